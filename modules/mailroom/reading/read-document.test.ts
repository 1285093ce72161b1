import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import sharp from 'sharp'
import { characterErrorRate } from './testing/character-errors.ts'
import { hugePng, pdfOfPages, pdfWithEndlessForms, pdfWithHugeImage } from './testing/hostile-files.ts'
import { isTestReference, LETTERS } from './testing/letters.ts'
import { type ScanFaults, scannedJpeg, scannedPdf, textOf, typedPdf } from './testing/scanned-letter.ts'
import { type DocumentReading, extractFields, type PageReading, readDocument, type ReadDocumentInput, ReaderPool } from './index.ts'

const pool = new ReaderPool(2)
after(() => pool.close())

const read = (source: Uint8Array, more: Partial<ReadDocumentInput> = {}) =>
  readDocument({ source, declaredName: 'courrier', language: 'fra', pool, ...more })

async function refusalOf(source: Uint8Array) {
  const outcome = await read(source)
  return outcome.ok ? undefined : outcome.refusal.kind
}

async function readingOf(source: Uint8Array, more: Partial<ReadDocumentInput> = {}): Promise<DocumentReading> {
  const outcome = await read(source, more)
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.kind)
  return outcome.reading
}

function firstPage(reading: DocumentReading): PageReading {
  const [page] = reading.pages
  assert.ok(page)
  return page
}

const [letter] = LETTERS
assert.ok(letter)

test('an empty file, a page of the web, a mail and a cut PDF are refused with their reason', async () => {
  assert.equal(await refusalOf(Buffer.alloc(0)), 'empty')
  assert.equal(await refusalOf(Buffer.from('<html></html>')), 'unsupported')
  assert.equal(await refusalOf(Buffer.from('From: a@b.example\r\n\r\ntexte')), 'unsupported')
  assert.equal(await refusalOf(Buffer.from('%PDF-1.7\n%%EOF')), 'damaged')
  assert.equal(await refusalOf((await scannedJpeg(letter, { dpi: 100 })).subarray(0, 40)), 'damaged')
})

test('a picture of 30,000 by 30,000 pixels is refused before it is opened; so is a PDF of thousands of pages', async () => {
  assert.equal(await refusalOf(hugePng(30_000)), 'too-large')
  assert.equal(await refusalOf(pdfOfPages(5000)), 'too-many-pages')
})

test('a page whose picture is too large to open is not called blank: a person must look', async () => {
  const page = firstPage(await readingOf(pdfWithHugeImage()))
  assert.deepEqual([page.doubtReason, page.blank], ['image-incomplete', false])
})

test('an endless page is stopped at its deadline, the document is kept, and the next one is read', async () => {
  const reading = await readingOf(pdfWithEndlessForms(), { deadlinePerPageMs: 1500 })
  assert.equal(firstPage(reading).doubtReason, 'deadline')
  assert.deepEqual(reading.problems.includes('pages-doubtful'), true)
  assert.equal(firstPage(await readingOf(await typedPdf(letter))).doubtful, false)
})

test(
  'a reader killed at work is started again and the page is read',
  { skip: process.platform === 'linux' ? false : 'finds its child processes by /proc' },
  async () => {
    const reading = readingOf(await scannedJpeg(letter, { dpi: 200 }))
    await new Promise((resolve) => setTimeout(resolve, 250))
    for (const child of childProcesses()) process.kill(child, 'SIGKILL')
    assert.equal(firstPage(await reading).doubtful, false)
  },
)

test('a cut picture is read as far as it goes, and doubtful', async () => {
  const whole = await scannedJpeg(letter, { dpi: 150 })
  const reading = await readingOf(whole.subarray(0, Math.floor(whole.length * 0.6)))
  assert.equal(firstPage(reading).doubtReason, 'image-incomplete')
  assert.match(reading.text, /BENAÏSSA/)
  assert.ok(reading.problems.includes('partly-damaged'))
})

test('a blank sheet is blank, not doubtful', async () => {
  const sheet = await sharp({ create: { width: 1654, height: 2339, channels: 3, background: '#e8e4da' } })
    .jpeg()
    .toBuffer()
  const page = firstPage(await readingOf(sheet))
  assert.deepEqual([page.blank, page.doubtful, page.text], [true, false, ''])
})

test('the text of a PDF that holds its own text is taken from it, with the place of each word', async () => {
  const reading = await readingOf(await typedPdf(letter), { declaredName: 'lettre.jpg' })
  const page = firstPage(reading)
  assert.equal(page.source, 'text-layer')
  // A line may end at a hyphen: that is the only difference.
  assert.ok(characterErrorRate(textOf(letter), page.text) < 0.2)
  assert.deepEqual(reading.problems, ['declared-type-differs'])
  const found = extractFields(reading.pages, { receivedOn: Temporal.PlainDate.from('2026-11-23'), isReference: isTestReference })
  assert.equal(found.references[0]?.value, letter.reference)
  assert.equal(found.sender?.value.name, letter.name)
})

