const LONGEST_BYTES = 150
const SHORT_ENDINGS: Readonly<Record<string, string>> = { jpeg: 'jpg', tiff: 'tif' }
// Windows opens devices under these names, whatever ending follows.
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A file name that may be shown and saved: no path, no control or direction characters, not endless; its ending agrees with the content. */
export function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/^\.+/, '')
    .trim()
  const stem = shortened(base.replace(/(\.[a-z0-9]{1,5})+$/i, '')).replace(/[. ]+$/, '')
  return `${stem === '' || DEVICES.test(stem) ? 'document' : stem}.${SHORT_ENDINGS[extension] ?? extension}`
}

/** Cut by bytes, which is what file systems count, and between letters: an accent or a joined sign is not torn off. */
function shortened(text: string): string {
  let kept = ''
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text.slice(0, 4 * LONGEST_BYTES))) {
    if (Buffer.byteLength(kept + segment) > LONGEST_BYTES) break
    kept += segment
  }
  return kept
}
