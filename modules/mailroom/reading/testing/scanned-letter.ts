/** Makes French letters as a scanner would give them, for the tests: known text, known place, and the faults of real scans. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { renderPdf } from '#platform/pdf'
import { drawPage } from '../pdf-raster.ts'

export interface TypedLetter {
  readonly sender: readonly string[]
  readonly recipient: readonly string[]
  readonly placeAndDate: string
  readonly references: readonly string[]
  readonly subject: string
  readonly body: readonly string[]
  readonly font: string
  readonly points: number
}

export interface ScanFaults {
  readonly dpi: number
  /** Degrees, positive when the lines climb to the right. */
  readonly skewDegrees?: number
  /** Clockwise turn of the sheet on the glass. */
  readonly turned?: 0 | 90 | 180 | 270
  /** Standard deviation in grey levels. */
  readonly noise?: number
  /** Brightness of the paper, 0 to 255, and how much darker it gets towards one corner. */
  readonly paper?: number
  readonly shade?: number
  /** Darkness of the ink, 0 black. */
  readonly ink?: number
  readonly jpegQuality?: number
  readonly seed?: number
}

/** All the words of the letter in the order they are typed. */
export function textOf(letter: TypedLetter): string {
  return [...letter.sender, ...letter.recipient, letter.placeAndDate, ...letter.references, letter.subject, ...letter.body].join('\n')
}

export async function typedPdf(letter: TypedLetter): Promise<Buffer> {
  return renderPdf({ template: { source: TEMPLATE }, data: { ...letter } })
}

/** The letter as a JPEG with the given faults. */
export async function scannedJpeg(letter: TypedLetter, faults: ScanFaults): Promise<Buffer> {
  const { pixels, width, height } = await faultyScan(letter, faults)
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .withMetadata({ density: faults.dpi })
    .jpeg({ quality: faults.jpegQuality ?? 85 })
    .toBuffer()
}

/** A PDF that holds nothing but the scanned picture. */
export async function scannedPdf(letter: TypedLetter, faults: ScanFaults): Promise<Buffer> {
  const source = '#set document(title: "s")\n#set page(margin: 0pt)\n#image("/assets/scan.jpg", width: 100%, height: 100%, alt: "s")'
  return renderPdf({ template: { source }, data: {}, assets: { 'scan.jpg': await scannedJpeg(letter, faults) } })
}

async function faultyScan(letter: TypedLetter, faults: ScanFaults) {
  const drawn = await drawn300(letter, faults.dpi)
  const turned = sharp(drawn.pixels, { raw: { width: drawn.width, height: drawn.height, channels: 4 } })
    .removeAlpha()
    .rotate(-(faults.skewDegrees ?? 0), { background: 'white' })
  const level = await turned.raw().toBuffer({ resolveWithObject: true })
  const { data, info } = await sharp(level.data, { raw: level.info })
    .rotate(faults.turned ?? 0)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { pixels: soiled(data, info, faults), width: info.width, height: info.height }
}

function soiled(data: Buffer, size: { readonly width: number; readonly height: number }, faults: ScanFaults): Buffer {
  const { paper = 255, shade = 0, ink = 0, noise = 0 } = faults
  const random = seeded(faults.seed ?? 1)
  const result = Buffer.alloc(data.length)
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const at = y * size.width + x
      const white = paper - shade * ((x / size.width + y / size.height) / 2)
      const clean = ink + ((data[at] ?? 255) / 255) * (white - ink)
      result[at] = Math.max(0, Math.min(255, clean + noise * gaussian(random)))
    }
  }
  return result
}

async function drawn300(letter: TypedLetter, dpi: number) {
  const pdf = await getDocument({ data: new Uint8Array(await typedPdf(letter)), verbosity: 0 }).promise
  return drawPage(pdf, await pdf.getPage(1), dpi / 72)
}

/** Mulberry32: the same faults for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

function gaussian(random: () => number): number {
  return random() + random() + random() + random() + random() + random() - 3
}

const TEMPLATE = `
#let letter = json(bytes(sys.inputs.data))
#set document(title: "Lettre")
#set text(font: letter.font, size: letter.points * 1pt, lang: "fr", hyphenate: false)
#set page(paper: "a4", margin: (x: 25mm, y: 20mm))
#set par(justify: false, spacing: 1.2em)
#letter.sender.join(linebreak())
#v(8mm)
#pad(left: 85mm, letter.recipient.join(linebreak()))
#v(6mm)
#pad(left: 85mm, letter.placeAndDate)
#v(6mm)
#letter.references.join(linebreak())

#letter.subject
#v(3mm)
#for paragraph in letter.body { par(paragraph) }
`
