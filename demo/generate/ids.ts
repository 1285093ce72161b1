import type { Random } from './random.ts'

const HEX = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))

/** A UUIDv7 of that time in milliseconds; the rest of it is drawn. Ids sort by time. */
export function idAt(milliseconds: number, random: Random): string {
  const high = Math.floor(milliseconds / 65_536)
  const low = milliseconds % 65_536
  const first = random.next()
  const second = random.next()
  const third = random.next()
  return `${word(high)}-${byte(low >>> 8)}${byte(low)}-${byte(0x70 | ((first >>> 8) & 0x0f))}${byte(first)}-${byte(0x80 | ((first >>> 16) & 0x3f))}${byte(first >>> 24)}-${word(second)}${byte(third >>> 8)}${byte(third)}`
}

function word(value: number): string {
  return byte(value >>> 24) + byte(value >>> 16) + byte(value >>> 8) + byte(value)
}

function byte(value: number): string {
  return HEX[value & 0xff] ?? '00'
}
