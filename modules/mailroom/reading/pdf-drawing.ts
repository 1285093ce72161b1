import { OPS, Util } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { z } from 'zod'

/** What a PDF page draws, found in its operator list: enough to choose between its text, its scanned image and a rendering. */
export interface PageDrawing {
  /** Share of the page covered by its largest image, 0 to 1. */
  readonly imageShare: number
  /** Number of images drawn. */
  readonly images: number
  /** True when the page has neither images nor lines nor shapes. */
  readonly drawsNothing: boolean
  readonly drawsText: boolean
  /** Name of the image that is the page: the only one, upright, covering nearly all of it. Undefined when the page must be rendered. */
  readonly scanName?: string
}

const WHOLE_PAGE = 0.92

const matrix = z.tuple([z.number(), z.number(), z.number(), z.number(), z.number(), z.number()])
type Matrix = z.infer<typeof matrix>

const IMAGE_OPS = [
  OPS.paintImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintSolidColorImageMask,
]
const TEXT_OPS = [OPS.showText, OPS.showSpacedText, OPS.nextLineShowText, OPS.nextLineSetSpacingShowText]
const SHAPE_OPS = [OPS.constructPath, OPS.shadingFill, OPS.rawFillPath]

interface PlacedImage {
  readonly name: string | undefined
  readonly at: Matrix
}

/** `operators` as pdf.js gives them; `pageArea` in square points. */
export function drawingOf(
  operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] },
  pageArea: number,
): PageDrawing {
  const images: PlacedImage[] = []
  const saved: Matrix[] = []
  let at: Matrix = [1, 0, 0, 1, 0, 0]
  let shapes = 0
  let texts = 0
  for (const [index, operator] of operators.fnArray.entries()) {
    const given = operators.argsArray[index]
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) saved.push(at)
    if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) at = saved.pop() ?? at
    if (operator === OPS.transform) at = times(at, given)
    if (operator === OPS.paintFormXObjectBegin && Array.isArray(given) && given[0]) at = times(at, [...given[0]])
    if (IMAGE_OPS.includes(operator)) images.push({ name: operator === OPS.paintImageXObject ? nameOf(given) : undefined, at })
    if (TEXT_OPS.includes(operator)) texts++
    if (SHAPE_OPS.includes(operator)) shapes++
  }
  const shares = images.map((image) => Math.abs(image.at[0] * image.at[3] - image.at[1] * image.at[2]) / pageArea)
  const imageShare = Math.min(1, Math.max(0, ...shares))
  const only = images.length === 1 && shapes === 0 ? images[0] : undefined
  const scanName = only && imageShare > WHOLE_PAGE && isUpright(only.at) ? only.name : undefined
  const drawsNothing = images.length === 0 && shapes === 0
  return { imageShare, images: images.length, drawsNothing, drawsText: texts > 0, ...(scanName && { scanName }) }
}

function times(current: Matrix, given: unknown): Matrix {
  const step = matrix.safeParse(Array.isArray(given) ? given : undefined)
  const product = step.success ? matrix.safeParse(Util.transform([...current], step.data)) : undefined
  return product?.success ? product.data : current
}

function nameOf(given: unknown): string | undefined {
  const name = z.tuple([z.string()]).rest(z.unknown()).safeParse(given)
  return name.success ? name.data[0] : undefined
}

function isUpright([a, b, c, d]: Matrix): boolean {
  return a > 0 && d > 0 && Math.abs(b) < a * 1e-3 && Math.abs(c) < d * 1e-3
}
