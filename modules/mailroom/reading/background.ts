import { greyImage, histogramOf, type GreyImage } from './grey-image.ts'

/** Side of the squares in which the brightness of the paper is measured, in pixels at 300 dpi: larger than a letter, smaller than a shadow. */
const CELL = 32
/** The paper is taken as this share of the brightest pixels of a square: above the noise, below the letters. */
const PAPER_PERCENTILE = 0.8
/** A dark photograph or border is not paper in the shade: no square is lightened by more than 1 / this share. */
const DARKEST_PAPER = 0.35

/**
 * Evens the light: each pixel is divided by the brightness of the paper around it, so that grey paper, folds and shadows become white
 * and faint letters keep their contrast. Without this step a grey and uneven page is read as nothing or as garbage.
 */
export function flattenBackground(image: GreyImage): GreyImage {
  const paper = paperBrightness(image)
  const flat = greyImage(image.width, image.height)
  const rowPaper = new Float32Array(image.width)
  for (let y = 0; y < image.height; y++) {
    interpolateRow(paper, y, rowPaper)
    const row = y * image.width
    for (let x = 0; x < image.width; x++) {
      const value = ((image.data[row + x] ?? 0) * 255) / (rowPaper[x] ?? 255)
      flat.data[row + x] = value > 255 ? 255 : value
    }
  }
  return flat
}

/**
 * Pulls ink towards black and paper towards white, leaving the edges of the letters grey: the engine binarises for the layout but reads the grey.
 * The two levels come from Otsu's method on the flattened image.
 */
export function stretchContrast(image: GreyImage): GreyImage {
  const { inkLevel, paperLevel } = levelsOf(image)
  // An empty sheet holds only its own grain: stretching it would turn the grain into ink.
  if (paperLevel - inkLevel < LEAST_CONTRAST) return image
  const black = inkLevel * 0.9
  const white = Math.max(black + 32, paperLevel - (paperLevel - inkLevel) * 0.12)
  const table = new Uint8Array(256)
  for (let value = 0; value < 256; value++) table[value] = Math.max(0, Math.min(255, ((value - black) * 255) / (white - black)))
  const stretched = greyImage(image.width, image.height)
  for (let at = 0; at < image.data.length; at++) stretched.data[at] = table[image.data[at] ?? 0] ?? 0
  return stretched
}

/** Grey levels between ink and paper without which there is no ink. */
const LEAST_CONTRAST = 40

/** The mean levels of ink and paper, told apart by Otsu's method. */
function levelsOf(image: GreyImage): { readonly inkLevel: number; readonly paperLevel: number } {
  const histogram = histogramOf(image)
  const total = image.data.length
  let sum = 0
  for (let value = 0; value < 256; value++) sum += value * (histogram[value] ?? 0)
  let best = { inkLevel: 255, paperLevel: 255, spread: -1 }
  let below = 0
  let sumBelow = 0
  for (let value = 0; value < 255; value++) {
    below += histogram[value] ?? 0
    sumBelow += value * (histogram[value] ?? 0)
    if (below === 0 || below === total) continue
    const inkLevel = sumBelow / below
    const paperLevel = (sum - sumBelow) / (total - below)
    const spread = below * (total - below) * (paperLevel - inkLevel) ** 2
    if (spread > best.spread) best = { inkLevel, paperLevel, spread }
  }
  return best
}

function paperBrightness(image: GreyImage): GreyImage {
  const columns = Math.max(1, Math.ceil(image.width / CELL))
  const rows = Math.max(1, Math.ceil(image.height / CELL))
  const cells = greyImage(columns, rows)
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) cells.data[row * columns + column] = cellPercentile(image, column * CELL, row * CELL)
  }
  const global = [...cells.data].sort((a, b) => a - b)[Math.floor(cells.data.length * 0.9)] ?? 255
  const floor = Math.max(1, global * DARKEST_PAPER)
  for (let at = 0; at < cells.data.length; at++) cells.data[at] = Math.max(floor, cells.data[at] ?? 0)
  return blur(brightestNeighbour(cells))
}

function cellPercentile(image: GreyImage, left: number, top: number): number {
  const counts = new Uint16Array(256)
  const right = Math.min(image.width, left + CELL)
  const bottom = Math.min(image.height, top + CELL)
  for (let y = top; y < bottom; y++) {
    for (let at = y * image.width + left; at < y * image.width + right; at++) {
      const value = image.data[at] ?? 0
      counts[value] = (counts[value] ?? 0) + 1
    }
  }
  let remaining = (right - left) * (bottom - top) * (1 - PAPER_PERCENTILE)
  for (let value = 255; value > 0; value--) {
    remaining -= counts[value] ?? 0
    if (remaining < 0) return value
  }
  return 0
}

/** A square covered by a heading or a stamp borrows the paper of its neighbours. */
function brightestNeighbour(cells: GreyImage): GreyImage {
  return overNeighbours(cells, (values) => Math.max(...values))
}

function blur(cells: GreyImage): GreyImage {
  return overNeighbours(cells, (values) => values.reduce((sum, value) => sum + value, 0) / values.length)
}

function overNeighbours(cells: GreyImage, combine: (values: readonly number[]) => number): GreyImage {
  const result = greyImage(cells.width, cells.height)
  for (let y = 0; y < cells.height; y++) {
    for (let x = 0; x < cells.width; x++) {
      const values: number[] = []
      for (let ny = Math.max(0, y - 1); ny <= Math.min(cells.height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(cells.width - 1, x + 1); nx++) values.push(cells.data[ny * cells.width + nx] ?? 0)
      }
      result.data[y * cells.width + x] = combine(values)
    }
  }
  return result
}

/** Brightness of the paper at each pixel of row `y`, straight lines between the centres of the squares. */
function interpolateRow(cells: GreyImage, y: number, into: Float32Array): void {
  const down = positionAmong(y, cells.height)
  const upper = down.first * cells.width
  const lower = Math.min(cells.height - 1, down.first + 1) * cells.width
  const at = (column: number) => (cells.data[upper + column] ?? 0) * (1 - down.share) + (cells.data[lower + column] ?? 0) * down.share
  for (let column = -1; column < cells.width; column++) {
    const from = at(Math.max(0, column))
    const slope = (at(Math.min(cells.width - 1, column + 1)) - from) / CELL
    const start = column * CELL + CELL / 2
    const end = Math.min(into.length, start + CELL)
    for (let x = Math.max(0, start); x < end; x++) into[x] = from + slope * (x - start)
  }
}

function positionAmong(y: number, count: number): { readonly first: number; readonly share: number } {
  const exact = Math.max(0, Math.min(count - 1, (y + 0.5) / CELL - 0.5))
  const first = Math.floor(exact)
  return { first, share: exact - first }
}
