import type { StoredFile } from './file-store.ts'

/** Shown in the page itself: pictures we drew anew, PDF in the browser's own viewer. Anything else is saved, not opened. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

/** The headers under which a file's bytes are given out: nothing in it may run, and it is not kept by anybody in between. */
export function fileHeaders(file: StoredFile, options: { inline?: boolean } = {}): Record<string, string> {
  const inline = options.inline === true && SHOWN.has(file.contentType)
  const ascii = file.name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
  return {
    'content-type': inline || file.kind !== 'other' ? file.contentType : 'application/octet-stream',
    'content-length': String(file.size),
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': file.contentType === 'application/pdf' ? "default-src 'none'; object-src 'self'; plugin-types application/pdf; style-src 'unsafe-inline'" : "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }
}
