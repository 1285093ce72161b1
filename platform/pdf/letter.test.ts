import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { z } from 'zod'
import { type Letter, renderLetter } from './index.ts'

const MILLIMETRE = 72 / 25.4

function letterWith(changes: Partial<Letter> = {}): Letter {
  return {
    locale: 'fr',
    title: 'Réponse à votre demande 26-004512-K',
    author: { name: 'Ville de Rochambeau-sur-Seine', motto: 'Hôtel de Ville, 1 place du Parvis-Neuf' },
    office: { name: 'Direction de la propreté', lines: ['Service collecte', 'Tél. 02 61 91 10 00'] },
    recipient: [
      'Madame Élodie BENAÏSSA',
      'Appartement 12',
      'Résidence des Tilleuls',
      'Bâtiment B',
      '14 RUE DU GÉNÉRAL-LECLERC',
      '76990 ROCHAMBEAU SUR SEINE',
    ],
    placeAndDate: 'Rochambeau-sur-Seine, le 23 novembre 2026',
    references: [{ label: 'Nos références', value: '26-004512-K' }],
    subject: { label: 'Objet : ', value: 'vos encombrants' },
    salutation: 'Madame,',
    body: [
      { kind: 'paragraph', text: 'Une équipe passera.' },
      { kind: 'list', items: ['Sortez les meubles la veille.'] },
    ],
    closing: 'Nous vous prions d’agréer, Madame, nos salutations distinguées.',
    signature: {
      delegation: 'Pour le maire et par délégation,',
      firstName: 'Claire',
      lastName: 'Morel',
      capacity: 'Responsable du service',
      service: 'Service collecte',
    },
    legal: [{ title: 'Délais et voies de recours', text: 'Deux mois pour saisir le tribunal administratif.' }],
    reply: {
      code: 'PV1|REP|4f9c2a7b61d0',
      codeDescription: 'Code à lire par le courrier',
      reference: '26-004512-K',
      label: 'Pour répondre',
      instruction: 'Joignez cette page.',
    },
    pageLabel: 'Page {page} sur {pages}',
    ...changes,
  }
}

interface PlacedText {
  readonly text: string
  readonly x: number
  readonly fromTop: number
}

async function pagesOf(pdf: Buffer): Promise<PDFPageProxy[]> {
  const opened = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  return Promise.all(Array.from({ length: opened.numPages }, (_, index) => opened.getPage(index + 1)))
}

const item = z.object({ str: z.string(), transform: z.array(z.number()).length(6) })

async function textsOf(page: PDFPageProxy): Promise<PlacedText[]> {
  const { items } = await page.getTextContent()
  return items.flatMap((found) => {
    const { str, transform } = item.parse(found)
    return str.trim() === '' ? [] : [{ text: str, x: (transform[4] ?? 0) / MILLIMETRE, fromTop: 297 - (transform[5] ?? 0) / MILLIMETRE }]
  })
}

async function wholeText(pdf: Buffer): Promise<string> {
  const pages = await pagesOf(pdf)
  const texts = await Promise.all(pages.map(textsOf))
  return texts
    .flat()
    .map(({ text }) => text)
    .join(' ')
    .replace(/\s+/g, ' ')
}

const HOSTILE =
  '#panic("x") *gras* _it_ $x^2$ = Titre <label> @ref `code` #import "/letter.typ" \\n // note /* c */ [a](b) {{x}} ${y} </body>'

test('what a citizen writes is printed as written, whatever markup it resembles', async () => {
  const text = await wholeText(await renderLetter(letterWith({ body: [{ kind: 'paragraph', text: HOSTILE }] })))
  assert.ok(text.includes(HOSTILE.replace(/\s+/g, ' ')), text)
})

