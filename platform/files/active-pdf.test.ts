import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { PDFDocument, PDFName } from 'pdf-lib'
import { smallPdf } from './hostile-files.testing.ts'
import { openInspector } from './inspector.ts'
import { cautionsOfPdf, disarmedPdf } from './pdf-cautions.ts'

/** A PDF with a page, written with its objects in compressed streams, or in the open. */
async function pdfWith(change: (pdf: PDFDocument) => unknown, useObjectStreams = true): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  pdf.addPage([200, 200]).drawText('Bonjour')
  await change(pdf)
  return Buffer.from(await pdf.save({ useObjectStreams }))
}
const atOpening = (action: object) => (pdf: PDFDocument) => pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ ...action }))
const annotated =
  (annotation: object) =>
  (pdf: PDFDocument): void => {
    const ref = pdf.context.register(pdf.context.obj({ Type: 'Annot', Rect: [0, 0, 9, 9], ...annotation }))
    pdf.getPage(0).node.set(PDFName.of('Annots'), pdf.context.obj([ref]))
  }

const ACTIVE: readonly (readonly [string, (pdf: PDFDocument) => unknown, readonly string[]])[] = [
  ['a program at opening', (pdf) => pdf.addJavaScript('a', 'app.alert(1)'), ['script']],
  [
    'a program on a page',
    (pdf) => pdf.getPage(0).node.set(PDFName.of('AA'), pdf.context.obj({ O: { S: 'JavaScript', JS: '1' } })),
    ['script'],
  ],
  ['a launch', atOpening({ S: 'Launch', F: 'cmd.exe' }), ['launch']],
  ['an address asked for at opening', atOpening({ S: 'URI', URI: 'http://x.example' }), ['launch']],
  ['a form that sends itself', annotated({ Subtype: 'Widget', A: { S: 'SubmitForm' } }), ['launch']],
  ['a file inside', (pdf) => pdf.attach(new Uint8Array([1]), 'a.exe'), ['attached-file']],
  ['a film', annotated({ Subtype: 'RichMedia', RichMediaContent: {} }), ['media']],
  ['a form drawn by a program', (pdf) => pdf.catalog.set(PDFName.of('AcroForm'), pdf.context.obj({ XFA: [] })), ['dynamic-form']],
]

test('what a PDF does by itself is found, in the open and inside compressed streams of objects', async () => {
  for (const [what, change, cautions] of ACTIVE)
    for (const compressed of [true, false]) assert.deepEqual(await cautionsOfPdf(await pdfWith(change, compressed)), cautions, what)
})

test('a name written in code is read as what it means', async () => {
  for (const key of ['/JS', '/J#53', '/#4aS', '/#4AS']) {
    const object = `9 0 obj<</S/Unknown${key}(app.alert(1))>>endobj\n`
    assert.deepEqual(await cautionsOfPdf(smallPdf(object)), ['script'], key)
  }
})

test('an object that a later one replaces is looked at too: another reader may take the first for the valid one', async () => {
  const twice = smallPdf('9 0 obj<</S/JavaScript/JS(1)>>endobj\n9 0 obj<</Type/Nothing>>endobj\n')
  assert.deepEqual(await cautionsOfPdf(twice), ['script'])
})

test('a plain document, its links and the page that it opens at are no reason for caution', async () => {
  const plain = await pdfWith((pdf) => {
    pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj([pdf.getPage(0).ref, 'Fit']))
    annotated({ Subtype: 'Link', A: { S: 'URI', URI: 'https://ville.example' } })(pdf)
  })
  assert.deepEqual(await cautionsOfPdf(plain), [])
  assert.deepEqual(await cautionsOfPdf(smallPdf()), [])
})

test('the copy to be read shows the pages and does nothing by itself', async () => {
  for (const [what, change] of ACTIVE) {
    const copy = await disarmedPdf(await pdfWith(change))
    assert.ok(copy !== undefined, what)
    assert.deepEqual(await cautionsOfPdf(copy), [], what)
    assert.equal((await PDFDocument.load(copy)).getPageCount(), 1)
  }
})

test('a PDF that opens only with a password is said to be locked, and has no copy', async () => {
  const inspector = openInspector({ processes: 1 })
  const seal = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'41'.repeat(32)}>/U<${'42'.repeat(32)}>>>/ID[<41><41>]`
  const locked = Buffer.from(smallPdf().toString('latin1').replace('/Root 1 0 R', `/Root 1 0 R${seal}`), 'latin1')
  const outcome = await inspector.inspect(locked)
  assert.deepEqual(outcome.ended === 'done' && outcome.inspection.cautions, ['locked'])
  assert.equal(await inspector.disarm(locked), undefined)
  const active = await inspector.disarm(await pdfWith((pdf) => pdf.addJavaScript('a', '1')))
  assert.ok(active !== undefined && active.subarray(0, 5).toString() === '%PDF-')
  inspector.close()
})

test('a PDF whose streams of objects cannot be read is not taken for harmless', async () => {
  const data = deflateSync(Buffer.from('no objects here')).subarray(0, 9)
  const broken = smallPdf(
    `9 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${data.length}>>stream\n${data.toString('latin1')}\nendstream endobj\n`,
  )
  assert.deepEqual(await cautionsOfPdf(broken), ['unchecked'])
})
