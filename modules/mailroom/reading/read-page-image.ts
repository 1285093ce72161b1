import { flattenBackground, stretchContrast } from './background.ts'
import type { PageReading } from './document-reading.ts'
import { strip, turn, type GreyImage } from './grey-image.ts'
import { measureInk, type InkMeasure } from './ink.ts'
import { median3, noiseOf, NOISY } from './noise.ts'
import { doubtOf } from './quality-gate.ts'
import type { ReadingLanguage } from './languages.ts'
import { recognise, type Recognition } from './recognise.ts'
import { slantOf } from './skew.ts'
import { straighten, type Straightened } from './straighten.ts'

export type ImageReading = Omit<PageReading, 'number' | 'source'>

/** Under these two a page is blank: dust and the shadow of the sheet's edge, no letters. */
const BLANK = { share: 0.002, glyphs: 6 }

/**
 * Reads one page image: even light, level lines, then the engine. Only when the prepared page is doubtful is the page also tried
 * upside down and unprepared, and the reading with the higher mean confidence is kept: preparation helps most pages and harms some.
 */
export async function readPageImage(source: GreyImage, language: ReadingLanguage): Promise<ImageReading> {
  const page = preparePage(source)
  if (page.ink.share < BLANK.share && page.ink.glyphs < BLANK.glyphs) return blankPage(page.ink)

  const first = await attempt(page, { rotation: page.sideways ? 90 : 0, language, unsure: page.sideways })
  if (!first.doubt) return asReading(first)
  const tries = [first]
  if (!page.sideways && page.ink.glyphs >= 30 && (await isUpsideDown(page, language))) {
    tries.push(await attempt(page, { rotation: 180, language, unsure: false }))
  }
  const best = tries.reduce((kept, other) => (isBetter(other, kept) ? other : kept))
  if (!best.doubt) return asReading(best)
  const raw = await attemptRaw(source, best, language)
  return asReading(isBetter(raw, best) ? raw : best)
}

interface PreparedPage {
  readonly image: GreyImage
  readonly ink: InkMeasure
  readonly skewDegrees: number
  readonly sideways: boolean
}

type RightAngle = PageReading['rotation']

interface Attempt {
  readonly recognition: Recognition
  readonly sheet: Straightened
  readonly rotation: RightAngle
  readonly skewDegrees: number
  readonly ink: InkMeasure
  readonly doubt: ReturnType<typeof doubtOf>
}

function preparePage(source: GreyImage): PreparedPage {
  const calm = noiseOf(source) > NOISY ? median3(source) : source
  const image = stretchContrast(flattenBackground(calm))
  const ink = measureInk(image)
  return { image, ink, ...slantOf(ink) }
}

async function attempt(
  page: PreparedPage,
  how: { readonly rotation: RightAngle; readonly language: ReadingLanguage; readonly unsure: boolean },
): Promise<Attempt> {
  const rotation = how.unsure && (await isUpsideDown(page, how.language)) ? 270 : how.rotation
  const sheet = straighten(turn(page.image, rotation), page.skewDegrees)
  return judged({ recognition: await recognise(sheet.image, how.language), sheet, rotation, skewDegrees: page.skewDegrees, ink: page.ink })
}

/** The page as it came, level but neither lightened nor filtered. */
async function attemptRaw(source: GreyImage, best: Attempt, language: ReadingLanguage): Promise<Attempt> {
  const sheet = straighten(turn(source, best.rotation), best.skewDegrees)
  return judged({ ...best, sheet, recognition: await recognise(sheet.image, language) })
}

function judged(read: Omit<Attempt, 'doubt'>): Attempt {
  const { words, meanConfidence } = read.recognition
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return { ...read, doubt: doubtOf({ meanConfidence, letters, glyphs: read.ink.glyphs }) }
}

/** A page read without doubt beats any other; else the more confident, unless it only found a few words. */
function isBetter(one: Attempt, other: Attempt): boolean {
  if ((one.doubt === undefined) !== (other.doubt === undefined)) return one.doubt === undefined
  if ((one.doubt === 'words-missing') !== (other.doubt === 'words-missing')) return other.doubt === 'words-missing'
  return one.recognition.meanConfidence > other.recognition.meanConfidence
}

/** Rows of the strip that is read both ways, as a share of the page. */
const STRIP_SHARE = 0.12
/** Confidence that the other way must win by. */
const CLEAR_WIN = 12

/** Reads the strip with most letters both ways up; a page on its side is first laid on its left. */
async function isUpsideDown(page: PreparedPage, language: ReadingLanguage): Promise<boolean> {
  const upright = straighten(turn(page.image, page.sideways ? 90 : 0), page.skewDegrees).image
  const sample = strip(upright, { top: densestTop(upright), height: Math.round(upright.height * STRIP_SHARE) })
  const asIs = await recognise(sample, language)
  const turned = await recognise(turn(sample, 180), language)
  return turned.meanConfidence > asIs.meanConfidence + CLEAR_WIN
}

/** Top row of the strip whose rows hold most letter ink. */
function densestTop(image: GreyImage): number {
  const height = Math.round(image.height * STRIP_SHARE)
  const perRow = new Uint32Array(image.height)
  for (const run of measureInk(image).letterRuns) perRow[run.y * 2] = (perRow[run.y * 2] ?? 0) + (run.end - run.start + 1)
  let inStrip = 0
  let best = { top: 0, ink: -1 }
  for (let y = 0; y < image.height; y++) {
    inStrip += perRow[y] ?? 0
    if (y >= height) inStrip -= perRow[y - height] ?? 0
    if (inStrip > best.ink) best = { top: Math.max(0, y - height + 1), ink: inStrip }
  }
  return best.top
}

function asReading(read: Attempt): ImageReading {
  const { recognition, sheet } = read
  return {
    text: recognition.text,
    words: recognition.words.map(({ text, confidence, line, rectangle }) => ({
      text,
      confidence: Math.round(confidence),
      line,
      box: sheet.boxOf(rectangle),
    })),
    meanConfidence: Math.round(recognition.meanConfidence * 10) / 10,
    inkShare: Math.round(read.ink.share * 1e4) / 1e4,
    skewDegrees: Math.round(read.skewDegrees * 100) / 100,
    rotation: read.rotation,
    blank: false,
    doubtful: read.doubt !== undefined,
    ...(read.doubt && { doubtReason: read.doubt }),
  }
}

function blankPage(ink: InkMeasure): ImageReading {
  const inkShare = Math.round(ink.share * 1e4) / 1e4
  return { text: '', words: [], meanConfidence: 100, inkShare, skewDegrees: 0, rotation: 0, blank: true, doubtful: false }
}
