/** Files made to harm a reader, for the tests: small on disk, endless or huge once opened. */
import { crc32, deflateSync } from 'node:zlib'

/** A black and white PNG of the given size: 30,000 × 30,000 takes 110 kB. */
export function hugePng(side: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side)
  header.writeUInt32BE(side, 4)
  header[8] = 1
  const pixels = deflateSync(Buffer.alloc(side * (1 + Math.ceil(side / 8))))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A PDF page made of one image of 30,000 × 30,000 pixels. */
export function pdfWithHugeImage(): Buffer {
  const image = stream(
    '/Type/XObject/Subtype/Image/Width 30000/Height 30000/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/FlateDecode',
    deflateSync(Buffer.alloc(30000 * 3750)),
  )
  return pdfOf([...onePage(stream('', Buffer.from('q 595 0 0 842 0 0 cm /I Do Q')), '/XObject<</I 5 0 R>>'), image])
}

/** A PDF whose page draws a form that draws a form twice, 24 deep: sixteen million drawings. */
export function pdfWithEndlessForms(): Buffer {
  const objects = onePage(stream('', Buffer.from('/F Do')), '/XObject<</F 5 0 R>>')
  for (let depth = 0; depth < 24; depth++) {
    objects.push(
      stream(`/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</F ${6 + depth} 0 R>>>>`, Buffer.from('/F Do /F Do')),
    )
  }
  objects.push(stream('/Type/XObject/Subtype/Form/BBox[0 0 595 842]', Buffer.from('0 0 m 9 9 l S')))
  return pdfOf(objects)
}

/** A PDF that claims `count` pages. */
export function pdfOfPages(count: number): Buffer {
  const kids = '3 0 R '.repeat(count)
  return pdfOf([
    Buffer.from('<</Type/Catalog/Pages 2 0 R>>'),
    Buffer.from(`<</Type/Pages/Kids[${kids}]/Count ${count}>>`),
    Buffer.from('<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'),
  ])
}

function onePage(content: Buffer, resources: string): Buffer[] {
  const page = `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<${resources}>>>>`
  return [Buffer.from('<</Type/Catalog/Pages 2 0 R>>'), Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>'), Buffer.from(page), content]
}

function stream(dictionary: string, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`<<${dictionary}/Length ${data.length}>>stream\n`), data, Buffer.from('\nendstream')])
}

function pdfOf(objects: readonly Buffer[]): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')]
  const offsets: number[] = []
  let length = 9
  for (const [index, object] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    offsets.push(length)
    length += part.length
    parts.push(part)
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const size = objects.length + 1
  parts.push(Buffer.from(`xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF`))
  return Buffer.concat(parts)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(data.length)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32(body), body.length + 4)
  return framed
}
