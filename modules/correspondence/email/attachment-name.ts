import type { NameRepair } from './parsed-email.ts'

const MAX_LENGTH = 120
const RUNS_BY_ITSELF =
  /^(?:exe|scr|com|pif|bat|cmd|js|jse|vbs|vbe|wsf|wsh|hta|lnk|msi|msp|ps1|psm1|jar|cpl|dll|reg|scf|url|iso|img|app|apk|sh|html?|xhtml|svg|mht|xll|chm|gadget|application)$/i
const DOCUMENT = /^(?:pdf|docx?|odt|xlsx?|ods|pptx?|jpe?g|png|gif|txt|rtf|csv|zip|mp3|mp4|eml)$/i
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/**
 * Makes the name a sender gave safe to show and to save under (rule E18): no path, no control or direction-changing character,
 * no name Windows keeps for itself; in `invoice.pdf.exe` the first dot goes, so that the true ending is the one read.
 */
export function safeAttachmentName(given: string, fallback: string): { name: string; repairs: NameRepair[] } {
  const repairs: NameRepair[] = []
  const note = (repair: NameRepair, before: string, after: string): string => {
    if (before !== after) repairs.push(repair)
    return after
  }
  let name = given.normalize('NFC').slice(0, 2000)
  name = note('direction', name, name.replace(/[\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, ''))
  name = note('control', name, name.replace(/\p{Cc}+/gu, ' '))
  name = note('path', name, name.replace(/^.*[/\\\u2215\u2044\uFF0F\uFF3C]/s, ''))
  name = name.replace(/\s+/g, ' ').trim()
  name = note(
    'reserved',
    name,
    name
      .replace(/[<>:"|?*]/g, '_')
      .replace(/^[.~]+/, '')
      .replace(/[. ]+$/, ''),
  )
  if (DEVICE.test(name.split('.')[0] ?? '')) name = note('reserved', name, `_${name}`)
  name = note('double-extension', name, withOneExtension(name))
  name = note('too-long', name, shortened(name))
  if (name === '') return { name: fallback, repairs: [...new Set<NameRepair>([...repairs, 'absent'])] }
  return { name, repairs: [...new Set(repairs)] }
}

function withOneExtension(name: string): string {
  const pieces = name.split('.').map((piece) => piece.trim())
  const last = pieces.at(-1) ?? ''
  const before = pieces.at(-2) ?? ''
  if (pieces.length < 3 || !RUNS_BY_ITSELF.test(last) || !DOCUMENT.test(before))
    return pieces.length > 1 ? name.replace(/ +\.(\w{1,8})$/, '.$1') : name
  return `${pieces.slice(0, -1).join('_')}.${last}`
}

function shortened(name: string): string {
  if (name.length <= MAX_LENGTH) return name
  const extension = /\.\w{1,10}$/.exec(name)?.[0] ?? ''
  return `${name
    .slice(0, MAX_LENGTH - extension.length)
    .toWellFormed()
    .replace('\uFFFD', '')}${extension}`
}
