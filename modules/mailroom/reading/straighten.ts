import type { Box } from './document-reading.ts'
import { greyImage, type GreyImage } from './grey-image.ts'

/** A straightened image and the way back: a rectangle of it as fractions of the image before straightening. */
export interface Straightened {
  readonly image: GreyImage
  boxOf(rectangle: PixelRectangle): Box
}

export interface PixelRectangle {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Below this angle, in degrees, straightening would only blur. */
const LEAST_DEGREES = 0.12

/**
 * Turns the page so that lines which climb by `degrees` become level. The sheet grows so that no corner is lost; new corners are white.
 * Bilinear: letters keep their grey edges.
 */
export function straighten(image: GreyImage, degrees: number): Straightened {
  if (Math.abs(degrees) < LEAST_DEGREES) return { image, boxOf: (rectangle) => fractionOf(rectangle, image) }
  const radians = (degrees * Math.PI) / 180
  const cos = Math.cos(radians)
  const sin = Math.sin(radians)
  const level = greyImage(
    Math.ceil(image.width * cos + image.height * Math.abs(sin)),
    Math.ceil(image.height * cos + image.width * Math.abs(sin)),
  )
  const back = (x: number, y: number): [number, number] => {
    const dx = x - level.width / 2
    const dy = y - level.height / 2
    return [image.width / 2 + dx * cos + dy * sin, image.height / 2 - dx * sin + dy * cos]
  }
  for (let y = 0; y < level.height; y++) {
    const [fromX, fromY] = back(0, y)
    sampleRow({ image, into: level.data, start: y * level.width, count: level.width, fromX, fromY, stepX: cos, stepY: -sin })
  }
  return { image: level, boxOf: (rectangle) => fractionOf(turnedBack(rectangle, back), image) }
}

interface RowSampling {
  readonly image: GreyImage
  readonly into: Uint8Array
  readonly start: number
  readonly count: number
  readonly fromX: number
  readonly fromY: number
  readonly stepX: number
  readonly stepY: number
}

function sampleRow({ image, into, start, count, fromX, fromY, stepX, stepY }: RowSampling): void {
  const { width, height, data } = image
  let x = fromX
  let y = fromY
  for (let at = start; at < start + count; at++, x += stepX, y += stepY) {
    const left = Math.floor(x)
    const top = Math.floor(y)
    if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
      into[at] = 255
      continue
    }
    const corner = top * width + left
    const across = x - left
    const upper = (data[corner] ?? 0) * (1 - across) + (data[corner + 1] ?? 0) * across
    const lower = (data[corner + width] ?? 0) * (1 - across) + (data[corner + width + 1] ?? 0) * across
    into[at] = upper + (lower - upper) * (y - top)
  }
}

function turnedBack(rectangle: PixelRectangle, back: (x: number, y: number) => [number, number]): PixelRectangle {
  const corners = [
    back(rectangle.x0, rectangle.y0),
    back(rectangle.x1, rectangle.y0),
    back(rectangle.x0, rectangle.y1),
    back(rectangle.x1, rectangle.y1),
  ]
  const xs = corners.map(([x]) => x)
  const ys = corners.map(([, y]) => y)
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }
}

function fractionOf(rectangle: PixelRectangle, image: GreyImage): Box {
  const x = share(rectangle.x0, image.width)
  const y = share(rectangle.y0, image.height)
  return { x, y, width: share(rectangle.x1, image.width) - x, height: share(rectangle.y1, image.height) - y }
}

function share(value: number, whole: number): number {
  return Math.round(Math.max(0, Math.min(1, value / whole)) * 1e5) / 1e5
}
