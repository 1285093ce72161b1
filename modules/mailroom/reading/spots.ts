import type { GreyImage } from './grey-image.ts'

/** A connected spot of ink: its bounding rectangle and its number of pixels. */
export interface Spot {
  top: number
  bottom: number
  left: number
  right: number
  area: number
}

/** A horizontal run of ink, with the index of the spot it belongs to. */
export interface InkRun {
  readonly y: number
  readonly start: number
  readonly end: number
  spot: number
}

/** Finds the connected spots of pixels darker than `inkLevel`: each run of ink joins those it touches on the row above (union-find on runs). */
export function findSpots(image: GreyImage, inkLevel: number): { readonly spots: readonly Spot[]; readonly runs: readonly InkRun[] } {
  const parent: number[] = []
  const runs: InkRun[] = []
  let above: InkRun[] = []
  for (let y = 0; y < image.height; y++) {
    const row = runsOfRow(image, y, inkLevel)
    let first = 0
    for (const run of row) {
      run.spot = parent.length
      parent.push(run.spot)
      runs.push(run)
      while (first < above.length && (above[first]?.end ?? 0) < run.start - 1) first++
      for (let index = first; index < above.length; index++) {
        const other = above[index]
        if (!other || other.start > run.end + 1) break
        parent[rootOf(parent, run.spot)] = rootOf(parent, other.spot)
      }
    }
    above = row
  }
  return { spots: gather(runs, parent), runs }
}

function runsOfRow(image: GreyImage, y: number, inkLevel: number): InkRun[] {
  const runs: InkRun[] = []
  const row = y * image.width
  let start = -1
  for (let x = 0; x <= image.width; x++) {
    const ink = x < image.width && (image.data[row + x] ?? 255) < inkLevel
    if (ink && start < 0) start = x
    if (!ink && start >= 0) {
      runs.push({ y, start, end: x - 1, spot: 0 })
      start = -1
    }
  }
  return runs
}

function rootOf(parent: number[], label: number): number {
  let at = label
  while (parent[at] !== at) {
    const up = parent[parent[at] ?? at] ?? at
    parent[at] = up
    at = up
  }
  return at
}

/** Spots in the order met, and each run told its spot. */
function gather(runs: readonly InkRun[], parent: number[]): Spot[] {
  const spots: Spot[] = []
  const indexOfRoot = new Map<number, number>()
  for (const run of runs) {
    const root = rootOf(parent, run.spot)
    const index = indexOfRoot.get(root) ?? spots.length
    const spot = spots[index]
    if (spot) {
      spot.bottom = run.y
      spot.left = Math.min(spot.left, run.start)
      spot.right = Math.max(spot.right, run.end)
      spot.area += run.end - run.start + 1
    } else {
      indexOfRoot.set(root, index)
      spots.push({ top: run.y, bottom: run.y, left: run.start, right: run.end, area: run.end - run.start + 1 })
    }
    run.spot = index
  }
  return spots
}
