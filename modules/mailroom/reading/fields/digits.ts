/** What engines read instead of a digit, and the digit meant. */
const MISREAD: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  '°': '0',
  I: '1',
  l: '1',
  i: '1',
  '|': '1',
  '!': '1',
  '[': '1',
  ']': '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  $: '5',
  G: '6',
  b: '6',
  T: '7',
  B: '8',
  g: '9',
  q: '9',
}

/** A character class of regular expressions: a digit, or what is misread for one. */
export const LIKE_DIGIT = '[0-9OoQD°Ili|!\\[\\]ZzSs$GbTBgq]'

/** The digits meant and how many characters had to be replaced. */
export function asDigits(text: string): { readonly digits: string; readonly replaced: number } {
  let replaced = 0
  const digits = [...text]
    .map((character) => {
      const meant = MISREAD[character]
      if (meant) replaced++
      return meant ?? character
    })
    .join('')
  return { digits, replaced }
}