test('hostile markup is data in every field of the letter', async () => {
  const hostile = '#panic() $ *'
  const letter = letterWith({
    title: hostile,
    author: { name: hostile, motto: hostile },
    office: { name: hostile, lines: [hostile] },
    recipient: [hostile],
    placeAndDate: hostile,
    references: [{ label: hostile, value: hostile }],
    subject: { label: hostile, value: hostile },
    salutation: hostile,
    body: [
      { kind: 'heading', text: hostile },
      { kind: 'list', items: [hostile] },
      { kind: 'facts', facts: [{ label: hostile, value: hostile }] },
    ],
    closing: hostile,
    signature: { delegation: hostile, firstName: hostile, lastName: hostile, capacity: hostile, service: hostile },
    enclosures: { label: hostile, items: [hostile] },
    copies: { label: hostile, items: [hostile] },
    legal: [{ title: hostile, text: hostile }],
    pageLabel: hostile,
  })
  const found = (await wholeText(await renderLetter(letter))).split('#panic() $ *').length - 1
  assert.ok(found >= 24, `found ${found} times`)
})

test('the recipient stands in the window of a DL envelope in every position of the sheet, and nothing else does', async () => {
  const [page] = await pagesOf(await renderLetter(letterWith()))
  assert.ok(page)
  const inWindow = (await textsOf(page)).filter(({ x, fromTop }) => x > 95 && fromTop > 45 && fromTop < 81)
  assert.deepEqual(
    inWindow.map(({ text }) => text),
    letterWith().recipient,
  )
  for (const { x, fromTop } of inWindow) assert.ok(x >= 100 && x < 190 && fromTop >= 55 && fromTop <= 79.5, `${x} ${fromTop}`)
})

test('a short letter holds on one page with its reply slip; a long one numbers its pages', async () => {
  assert.equal((await pagesOf(await renderLetter(letterWith()))).length, 1)
  const long = await renderLetter(
    letterWith({ body: Array.from({ length: 40 }, () => ({ kind: 'paragraph' as const, text: 'Une équipe passera. '.repeat(20) })) }),
  )
  const pages = await pagesOf(long)
  assert.ok(pages.length > 2)
  assert.match(await wholeText(long), new RegExp(`Page 1 sur ${pages.length}.*Page 2 sur ${pages.length}`))
})

test('who answers is named: first name, name, capacity, service', async () => {
  const text = await wholeText(await renderLetter(letterWith()))
  assert.match(text, /Pour le maire et par délégation, Responsable du service .*Claire Morel Service collecte/)
})

for (const standard of ['ua-1', 'a-2a'] as const) {
  test(`a letter is a tagged document with headings, a list and described pictures (${standard})`, async () => {
    const signature = await sharp({ create: { width: 400, height: 120, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()
    const pdf = await renderLetter(letterWith({ signature: { ...letterWith().signature, image: signature } }), { standard })
    const [page] = await pagesOf(pdf)
    const tree = JSON.stringify(await page?.getStructTree())
    for (const role of ['"H1"', '"H2"', '"P"', '"L"', '"LI"']) assert.ok(tree.includes(`"role":${role}`), `${role} in ${tree}`)
    assert.ok(tree.includes('Code à lire par le courrier'))
    assert.ok(tree.includes('Claire Morel'))
    const marker = standard === 'ua-1' ? 'pdfuaid:part' : 'pdfaid:part'
    assert.ok(pdf.includes(marker), marker)
  })
}

test('the same letter at the same instant is the same file', async () => {
  const at = Temporal.Instant.from('2026-11-23T09:00:00Z')
  assert.ok((await renderLetter(letterWith(), { at })).equals(await renderLetter(letterWith(), { at })))
})

test('characters that no font shows become a white square and the letter is still made', async () => {
  const text = await wholeText(await renderLetter(letterWith({ salutation: 'Madame 漢字 \u0000Zoé,' })))
  assert.match(text, /Madame .{2} Zoé,/u)
})

test('a validator of PDF structure finds nothing to say', { skip: hasCommand('qpdf') ? false : 'qpdf is not installed here' }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'letter-'))
  try {
    const path = join(folder, 'letter.pdf')
    writeFileSync(path, await renderLetter(letterWith()))
    assert.match(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' }), /No syntax or stream encoding errors found/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

function hasCommand(name: string): boolean {
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
