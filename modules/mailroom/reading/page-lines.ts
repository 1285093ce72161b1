import type { Box, PageReading, ReadWord } from './document-reading.ts'

/** A line of text as the eye sees it: words side by side without a wide gap (two columns are two lines). */
export interface PageLine {
  readonly page: number
  readonly text: string
  readonly words: readonly ReadWord[]
  readonly box: Box
  /** Mean confidence of its words, 0 to 1. */
  readonly confidence: number
}

/** A gap wider than this share of the page's width parts two columns. */
const COLUMN_GAP = 0.05

/** Lines of the pages, in reading order. */
export function linesOf(pages: readonly PageReading[]): PageLine[] {
  return pages.flatMap((page) => {
    const byLine = Map.groupBy(page.words, (word) => word.line)
    return [...byLine.values()].flatMap((words) => columns(words)).map((words) => lineOf(page.number, words))
  })
}

/** Smallest rectangle around all. */
export function boxAround(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  const width = Math.max(...boxes.map((box) => box.x + box.width)) - x
  const height = Math.max(...boxes.map((box) => box.y + box.height)) - y
  return { x, y, width, height }
}

/** Words of the line that make up `text.slice(start, end)`. */
export function wordsAt(line: PageLine, start: number, end: number): ReadWord[] {
  let at = 0
  return line.words.filter((word) => {
    const from = at
    at += word.text.length + 1
    return from < end && from + word.text.length > start
  })
}

export function confidenceOf(words: readonly ReadWord[]): number {
  return words.length === 0 ? 0 : words.reduce((sum, word) => sum + word.confidence, 0) / words.length / 100
}

function columns(words: readonly ReadWord[]): ReadWord[][] {
  const parts: ReadWord[][] = []
  for (const word of words) {
    const last = parts.at(-1)?.at(-1)
    const apart = last && (word.box.x - (last.box.x + last.box.width) > COLUMN_GAP || word.box.x < last.box.x - COLUMN_GAP)
    if (!last || apart) parts.push([])
    parts.at(-1)?.push(word)
  }
  return parts
}

function lineOf(page: number, words: readonly ReadWord[]): PageLine {
  return {
    page,
    text: words.map((word) => word.text).join(' '),
    words,
    box: boxAround(words.map((word) => word.box)),
    confidence: confidenceOf(words),
  }
}
