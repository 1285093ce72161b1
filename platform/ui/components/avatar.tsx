import { classes } from '../class-names.ts'

const TONES = 5

/** The initials of somebody whose name stands beside it: it repeats, so it is not read out. */
export function Avatar({ name }: { name: string }) {
  const tone = 1 + ([...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % TONES)
  return (
    <span class={classes('avatar', tone > 1 && `tone-${tone}`)} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

/** "Karim Benali" → "KB"; "Inès" → "I". */
export function initials(name: string): string {
  const words = name.split(/[\s'’-]+/u).filter((word) => word !== '')
  const first = words.at(0)?.at(0) ?? ''
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : ''
  return `${first}${last}`.toLocaleUpperCase('fr')
}
