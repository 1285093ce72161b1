import type { DoubtReason } from './document-reading.ts'

/**
 * Below this mean confidence the text is not taken as true. On real typewritten French pages every unreadable one scored
 * 25 to 69 and every readable one above 70 (HTR-United/tapuscorpus).
 */
export const LEAST_CONFIDENCE = 70
/** Share of the letter-sized spots of ink that must have been read: broken and joined letters explain half, not more. */
const LEAST_READ_SHARE = 0.45
/** With fewer spots (a stamp, a page number) the share means nothing. */
const FEWEST_GLYPHS = 40

export interface GateInput {
  readonly meanConfidence: number
  readonly letters: number
  readonly glyphs: number
}

/** Why a page read by the engine is doubtful, or undefined. A failing page may report confidence 95 with one word: ink is counted too. */
export function doubtOf({ meanConfidence, letters, glyphs }: GateInput): DoubtReason | undefined {
  // A photograph, a bar code, or writing that the engine did not even see: the page is not blank and says nothing.
  if (letters === 0) return 'words-missing'
  if (meanConfidence < LEAST_CONFIDENCE) return 'low-confidence'
  if (glyphs >= FEWEST_GLYPHS && letters < glyphs * LEAST_READ_SHARE) return 'words-missing'
  return undefined
}
