import { dirname } from 'node:path'
import { createRequire } from 'node:module'
import type { Worker } from 'tesseract.js'
import type { GreyImage } from './grey-image.ts'
import type { ReadingLanguage } from './languages.ts'
import type { PixelRectangle } from './straighten.ts'

export interface RecognisedWord {
  readonly text: string
  readonly confidence: number
  readonly line: number
  readonly rectangle: PixelRectangle
}

export interface Recognition {
  readonly text: string
  readonly words: readonly RecognisedWord[]
  /** Mean confidence of the words weighted by their letters, 0 to 100; 0 without words. */
  readonly meanConfidence: number
}

const require = createRequire(import.meta.url)
const workers = new Map<ReadingLanguage, Promise<Worker>>()

/**
 * Reads the words of a grey page with the local model: no cache written, nothing fetched.
 * One engine per language is kept for the life of the process. An engine failure rejects.
 */
export async function recognise(image: GreyImage, language: ReadingLanguage): Promise<Recognition> {
  const worker = await engineFor(language)
  const { data } = await worker.recognize(portableGreymap(image), {}, { text: false, blocks: true })
  const words: RecognisedWord[] = []
  const lines: string[] = []
  let line = 0
  for (const block of data.blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      const before = line
      for (const textLine of paragraph.lines) {
        const read = textLine.words.filter((word) => word.text.trim() !== '')
        if (read.length === 0) continue
        for (const word of read) words.push({ text: word.text, confidence: word.confidence, line, rectangle: word.bbox })
        lines.push(read.map((word) => word.text).join(' '))
        line++
      }
      if (line > before) lines.push('')
    }
  }
  return { text: lines.join('\n').trim(), words, meanConfidence: meanConfidenceOf(words) }
}

export function meanConfidenceOf(words: readonly { readonly text: string; readonly confidence: number }[]): number {
  const letters = words.reduce((sum, word) => sum + word.text.length, 0)
  return letters === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters
}

function engineFor(language: ReadingLanguage): Promise<Worker> {
  const known = workers.get(language)
  if (known) return known
  const started = startEngine(language)
  workers.set(language, started)
  return started
}

async function startEngine(language: ReadingLanguage): Promise<Worker> {
  // Loaded by the process that reads letters.
  const { createWorker, PSM } = await import('tesseract.js')
  // The package holds two models; this one is eight times smaller than the other, as exact, and faster.
  const langPath = `${dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))}/4.0.0_best_int`
  // Without an error handler the library throws inside its message listener, where nobody can catch it.
  const worker = await createWorker(language, 1, { langPath, cacheMethod: 'none', gzip: true, errorHandler: () => undefined })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '300' })
  return worker
}

/** The plainest picture format: a header and the bytes, so nothing is spent on compressing what is read once. */
function portableGreymap(image: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${image.width} ${image.height}\n255\n`), image.data])
}
