import { readFile, stat } from 'node:fs/promises'
import type { DocumentProblem, PageReading, PreviewImage, ReadingOutcome, ReadingProgress, ReadingRefusal } from './document-reading.ts'
import { kindOf, nameContradicts } from './file-kind.ts'
import type { ReadingLanguage } from './languages.ts'
import { MOST_BYTES, PAGE_DEADLINE_MS } from './limits.ts'
import { unreadPage } from './read-page.ts'
import { openedFacts, pageReading, previewImage } from './reader-messages.ts'
import { sharedPool, type ReaderPool } from './reader-pool.ts'
import type { SourceDocument, TaskOutcome } from './reader.ts'

export interface ReadDocumentInput {
  /** The file itself, or its path. */
  readonly source: Uint8Array | { readonly path: string }
  /** Name given by who sent it: only compared with the content. */
  readonly declaredName: string
  readonly language: ReadingLanguage
  /** Longest time for one page, in milliseconds; the page is tried twice. */
  readonly deadlinePerPageMs?: number
  /** Called after each page, in any order. What it throws or rejects with ends the reading. */
  readonly onPage?: (progress: ReadingProgress) => void | Promise<void>
  /** Pages read before an interruption: kept as they are. */
  readonly alreadyRead?: readonly PageReading[]
  /** For tests; the pool of the process otherwise. */
  readonly pool?: ReaderPool
}

/**
 * Reads a PDF, TIFF, JPEG or PNG: text, words with their place, confidence, doubt per page, and a picture of the first page.
 * A document that cannot be opened is a refusal; a page that cannot be read is a doubtful page. Crashes, endless files and memory floods
 * stay in the reading processes: this function rejects only when `path` cannot be read or `onPage` throws.
 */
export async function readDocument(input: ReadDocumentInput): Promise<ReadingOutcome> {
  const bytes = await bytesOf(input.source)
  if (!bytes) return refused({ kind: 'too-large', fact: `over ${MOST_BYTES} bytes` })
  if (bytes.length === 0) return refused({ kind: 'empty' })
  const kind = kindOf(bytes)
  if (!kind) return refused({ kind: 'unsupported' })

  const pool = input.pool ?? sharedPool()
  const document: SourceDocument = { kind, bytes }
  const opened = await openTwice(pool, document)
  if (opened.ended !== 'done') return refused(opened.ended === 'refused' ? opened.refusal : { kind: 'damaged', fact: opened.ended })

  const { pageCount, problems } = openedFacts.parse(opened.value)
  const pages = await readPages({ pool, document, pageCount, input })
  const preview = await previewOf({ pool, document, first: pages[0], deadlineMs: input.deadlinePerPageMs ?? PAGE_DEADLINE_MS })
  const noted = new Set<DocumentProblem>(problems)
  if (nameContradicts(input.declaredName, kind)) noted.add('declared-type-differs')
  if (pages.some((page) => page.doubtReason === 'image-incomplete')) noted.add('partly-damaged')
  if (pages.some((page) => page.doubtful)) noted.add('pages-doubtful')
  if (!preview) noted.add('preview-missing')
  const text = pages.map((page) => page.text).join('\f')
  return { ok: true, reading: { kind, pages, text, ...(preview && { preview }), problems: [...noted] } }
}

function refused(refusal: ReadingRefusal): ReadingOutcome {
  return { ok: false, refusal }
}

async function bytesOf(source: ReadDocumentInput['source']): Promise<Uint8Array | undefined> {
  const size = 'path' in source ? (await stat(source.path)).size : source.length
  if (size > MOST_BYTES) return undefined
  return 'path' in source ? readFile(source.path) : source
}

/** A crash may come from the document before: a second process is the fair judge. */
async function openTwice(pool: ReaderPool, document: SourceDocument): Promise<TaskOutcome> {
  const first = await pool.use((reader) => reader.open(document))
  if (first.ended === 'done' || first.ended === 'refused') return first
  return pool.use((reader) => reader.open(document))
}

interface PagesToRead {
  readonly pool: ReaderPool
  readonly document: SourceDocument
  readonly pageCount: number
  readonly input: ReadDocumentInput
}

async function readPages({ pool, document, pageCount, input }: PagesToRead): Promise<PageReading[]> {
  const known = new Map((input.alreadyRead ?? []).map((page) => [page.number, page]))
  const numbers = Array.from({ length: pageCount }, (_, index) => index + 1)
  let done = numbers.filter((number) => known.has(number)).length
  return Promise.all(
    numbers.map(async (number) => {
      const before = known.get(number)
      if (before) return before
      const page = await readTwice({ pool, document, number, input })
      done++
      await input.onPage?.({ page, done, total: pageCount })
      return page
    }),
  )
}

async function readTwice(order: {
  readonly pool: ReaderPool
  readonly document: SourceDocument
  readonly number: number
  readonly input: ReadDocumentInput
}): Promise<PageReading> {
  const { pool, document, number, input } = order
  const deadline = input.deadlinePerPageMs ?? PAGE_DEADLINE_MS
  const attempt = () =>
    pool.use((reader) => reader.perform(document, { task: 'read-page', page: number, language: input.language }, deadline))
  let outcome = await attempt()
  if (outcome.ended !== 'done') outcome = await attempt()
  if (outcome.ended === 'done') {
    const page = pageReading.safeParse(outcome.value)
    if (page.success) return page.data
  }
  return unreadPage(number, outcome.ended === 'deadline' ? 'deadline' : outcome.ended === 'stopped' ? 'reader-stopped' : 'image-incomplete')
}

interface PreviewOrder {
  readonly pool: ReaderPool
  readonly document: SourceDocument
  readonly first: PageReading | undefined
  readonly deadlineMs: number
}

/** Not drawn for a page that killed its reader twice: it would do so again. */
async function previewOf({ pool, document, first, deadlineMs }: PreviewOrder): Promise<PreviewImage | undefined> {
  if (!first || first.doubtReason === 'reader-stopped') return undefined
  const outcome = await pool.use((reader) => reader.perform(document, { task: 'preview', rotation: first.rotation }, deadlineMs))
  return outcome.ended === 'done' ? previewImage.safeParse(outcome.value).data : undefined
}
