import sharp, { type Sharp } from 'sharp'
import type { DocumentKind, ReadingRefusal } from './document-reading.ts'
import type { GreyImage } from './grey-image.ts'
import { MOST_PAGES, MOST_PIXELS, WORK_DPI, WORK_PIXELS } from './limits.ts'
import type { OpenedDocument, PageContent } from './opened-document.ts'

sharp.concurrency(1)
sharp.cache(false)

/** Longer side of A4, in inches: taken for a page whose resolution is unknown or absurd. */
const A4_INCHES = 11.69
/** A sheet from a cheque to A2. Outside, the resolution written in the file is not believed (cameras write 72). */
const SHEET_INCHES = { least: 3, most: 24 }

/** Opens a TIFF (every page of it), JPEG or PNG. */
export async function openImage(bytes: Buffer, kind: Exclude<DocumentKind, 'pdf'>): Promise<OpenedDocument | ReadingRefusal> {
  const first = await headerOf(bytes, 0)
  if (!first) return { kind: 'damaged' }
  if (first.width * first.height > MOST_PIXELS) return { kind: 'too-large', fact: `${first.width} x ${first.height} pixels` }
  const pageCount = kind === 'tiff' ? first.pages : 1
  if (pageCount > MOST_PAGES) return { kind: 'too-many-pages', fact: `${pageCount} pages` }
  return {
    kind,
    pageCount,
    problems: [],
    page: async (number) => pageOf(bytes, number - 1),
    picture: async (longerSide) =>
      upright(bytes, { page: 0, failOn: 'none' }).resize(longerSide, longerSide, { fit: 'inside', withoutEnlargement: true }),
    close: async () => undefined,
  }
}

interface ImageHeader {
  readonly width: number
  readonly height: number
  readonly density: number
  readonly pages: number
}

async function headerOf(bytes: Buffer, page: number): Promise<ImageHeader | undefined> {
  try {
    const { width, height, density, pages } = await sharp(bytes, { page, limitInputPixels: false }).metadata()
    return { width, height, density: density ?? 0, pages: pages ?? 1 }
  } catch {
    return undefined
  }
}

async function pageOf(bytes: Buffer, page: number): Promise<PageContent> {
  const header = await headerOf(bytes, page)
  if (!header || header.width * header.height > MOST_PIXELS) return { image: undefined, complete: false }
  const whole = await greyPage(bytes, { page, failOn: 'warning' }, header)
  if (whole) return { image: whole, complete: true }
  // A cut transmission leaves the top of the page: worth reading, and said.
  const part = await greyPage(bytes, { page, failOn: 'none' }, header)
  return { image: part, complete: false }
}

interface Opening {
  readonly page: number
  readonly failOn: 'none' | 'warning'
}

function upright(bytes: Buffer, { page, failOn }: Opening): Sharp {
  return sharp(bytes, { page, failOn, limitInputPixels: MOST_PIXELS }).autoOrient().flatten({ background: 'white' })
}

async function greyPage(bytes: Buffer, opening: Opening, header: ImageHeader): Promise<GreyImage | undefined> {
  try {
    const scale = workScale(header)
    const image = upright(bytes, opening)
    if (scale !== 1) image.resize(Math.round(upTo(header) * scale), Math.round(upTo(header) * scale), { fit: 'inside' })
    const { data, info } = await image.toColourspace('b-w').raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    if (info.channels !== 1) return undefined
    return { width: info.width, height: info.height, data: new Uint8Array(data.buffer, data.byteOffset, data.length) }
  } catch {
    return undefined
  }
}

function upTo(header: ImageHeader): number {
  return Math.max(header.width, header.height)
}

/** Factor that brings the page to 300 dpi; an image already near it is left alone, since resampling costs sharpness. */
function workScale(header: ImageHeader): number {
  const inches = upTo(header) / header.density
  const believed = header.density > 0 && inches >= SHEET_INCHES.least && inches <= SHEET_INCHES.most
  const dpi = believed ? header.density : upTo(header) / A4_INCHES
  const wanted = dpi > 190 && dpi < 360 ? 1 : WORK_DPI / dpi
  return Math.min(wanted, Math.sqrt(WORK_PIXELS / (header.width * header.height)), 4)
}
