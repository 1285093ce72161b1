import { ImapSyntaxError } from './imap-arguments.ts'

/** A sequence set such as `1:3,7,10:*`, as a test. `highest` is what `*` stands for. Throws ImapSyntaxError. */
export function readSequenceSet(text: string, highest: number): (value: number) => boolean {
  const ranges = text.split(',').map((piece) => rangeOf(piece, highest))
  return (value) => ranges.some((range) => value >= range.low && value <= range.high)
}

/** Writes numbers as a short set: 1,2,3,7 becomes `1:3,7`. */
export function writeSequenceSet(numbers: readonly number[]): string {
  const pieces: { low: number; high: number }[] = []
  for (const number of numbers) {
    const last = pieces.at(-1)
    if (last && last.high + 1 === number) last.high = number
    else pieces.push({ low: number, high: number })
  }
  return pieces.map((piece) => (piece.low === piece.high ? String(piece.low) : `${piece.low}:${piece.high}`)).join(',')
}

function rangeOf(piece: string, highest: number): { low: number; high: number } {
  const match = /^(\d{1,10}|\*)(?::(\d{1,10}|\*))?$/.exec(piece)
  if (!match) throw new ImapSyntaxError('not a sequence set')
  const first = match[1] === '*' ? highest : Number(match[1])
  const second = match[2] === undefined ? first : match[2] === '*' ? highest : Number(match[2])
  return { low: Math.min(first, second), high: Math.max(first, second) }
}
