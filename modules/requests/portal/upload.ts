import type { UploadRule } from '#platform/http'

/** What citizens may send: photos, PDF, office documents; telephones make pictures of 5 to 12 MB. */
export const UPLOAD = {
  allowed: ['image', 'pdf', 'office'],
  maxBytes: 15 * 1024 * 1024,
  maxFiles: 6,
  purpose: 'request-attachment',
} as const satisfies UploadRule
