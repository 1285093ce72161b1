import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PdfFailure, renderPdf } from './index.ts'

test('an unknown template is refused, and so is a name that leaves the folder', async () => {
  await assert.rejects(renderPdf({ template: 'nothing', data: {} }), PdfFailure)
  await assert.rejects(renderPdf({ template: '../compiler', data: {} }), PdfFailure)
})

test('a template that does not fit its data fails with a reason that does not repeat the data', async () => {
  await assert.rejects(renderPdf({ template: 'letter', data: { secret: 'Benaïssa' } }), (error) => {
    assert.ok(error instanceof PdfFailure)
    assert.match(error.message, /letter\.typ/)
    assert.doesNotMatch(error.message, /Benaïssa/)
    return true
  })
})

test('a template cannot import a package from the network nor read a file outside its folder', async () => {
  await assert.rejects(renderPdf({ template: { source: '#import "@preview/cades:0.3.0": qr-code' }, data: {} }), PdfFailure)
  await assert.rejects(renderPdf({ template: { source: '#read("/../../../etc/passwd")' }, data: {} }), PdfFailure)
})

test('an asset is named plainly and is gone after the document', async () => {
  const dot = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>')
  const template = { source: '#set document(title: "t")\n#image("/assets/dot.svg", alt: "point")' }
  await assert.rejects(renderPdf({ template, data: {}, assets: { '../dot.svg': dot } }), PdfFailure)
  assert.ok((await renderPdf({ template, data: {}, assets: { 'dot.svg': dot } })).subarray(0, 5).equals(Buffer.from('%PDF-')))
  await assert.rejects(renderPdf({ template, data: {} }), PdfFailure)
})
