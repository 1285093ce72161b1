const LONGEST = 120

/** A file name that may be shown and saved: no path, no control or direction characters, not endless; its ending agrees with the content. */
export function safeName(name: string, extension: string): string {
  const base = (name.split(/[\\/]/).at(-1) ?? '')
    .normalize('NFC')
    .replace(/[\p{C}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[<>:"|?*]/g, '-')
    .replace(/^\.+/, '')
    .trim()
  const stem = base.replace(/(\.[a-z0-9]{1,5})+$/i, '').slice(0, LONGEST) || 'document'
  return `${stem}.${extension === 'jpeg' ? 'jpg' : extension}`
}