const SCANS: Readonly<Record<string, ScanFaults>> = {
  'clean at 200 dpi': { dpi: 200 },
  'askew and shaded at 300 dpi': { dpi: 300, skewDegrees: 1.2, noise: 10, paper: 235, shade: 20, jpegQuality: 70 },
  'grey, faded, noisy and askew at 300 dpi': { dpi: 300, skewDegrees: -2.5, noise: 28, paper: 190, shade: 60, ink: 50, jpegQuality: 55 },
  'grey, noisy and askew at 200 dpi': { dpi: 200, skewDegrees: 2.1, noise: 18, paper: 200, shade: 60, ink: 40, jpegQuality: 60 },
  'lying on its left side': { dpi: 200, turned: 270, skewDegrees: 0.7 },
  'lying on its right side': { dpi: 200, turned: 90 },
  'upside down': { dpi: 200, turned: 180, skewDegrees: -0.8 },
}
for (const [turn, [name, faults]] of Object.entries(SCANS).entries()) {
  // Two letters for each kind of scan, each in turn: other fonts, dates and addresses.
  const typedLetters = LETTERS.filter((_, index) => index === turn % LETTERS.length || index === (turn + 1) % LETTERS.length)
  test(`letters scanned ${name} are read within half a per cent of errors, with their fields`, async () => {
    await Promise.all(
      typedLetters.map(async (typed, index) => {
        const reading = await readingOf(await scannedJpeg(typed, { ...faults, seed: index + 1 }))
        const page = firstPage(reading)
        const errors = characterErrorRate(textOf(typed), page.text)
        assert.ok(errors < 0.5, `${typed.name}: ${errors} %`)
        assert.equal(page.doubtful, false)
        assert.equal((page.rotation + (faults.turned ?? 0)) % 360, 0)
        assert.ok(Math.abs(page.skewDegrees - (faults.skewDegrees ?? 0)) < 0.15, `${page.skewDegrees}`)
        const found = extractFields(reading.pages, { receivedOn: Temporal.PlainDate.from('2026-11-23'), isReference: isTestReference })
        assert.equal(found.references[0]?.value, typed.reference)
        assert.equal(found.letterDate?.value.toString(), typed.date)
        assert.equal(found.sender?.value.name, typed.name)
        const subject = found.subject?.value.replaceAll('’', "'")
        assert.equal(`Objet : ${subject}`, typed.subject.replaceAll('’', "'"))
      }),
    )
  })
}

test('a PDF that is only a scan, a TIFF of several pages and a turned photograph are read like the sheet itself', async () => {
  const faults = { dpi: 200, skewDegrees: 0.8 }
  const jpeg = await scannedJpeg(letter, faults)
  const tiff = await sharp([jpeg, jpeg], { join: { animated: true } })
    .tiff({ compression: 'jpeg' })
    .toBuffer()
  const photo = await sharp(jpeg).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()
  const readings = [await readingOf(await scannedPdf(letter, faults)), await readingOf(tiff), await readingOf(photo)]
  assert.deepEqual(
    readings.map((reading) => [reading.kind, reading.pages.length]),
    [
      ['pdf', 1],
      ['tiff', 2],
      ['jpeg', 1],
    ],
  )
  for (const page of readings.flatMap((reading) => reading.pages)) {
    assert.ok(characterErrorRate(textOf(letter), page.text) < 0.5)
    assert.equal(page.rotation, 0)
  }
})

test('the preview is the first page, upright, within 1,200 pixels', async () => {
  const { preview } = await readingOf(await scannedJpeg(letter, { dpi: 200, turned: 90 }))
  assert.ok(preview)
  const { width, height, format } = await sharp(preview.bytes).metadata()
  assert.deepEqual([format, height], ['webp', 1200])
  assert.ok(width < height && width === preview.width && height === preview.height)
})

test('each word is shown at its place on the upright page', async () => {
  const page = firstPage(await readingOf(await scannedJpeg(letter, { dpi: 200, turned: 180, skewDegrees: 1.5 })))
  const name = page.words.find((word) => word.text === 'BENAÏSSA')
  // Typed 25 mm from the left and 20 mm from the top of an A4 sheet.
  assert.ok(name && name.box.x > 0.2 && name.box.x < 0.4 && name.box.y > 0.05 && name.box.y < 0.1, JSON.stringify(name))
})

test('a reading goes on where it was interrupted and tells its progress', async () => {
  const jpeg = await scannedJpeg(letter, { dpi: 100 })
  const tiff = await sharp([jpeg, jpeg, jpeg], { join: { animated: true } })
    .tiff()
    .toBuffer()
  const seen: [number, number, number][] = []
  const known = { ...firstPage(await readingOf(jpeg)), number: 2, text: 'déjà lue' }
  const reading = await readingOf(tiff, {
    alreadyRead: [known],
    onPage: ({ page, done, total }) => void seen.push([page.number, done, total]),
  })
  assert.deepEqual(
    seen.map(([, done, total]) => [done, total]),
    [
      [2, 3],
      [3, 3],
    ],
  )
  assert.deepEqual(
    reading.pages.map((page) => page.number),
    [1, 2, 3],
  )
  assert.equal(reading.text.split('\f')[1], 'déjà lue')
})

test('files changed at random are read or refused, never more', { timeout: 120_000 }, async () => {
  const sources = [await typedPdf(letter), await scannedPdf(letter, { dpi: 75 }), await scannedJpeg(letter, { dpi: 75 })]
  let state = 7
  const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below
  const outcomes = await Promise.all(
    Array.from({ length: 24 }, (_, index) => {
      const changed = Buffer.from(sources[index % sources.length] ?? Buffer.alloc(0))
      for (let change = 0; change < 25; change++) changed[random(changed.length)] = random(256)
      return read(index % 9 === 8 ? changed.subarray(0, random(changed.length)) : changed, { deadlinePerPageMs: 4000 })
    }),
  )
  assert.equal(outcomes.length, 24)
})

/** Children of this process, from Linux. */
function childProcesses(): number[] {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )
}
