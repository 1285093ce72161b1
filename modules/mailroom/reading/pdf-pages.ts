import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { z } from 'zod'
import type { DocumentProblem, ReadingRefusal } from './document-reading.ts'
import type { GreyImage } from './grey-image.ts'
import { MOST_PAGES, MOST_PIXELS, WORK_DPI, WORK_PIXELS } from './limits.ts'
import type { OpenedDocument, PageContent } from './opened-document.ts'
import { drawingOf, type PageDrawing } from './pdf-drawing.ts'
import { heedWarnings } from './pdf-warnings.ts'
import { drawPage, scanOf } from './pdf-raster.ts'
import { isRealText, layOut, type PlacedText } from './text-layer.ts'

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Opens a PDF for reading. No script of the document runs, no form is submitted, nothing is fetched. */
export async function openPdf(bytes: Buffer): Promise<OpenedDocument | ReadingRefusal> {
  try {
    const pdf = await getDocument({
      data: new Uint8Array(bytes),
      verbosity: 1,
      isEvalSupported: false,
      enableXfa: false,
      useSystemFonts: false,
      disableAutoFetch: true,
      maxImageSize: MOST_PIXELS,
      standardFontDataUrl: `${folder}/standard_fonts/`,
      cMapUrl: `${folder}/cmaps/`,
      wasmUrl: `${folder}/wasm/`,
      iccUrl: `${folder}/iccs/`,
    }).promise
    if (pdf.numPages > MOST_PAGES) return { kind: 'too-many-pages', fact: `${pdf.numPages} pages` }
    return opened(pdf, await problemsOf(pdf))
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') return { kind: 'encrypted' }
    return { kind: 'damaged' }
  }
}

function opened(pdf: PDFDocumentProxy, problems: readonly DocumentProblem[]): OpenedDocument {
  return {
    kind: 'pdf',
    pageCount: pdf.numPages,
    problems,
    page: async (number) => contentOf(pdf, await pdf.getPage(number)),
    picture: async (longerSide) => {
      const page = await pdf.getPage(1)
      const { width, height } = page.getViewport({ scale: 1 })
      const drawn = await drawPage(pdf, page, longerSide / Math.max(width, height))
      return sharp(drawn.pixels, { raw: { width: drawn.width, height: drawn.height, channels: 4 } })
    },
    close: async () => pdf.loadingTask.destroy(),
  }
}

/** A dynamic (XFA) form shows "please wait" to every reader but one: what is read of it is not its content. */
async function problemsOf(pdf: PDFDocumentProxy): Promise<readonly DocumentProblem[]> {
  const facts = z.object({ info: z.object({ IsXFAPresent: z.boolean().optional(), IsAcroFormPresent: z.boolean().optional() }) })
  const { info } = facts.parse(await pdf.getMetadata())
  return info.IsXFAPresent && !info.IsAcroFormPresent ? ['dynamic-form'] : []
}

async function contentOf(pdf: PDFDocumentProxy, page: PDFPageProxy): Promise<PageContent> {
  const warnings = heedWarnings()
  try {
    const { width, height } = page.getViewport({ scale: 1 })
    const drawing = drawingOf(await page.getOperatorList(), width * height)
    const layer = layOut([...(await placedTextOf(page)), ...(await filledFieldsOf(page))], { width, height })
    if (isRealText(layer.text, { imageShare: drawing.imageShare, drawsNothingElse: drawing.drawsNothing })) {
      return { layer, image: undefined, complete: !warnings.lostImage() }
    }
    const image = await imageOf(pdf, page, drawing)
    return { image, complete: !warnings.lostImage() }
  } finally {
    warnings.stop()
    page.cleanup()
  }
}

/** For a scan the page image is taken out as it is; anything else is drawn at 300 dpi. */
async function imageOf(pdf: PDFDocumentProxy, page: PDFPageProxy, drawing: PageDrawing): Promise<GreyImage> {
  const scan = drawing.scanName && page.rotate === 0 && !drawing.drawsText ? await scanOf(page, drawing.scanName) : undefined
  if (scan) return scan
  const { width, height } = page.getViewport({ scale: 1 })
  const scale = Math.min(WORK_DPI / 72, Math.sqrt(WORK_PIXELS / (width * height)))
  const drawn = await drawPage(pdf, page, scale)
  const grey = new Uint8Array(drawn.width * drawn.height)
  for (let at = 0; at < grey.length; at++) {
    const from = at * 4
    grey[at] = ((drawn.pixels[from] ?? 0) * 77 + (drawn.pixels[from + 1] ?? 0) * 151 + (drawn.pixels[from + 2] ?? 0) * 28) >> 8
  }
  return { width: drawn.width, height: drawn.height, data: grey }
}

const textItem = z.object({
  str: z.string(),
  transform: z.array(z.number()).length(6),
  width: z.number(),
  height: z.number(),
  hasEOL: z.boolean(),
})

async function placedTextOf(page: PDFPageProxy): Promise<PlacedText[]> {
  const content = await page.getTextContent()
  const viewport = page.getViewport({ scale: 1 })
  return content.items.flatMap((item) => {
    const piece = textItem.safeParse(item)
    if (!piece.success) return []
    const { str, transform, width, height, hasEOL } = piece.data
    const [x = 0, baseline = 0] = viewport.convertToViewportPoint(transform[4] ?? 0, transform[5] ?? 0)
    return [{ text: str, x, baseline, width, height, endsLine: hasEOL }]
  })
}

const filledField = z.object({ rect: z.array(z.number()).length(4), fieldValue: z.string().min(1) })

/** What a person typed into the fields of a form is not in the text of the page. */
async function filledFieldsOf(page: PDFPageProxy): Promise<PlacedText[]> {
  const viewport = page.getViewport({ scale: 1 })
  const annotations: unknown[] = await page.getAnnotations()
  return annotations.flatMap((annotation) => {
    const field = filledField.safeParse(annotation)
    if (!field.success) return []
    const [left = 0, bottom = 0, right = 0] = field.data.rect
    const [x = 0, baseline = 0] = viewport.convertToViewportPoint(left, bottom)
    return field.data.fieldValue.split('\n').map((text) => ({ text, x, baseline, width: right - left, height: 10, endsLine: true }))
  })
}
