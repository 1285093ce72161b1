import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { EICAR, SVG_WITH_SCRIPT, photograph, smallPdf, wordDocument, zip } from './hostile-files.testing.ts'
import { contentOf, safeName } from './index.ts'
import { looksLikePdf } from './pdf-build.ts'

const kindOf = async (bytes: Buffer | string) => (await contentOf(Buffer.from(bytes))).kind
const typeOf = async (bytes: Buffer | string) => (await contentOf(Buffer.from(bytes))).contentType

test('what could run in a browser is never text', async () => {
  for (const active of [
    SVG_WITH_SCRIPT.toString(),
    '\uFEFF \n<svg onload=alert(1)>',
    '<!DOCTYPE html><p>',
    '<!-- x --><html>',
    '<HTML>',
    '<script>alert(1)</script>',
    '<iframe src=x>',
    '<a href=x>',
    '<?php system("id");',
    '<?xml version="1.0"?><x/>',
    '#!/bin/sh\nrm -rf /',
    'Bonjour <script src=//evil></script>',
  ]) {
    assert.equal(await kindOf(active), 'other', active)
    assert.equal(await typeOf(active), 'application/octet-stream', active)
  }
})

test('programs, archives and macros are other', async () => {
  for (const bytes of [
    Buffer.from('MZ\u0090\u0000'),
    Buffer.from('\u007FELF\u0002\u0001\u0001\u0000'),
    zip({ 'a.txt': 'x' }),
    wordDocument({ macros: true }),
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(5_000),
  ]) {
    assert.equal(await kindOf(bytes), 'other')
  }
})

test('a letter of an office is known by what it holds', async () => {
  assert.equal(await kindOf(wordDocument()), 'office')
})

test('a picture, a PDF and a mail are known without their names', async () => {
  assert.equal(await kindOf(await photograph()), 'image')
  assert.equal(await kindOf(smallPdf()), 'pdf')
  assert.equal(await kindOf('From: a@b.example\r\nTo: c@d.example\r\nSubject: x\r\n\r\n<html><script>'), 'email')
  assert.equal(await kindOf('Received: from a\r\n\tby b\r\nDate: x\r\nSubject: y\r\n\r\nz'), 'email')
})

test('a text that only begins like a mail stays a text', async () => {
  assert.equal(await kindOf('Objet: trottoir\nLieu: rue de la Paix\nNote: urgent\n'), 'text')
})

test('French text is text in every way offices save it', async () => {
  const text = 'Référence;Libellé;Montant\nÉté;Forêt;12,50\nNoël;Œuvre;3,00\n'
  assert.equal(await typeOf(text), 'text/csv; charset=utf-8')
  assert.equal(await typeOf(Buffer.from(text.replaceAll('Œ', 'O'), 'latin1')), 'text/csv; charset=windows-1252')
  assert.equal(
    await typeOf(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Bonjour à tous', 'utf16le')])),
    'text/plain; charset=utf-16le',
  )
  assert.equal(await typeOf('Bonjour, Madame, Monsieur'), 'text/plain; charset=utf-8')
})

test('a letter of two bytes that falls on the border of the part looked at is still text', async () => {
  for (const shift of [0, 1]) assert.equal(await kindOf(`${'x'.repeat(shift)}${'é'.repeat(40_000)}`), 'text')
})

test('the virus test pattern is only text to us: the scanner decides', async () => {
  assert.equal(await kindOf(EICAR), 'text')
})

test('content that throws its reader off is other, not a failure', async () => {
  const jpeg = await photograph()
  const png = await sharp(jpeg).png().toBuffer()
  for (const source of [jpeg, png, smallPdf(), wordDocument()]) {
    for (let length = 0; length < Math.min(source.length, 300); length += 7) assert.ok(await kindOf(source.subarray(0, length)))
  }
})

test('a PDF without its end, with a table outside the file, or hidden behind something else is not built as one', () => {
  assert.equal(looksLikePdf(smallPdf()), true)
  assert.equal(looksLikePdf(smallPdf().subarray(0, -30)), false)
  assert.equal(looksLikePdf(Buffer.concat([Buffer.from('<html>'), smallPdf()])), false)
  assert.equal(looksLikePdf(Buffer.from('%PDF-1.4\nstartxref\n99999\n%%EOF')), false)
  assert.equal(looksLikePdf(Buffer.from('%PDF-1.4')), false)
})

test('a name can neither climb, hide its ending, run nor fill a line', () => {
  assert.equal(safeName('../../etc/passwd', 'txt'), 'passwd.txt')
  assert.equal(safeName('C:\\Temp\\photo.exe', 'jpg'), 'photo.jpg')
  assert.equal(safeName('facture.pdf.exe', 'pdf'), 'facture.pdf')
  assert.equal(safeName('photo\u202Egpj.exe', 'jpg'), 'photogpj.jpg')
  assert.equal(safeName('a\r\nSet-Cookie: x', 'txt'), 'aSet-Cookie- x.txt')
  assert.equal(safeName('', 'pdf'), 'document.pdf')
  assert.equal(safeName('...', 'pdf'), 'document.pdf')
  assert.equal(safeName('CON.txt', 'txt'), 'document.txt')
  assert.equal(safeName('Été à la forêt (2).JPEG', 'jpg'), 'Été à la forêt (2).jpg')
  for (const huge of ['x'.repeat(10_000), 'é'.repeat(10_000), '👨‍👩‍👧‍👦'.repeat(1_000)]) {
    const name = safeName(huge, 'pdf')
    assert.ok(Buffer.byteLength(name) <= 160 && name.isWellFormed() && name.endsWith('.pdf'))
  }
})
