import { asBuffer } from './buffer-of.ts'
import type { Caution } from './caution.ts'
import { scanBytes } from './clamd.ts'
import { type Content, OPAQUE } from './content-kind.ts'
import type { Inspector } from './inspector.ts'
import type { FileRefusal, ScanState } from './stored-file.ts'

/** What a look at some bytes ends with. `later`: the scanner or the inspector is not to be had now; the file waits, closed. */
export type Look =
  | { verdict: 'ready'; bytes: Buffer; content: Content; scan: ScanState; cautions: readonly Caution[] }
  | { verdict: 'refused'; refusal: FileRefusal; scan: ScanState; data: Record<string, string | number> }
  | { verdict: 'later' }

/**
 * Looks at what somebody sent: virus, content against what the field takes, build, picture drawn anew.
 * A field that takes anything (`any`: the attachments of a letter or a mail) also takes what cannot be read: it is kept as opaque bytes.
 */
export async function lookAt(
  bytes: Buffer,
  about: { allowed: readonly string[]; clamd: string | undefined; inspector: Inspector },
): Promise<Look> {
  const scanned = await scanBytes(about.clamd, bytes)
  if (scanned === 'unavailable') return { verdict: 'later' }
  if (scanned === 'infected') return { verdict: 'refused', refusal: 'file-infected', scan: 'infected', data: {} }
  const outcome = await about.inspector.inspect(bytes)
  if (outcome.ended === 'busy') return { verdict: 'later' }
  const anything = about.allowed.includes('any')
  const inspection = outcome.ended === 'done' ? outcome.inspection : { readable: false, content: OPAQUE, cautions: [] }
  const { content, readable, redrawn, cautions } = inspection
  if (outcome.ended === 'done' && !anything && !about.allowed.includes(content.kind)) {
    return { verdict: 'refused', refusal: 'file-kind', scan: scanned, data: { allowed: about.allowed.join(', ') } }
  }
  if (!readable && !anything) return { verdict: 'refused', refusal: 'file-unreadable', scan: scanned, data: {} }
  if (!readable) return { verdict: 'ready', bytes, content: { ...OPAQUE, extension: content.extension }, scan: scanned, cautions }
  return { verdict: 'ready', bytes: redrawn === undefined ? bytes : asBuffer(redrawn), content, scan: scanned, cautions }
}
