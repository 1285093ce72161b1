/** A page as grey levels (0 black, 255 white), row by row. The preparation works on this and nothing else. */
export interface GreyImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array
}

export function greyImage(width: number, height: number): GreyImage {
  return { width, height, data: new Uint8Array(width * height) }
}

/** The image at 1/`factor` of its size, each pixel the mean of its block. */
export function shrink(image: GreyImage, factor: number): GreyImage {
  const small = greyImage(Math.floor(image.width / factor), Math.floor(image.height / factor))
  const sums = new Uint32Array(small.width)
  const area = factor * factor
  for (let y = 0; y < small.height; y++) {
    sums.fill(0)
    for (let dy = 0; dy < factor; dy++) {
      let at = (y * factor + dy) * image.width
      for (let x = 0; x < small.width; x++) {
        let sum = 0
        for (let dx = 0; dx < factor; dx++) sum += image.data[at++] ?? 0
        sums[x] = (sums[x] ?? 0) + sum
      }
    }
    const row = y * small.width
    for (let x = 0; x < small.width; x++) small.data[row + x] = (sums[x] ?? 0) / area
  }
  return small
}

/** The image turned clockwise by a right angle. */
export function turn(image: GreyImage, degrees: 0 | 90 | 180 | 270): GreyImage {
  if (degrees === 0) return image
  const { width, height, data } = image
  if (degrees === 180) return { width, height, data: data.slice().reverse() }
  const turned = greyImage(height, width)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = degrees === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y
      turned.data[to] = data[y * width + x] ?? 0
    }
  }
  return turned
}

/** Rows `top` to `top + height` of the image, as a copy. */
export function strip(image: GreyImage, rows: { readonly top: number; readonly height: number }): GreyImage {
  const height = Math.min(rows.height, image.height - rows.top)
  return { width: image.width, height, data: image.data.slice(rows.top * image.width, (rows.top + height) * image.width) }
}

export function histogramOf(image: GreyImage): Uint32Array {
  const histogram = new Uint32Array(256)
  for (const value of image.data) histogram[value] = (histogram[value] ?? 0) + 1
  return histogram
}
