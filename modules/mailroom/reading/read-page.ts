import type { PageReading } from './document-reading.ts'
import type { ReadingLanguage } from './languages.ts'
import type { OpenedDocument } from './opened-document.ts'
import { readPageImage } from './read-page-image.ts'

/** Reads page `number` of an open document: its own text when that is real, else its image. */
export async function readPage(document: OpenedDocument, number: number, language: ReadingLanguage): Promise<PageReading> {
  const content = await document.page(number)
  if (content.layer) {
    const words = content.layer.words.map((word) => ({ ...word, confidence: 100 }))
    const blank = words.length === 0 && content.complete
    const reading = {
      number,
      text: content.layer.text,
      words,
      meanConfidence: 100,
      inkShare: 0,
      skewDegrees: 0,
      rotation: 0,
      source: 'text-layer',
      blank,
    } as const
    return content.complete ? { ...reading, doubtful: false } : { ...reading, doubtful: true, doubtReason: 'image-incomplete' }
  }
  if (!content.image) return unreadPage(number, 'image-incomplete')
  const reading = await readPageImage(content.image, language)
  const page = { number, source: 'ocr', ...reading } as const
  return content.complete ? page : { ...page, blank: false, doubtful: true, doubtReason: 'image-incomplete' }
}

/** A page of which nothing could be read, left to a person. */
export function unreadPage(number: number, doubtReason: NonNullable<PageReading['doubtReason']>): PageReading {
  return {
    number,
    text: '',
    words: [],
    meanConfidence: 0,
    inkShare: 0,
    skewDegrees: 0,
    rotation: 0,
    source: 'ocr',
    blank: false,
    doubtful: true,
    doubtReason,
  }
}
