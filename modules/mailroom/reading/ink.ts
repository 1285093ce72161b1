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
/** Sizes of a letter on a page at 300 dpi, in pixels: from 6-point small letters to 28-point capitals. */
const LETTER_HEIGHT = { least: 11, most: 90 }
const WIDEST_LETTER = 130
const NARROWEST_LETTER = 3

/** Ink of a prepared page (white paper, black ink), counted by connected spots on the half-size image. */
export function measureInk(image: GreyImage): InkMeasure {
  const half = shrink(image, 2)
  const { spots, runs } = findSpots(half, INK_LEVEL)
  const isLetter = spots.map(isLetterSized)
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

function isLetterSized(spot: Spot): boolean {
  const height = (spot.bottom - spot.top + 1) * 2
  const width = (spot.right - spot.left + 1) * 2
  return height >= LETTER_HEIGHT.least && height <= LETTER_HEIGHT.most && width >= NARROWEST_LETTER && width <= WIDEST_LETTER
}
