import type { InkMeasure } from './ink.ts'
import type { InkRun } from './spots.ts'

/** Pages fed askew by more than this are rare; a larger search would let slanted drawings win over text. */
const WIDEST_DEGREES = 8
const COARSE_STEP = 0.25
const FINE_STEP = 0.03
/** With fewer letters there are no lines to measure. */
const FEWEST_LETTERS = 30
/** Enough points to tell the lines apart, few enough for a search in milliseconds. */
const MOST_POINTS = 60_000

export interface PageSlant {
  /** Angle of the text lines in degrees, positive when they climb to the right. */
  readonly skewDegrees: number
  /** True when the lines run from top to bottom: the page lies on its side. */
  readonly sideways: boolean
}

/**
 * How the text lines lie: when rows of pixels follow the lines, ink and gaps alternate most sharply. Only the ink of letters counts:
 * dark borders, rules and photographs would draw the search to their own edges. Coarse search, then refined on the same points.
 */
export function slantOf(ink: InkMeasure): PageSlant {
  if (ink.glyphs < FEWEST_LETTERS) return { skewDegrees: 0, sideways: false }
  const points = pointsOf(ink.letterRuns)
  const upright = bestAngle(points)
  const onItsSide = bestAngle(points.transposed())
  const sideways = onItsSide.sharpness > upright.sharpness
  // Transposing mirrors the page: the angle changes its sign.
  return { skewDegrees: sideways ? -onItsSide.degrees : upright.degrees, sideways }
}

class InkPoints {
  readonly length: number
  readonly #x: Int16Array
  readonly #y: Int16Array

  constructor(x: Int16Array, y: Int16Array) {
    this.#x = x
    this.#y = y
    this.length = x.length
  }

  transposed(): InkPoints {
    return new InkPoints(this.#y, this.#x)
  }

  /** Sum of squared differences of neighbouring rows, each row counted along the given angle. */
  sharpness(degrees: number): number {
    const slope = Math.tan((degrees * Math.PI) / 180)
    const counts = new Float64Array(ROW_BINS)
    for (let at = 0; at < this.length; at++) {
      const bin = Math.round((this.#y[at] ?? 0) + (this.#x[at] ?? 0) * slope) + ROW_OFFSET
      counts[bin] = (counts[bin] ?? 0) + 1
    }
    let sum = 0
    for (let bin = 1; bin < ROW_BINS; bin++) sum += ((counts[bin] ?? 0) - (counts[bin - 1] ?? 0)) ** 2
    return sum
  }
}

/** Bins of one pixel; the offset leaves room for rows that the angle moves above the page. */
const ROW_BINS = 8192
const ROW_OFFSET = 1500

function pointsOf(runs: readonly InkRun[]): InkPoints {
  const total = runs.reduce((sum, run) => sum + run.end - run.start + 1, 0)
  const every = Math.max(1, Math.ceil(total / MOST_POINTS))
  const x: number[] = []
  const y: number[] = []
  let seen = 0
  for (const run of runs) {
    for (let column = run.start; column <= run.end; column++) {
      if (seen++ % every !== 0) continue
      x.push(column)
      y.push(run.y)
    }
  }
  return new InkPoints(Int16Array.from(x), Int16Array.from(y))
}

function bestAngle(points: InkPoints): { readonly degrees: number; readonly sharpness: number } {
  const coarse = search(points, { from: -WIDEST_DEGREES, to: WIDEST_DEGREES, step: COARSE_STEP })
  const fine = search(points, { from: coarse.degrees - COARSE_STEP, to: coarse.degrees + COARSE_STEP, step: FINE_STEP })
  return fine.sharpness > coarse.sharpness ? fine : coarse
}

function search(points: InkPoints, range: { readonly from: number; readonly to: number; readonly step: number }) {
  let best = { degrees: 0, sharpness: points.sharpness(0) }
  for (let degrees = range.from; degrees <= range.to; degrees += range.step) {
    const sharpness = points.sharpness(degrees)
    if (sharpness > best.sharpness) best = { degrees, sharpness }
  }
  return best
}
