import { shrink, type GreyImage } from './grey-image.ts'
import { findSpots, type InkRun, type Spot } from './spots.ts'

export interface InkMeasure {
  /** Share of the page that is inked, 0 to 1. */
  readonly share: number
  /** Spots of ink that have the size of a letter: about the number of letters on the page. */
  readonly glyphs: number
  /** Middle height of those spots in pixels of the measured image. */
  readonly glyphHeight: number
  /** Runs of ink that belong to letters, on the image at half size: what the slant is measured on. */
  readonly letterRuns: readonly InkRun[]
}

/** Middle grey of a prepared page. */
const INK_LEVEL = 128
/** Sizes of a letter in thousandths of the longer side of the page, so whatever the resolution: from 6-point small letters to 28-point capitals on A4. */
const LETTER_SIZE = { least: 3.1, most: 37, thinnest: 0.9 }

/** Ink of a prepared page (white paper, black ink), counted by connected spots on the half-size image. */
export function measureInk(image: GreyImage): InkMeasure {
  const half = shrink(image, 2)
  const { spots, runs } = findSpots(half, INK_LEVEL)
  const unit = Math.max(half.width, half.height) / 1000
  const isLetter = spots.map((spot) => isLetterSized(spot, unit))
  const heights = spots.filter((_, index) => isLetter[index]).map((spot) => (spot.bottom - spot.top + 1) * 2)
  heights.sort((a, b) => a - b)
  const inked = spots.reduce((sum, spot) => sum + spot.area, 0)
  return {
    share: half.data.length === 0 ? 0 : inked / half.data.length,
    glyphs: heights.length,
    glyphHeight: heights[Math.floor(heights.length / 2)] ?? 0,
    letterRuns: runs.filter((run) => isLetter[run.spot]),
  }
}

/** Either way up: a page may lie on its side. */
function isLetterSized(spot: Spot, unit: number): boolean {
  const height = spot.bottom - spot.top + 1
  const width = spot.right - spot.left + 1
  const longer = Math.max(height, width)
  return longer >= LETTER_SIZE.least * unit && longer <= LETTER_SIZE.most * unit && Math.min(height, width) >= LETTER_SIZE.thinnest * unit
}
