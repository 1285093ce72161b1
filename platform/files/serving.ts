import type { StoredFile } from './stored-file.ts'

/** Shown in the page itself: pictures we drew anew, PDF in the browser's own viewer. Anything else is saved, not opened; so is what does something by itself. */
const SHOWN = new Set(['image/jpeg', 'image/png', 'image/webp', 'application/pdf'])

/** The headers under which a file's bytes are given out: nothing in it may run, and it is not kept by anybody in between. */
export function fileHeaders(file: StoredFile, options: { inline?: boolean } = {}): Record<string, string> {
  const inline = options.inline === true && SHOWN.has(file.contentType) && file.cautions.length === 0
  return {
    'content-type': file.kind === 'other' ? 'application/octet-stream' : file.contentType,
    'content-length': String(file.size),
    'content-disposition': disposition(inline ? 'inline' : 'attachment', file.name),
    // A sandboxed page cannot start the browser's PDF viewer: the viewer's own sandbox holds there.
    'content-security-policy':
      file.contentType === 'application/pdf'
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'"
        : "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-site',
    'referrer-policy': 'no-referrer',
    'cache-control': 'private, no-store',
  }
}

/** RFC 6266: a plain name for old readers, the whole name for the others. */
export function disposition(how: 'inline' | 'attachment', name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${how}; filename="${plain}"; filename*=UTF-8''${whole}`
}
