import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { z } from 'zod'
import type { GreyImage } from './grey-image.ts'
import { WORK_PIXELS } from './limits.ts'

export interface DrawnPage {
  readonly width: number
  readonly height: number
  /** Red, green, blue, alpha. */
  readonly pixels: Uint8ClampedArray
}

interface Canvas {
  readonly canvas: HTMLCanvasElement
  readonly context: CanvasRenderingContext2D
}

/**
 * Draws the page with the canvas factory of pdf.js itself. A canvas made by another copy of @napi-rs/canvas than the one pdf.js
 * loaded kills the process by SIGSEGV without any error, so none is ever imported here.
 */
export async function drawPage(pdf: PDFDocumentProxy, page: PDFPageProxy, scale: number): Promise<DrawnPage> {
  const viewport = page.getViewport({ scale })
  const factory = pdf.canvasFactory
  if (!isCanvasFactory(factory)) throw new Error('pdf.js gave no canvas factory')
  const made = factory.create(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  await page.render({ canvas: made.canvas, canvasContext: made.context, viewport, background: 'white' }).promise
  const { width, height } = made.canvas
  const { data } = made.context.getImageData(0, 0, width, height)
  factory.destroy(made)
  return { width, height, pixels: data }
}

interface CanvasFactory {
  create(width: number, height: number): Canvas
  destroy(made: Canvas): void
}

function isCanvasFactory(factory: unknown): factory is CanvasFactory {
  return z.object({ create: z.function(), destroy: z.function() }).safeParse(factory).success
}

const bitmap = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  kind: z.number().optional(),
  data: z.union([z.instanceof(Uint8Array), z.instanceof(Uint8ClampedArray)]),
})

/** Above this width (A4 at 360 dpi) a scan is reduced: 300 dpi reads as well or better, in less time. */
const WIDEST = 2980
const A4_WIDTH = 2480

/** The scanned image of the page as the file holds it, without drawing it; undefined when its form is not a plain one. */
export async function scanOf(page: PDFPageProxy, name: string): Promise<GreyImage | undefined> {
  const held: unknown = await new Promise((resolve) => (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve))
  const found = bitmap.safeParse(held)
  if (!found.success) return undefined
  const grey = greyOf(found.data)
  if (!grey) return undefined
  const { width, height } = grey
  const shorter = Math.min(width, height)
  if (shorter <= WIDEST && shorter > 1500) return grey
  const scale = Math.min(A4_WIDTH / shorter, Math.sqrt(WORK_PIXELS / (width * height)), 4)
  const { data, info } = await sharp(grey.data, { raw: { width, height, channels: 1 } })
    .resize(Math.round(width * scale), Math.round(height * scale), { fit: 'fill' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
}

/** pdf.js keeps images as one bit, three bytes or four bytes a pixel. */
function greyOf({ width, height, kind, data }: z.infer<typeof bitmap>): GreyImage | undefined {
  const grey = new Uint8Array(width * height)
  if (kind === 1) {
    const rowBytes = (width + 7) >> 3
    if (data.length < rowBytes * height) return undefined
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) grey[y * width + x] = ((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0
    }
    return { width, height, data: grey }
  }
  const channels = kind === 2 ? 3 : kind === 3 ? 4 : 0
  if (channels === 0 || data.length < grey.length * channels) return undefined
  // A transparent pixel shows the white of the sheet.
  for (let at = 0; at < grey.length; at++) {
    const from = at * channels
    const level = ((data[from] ?? 0) * 77 + (data[from + 1] ?? 0) * 151 + (data[from + 2] ?? 0) * 28) >> 8
    grey[at] = channels === 4 ? 255 - (((255 - level) * (data[from + 3] ?? 255)) >> 8) : level
  }
  return { width, height, data: grey }
}
