import { greyImage, type GreyImage } from './grey-image.ts'

/** Above this noise (grey levels) the median filter pays for itself; clean pages lose thin strokes to it. */
export const NOISY = 6

/** Largest answer of the filter below. */
const MOST = 255 * 16

/**
 * Noise of the paper in grey levels: Immerkær's filter, blind to even light and straight edges (J. Immerkær, "Fast noise variance
 * estimation", 1996), on one row in seven. The median of its answers, not their mean: letters cover less than half of any page.
 */
export function noiseOf(image: GreyImage): number {
  const { width, height, data } = image
  const answers = new Uint32Array(MOST + 1)
  let count = 0
  for (let y = 1; y < height - 1; y += 7) {
    const row = y * width
    for (let x = 1; x < width - 1; x++) {
      const at = row + x
      const up = at - width
      const down = at + width
      const corners = (data[up - 1] ?? 0) + (data[up + 1] ?? 0) + (data[down - 1] ?? 0) + (data[down + 1] ?? 0)
      const sides = (data[up] ?? 0) + (data[down] ?? 0) + (data[at - 1] ?? 0) + (data[at + 1] ?? 0)
      const answer = Math.abs(corners - 2 * sides + 4 * (data[at] ?? 0))
      answers[answer] = (answers[answer] ?? 0) + 1
      count++
    }
  }
  // For normal noise of deviation s the filter answers with deviation 6 s, and the median of absolute values is 0.6745 times that.
  return medianOfCounts(answers, count) / (6 * 0.6745)
}

function medianOfCounts(counts: Uint32Array, total: number): number {
  let seen = 0
  for (const [value, count] of counts.entries()) {
    seen += count
    if (seen * 2 >= total) return value
  }
  return 0
}

/** 3 × 3 median: removes speckle without moving the edges of the letters. The border row and column are copied. */
export function median3(image: GreyImage): GreyImage {
  const { width, height, data } = image
  const result = greyImage(width, height)
  result.data.set(data)
  const out = result.data
  for (let y = 1; y < height - 1; y++) {
    const row = y * width
    // Sorted columns of three slide along the row: the median of nine is the median of (max of lows, median of middles, min of highs).
    let low0 = 0
    let middle0 = 0
    let high0 = 0
    let low1 = 0
    let middle1 = 0
    let high1 = 0
    for (let x = 0; x < width; x++) {
      const a = data[row - width + x] ?? 0
      const b = data[row + x] ?? 0
      const c = data[row + width + x] ?? 0
      const lowAb = a < b ? a : b
      const highAb = a < b ? b : a
      const low2 = lowAb < c ? lowAb : c
      const high2 = highAb > c ? highAb : c
      const rest = lowAb > c ? lowAb : c
      const middle2 = highAb < rest ? highAb : rest
      if (x > 1) {
        const maxLow01 = low0 > low1 ? low0 : low1
        const maxLow = maxLow01 > low2 ? maxLow01 : low2
        const minHigh01 = high0 < high1 ? high0 : high1
        const minHigh = minHigh01 < high2 ? minHigh01 : high2
        const middle = medianOf(middle0, middle1, middle2)
        out[row + x - 1] = medianOf(maxLow, middle, minHigh)
      }
      low0 = low1
      middle0 = middle1
      high0 = high1
      low1 = low2
      middle1 = middle2
      high1 = high2
    }
  }
  return result
}

function medianOf(a: number, b: number, c: number): number {
  const low = a < b ? a : b
  const high = a < b ? b : a
  const rest = low > c ? low : c
  return high < rest ? high : rest
}
