/**
 * The number people see and dictate: year, number, check letter: `26-004512-K`. The letter catches one wrong digit and
 * two digits swapped; I, O and U are left out, so that nobody takes them for 1, 0 or V.
 */
const LETTERS = 'ABCDEFGHJKLMNPQRSTVWXYZ'

export function formatReference(year: number, number: number): string {
  const short = String(year % 100).padStart(2, '0')
  const digits = String(number).padStart(6, '0')
  return `${short}-${digits}-${checkLetter(`${short}${digits}`)}`
}

/** The letter that belongs to the digits of a reference. 23 is prime: each digit's weight differs, so a swap changes the sum. */
export function checkLetter(digits: string): string {
  let sum = 0
  for (const [index, digit] of [...digits].entries()) sum += Number(digit) * (index + 2)
  return LETTERS.charAt(sum % LETTERS.length)
}

/**
 * Reads a reference as people write it: with spaces, without hyphens, O for 0, I or L for 1.
 * Gives it back in its only right form; nothing when the letter does not belong to the digits.
 */
export function parseReference(text: string): string | undefined {
  const match = /^\s*([0-9OIL]{2})[\s.-]*([0-9OILSB]{6,8})[\s.-]*([A-Z])\s*$/i.exec(text)
  const [, year, number, letter] = match ?? []
  if (year === undefined || number === undefined || letter === undefined) return undefined
  const digits = `${asDigits(year)}${asDigits(number)}`
  if (checkLetter(digits) !== letter.toUpperCase()) return undefined
  return `${digits.slice(0, 2)}-${digits.slice(2)}-${letter.toUpperCase()}`
}

/** Every right reference in a text, in order of appearance, each once. */
export function findReferences(text: string): string[] {
  const found = text.slice(0, 200_000).matchAll(/(?<![0-9A-Z])[0-9OIL]{2}[ .-]{0,2}[0-9OILSB]{6,8}[ .-]{0,2}[A-Z](?![0-9A-Z])/gi)
  return [...new Set([...found].map((match) => parseReference(match[0])).filter((reference) => reference !== undefined))]
}

function asDigits(text: string): string {
  return text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/B/g, '8')
}
