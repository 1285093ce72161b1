/**
 * The reading process: opens one document at a time and reads its pages. It is started by reader.ts with no right to files, network or
 * child processes, may be killed at any moment, and holds nothing that cannot be read again.
 */
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import type { ReadingRefusal } from './document-reading.ts'
import { openImage } from './image-pages.ts'
import { PREVIEW_PIXELS } from './limits.ts'
import type { OpenedDocument } from './opened-document.ts'
import { openPdf } from './pdf-pages.ts'
import { readPage } from './read-page.ts'
import { readerTask, type ReaderAnswer, type ReaderTask } from './reader-messages.ts'

let open: OpenedDocument | undefined

process.on('message', (message) => {
  const task = readerTask.parse(message)
  perform(task).then(answer, () => answer({ id: task.id, failed: true }))
})
process.on('disconnect', () => process.exit(0))
// An exception outside a task leaves the engine in an unknown state: the pool starts a fresh process.
process.on('unhandledRejection', () => process.exit(70))
guardAgainstOrphanhood()

async function perform(task: ReaderTask): Promise<ReaderAnswer> {
  if (task.task === 'open') return openDocument(task)
  if (!open) return { id: task.id, failed: true }
  if (task.task === 'read-page') return { id: task.id, value: await readPage(open, task.page, task.language) }
  return { id: task.id, value: await preview(open, task.rotation) }
}

async function openDocument(task: Extract<ReaderTask, { task: 'open' }>): Promise<ReaderAnswer> {
  await open?.close()
  open = undefined
  const bytes = Buffer.from(task.bytes.buffer, task.bytes.byteOffset, task.bytes.byteLength)
  const opened = await (task.kind === 'pdf' ? openPdf(bytes) : openImage(bytes, task.kind))
  if (isRefusal(opened)) return { id: task.id, refusal: opened }
  open = opened
  return { id: task.id, value: { pageCount: opened.pageCount, problems: opened.problems } }
}

async function preview(document: OpenedDocument, rotation: number): Promise<unknown> {
  const picture = await document.picture(PREVIEW_PIXELS)
  // Two passes: a turn in the same pass would be confused with the one of the EXIF orientation.
  const shown = await picture.png({ compressionLevel: 1 }).toBuffer()
  const { data, info } = await sharp(shown)
    .rotate(rotation)
    .flatten({ background: 'white' })
    .webp({ quality: 78 })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, mediaType: 'image/webp', width: info.width, height: info.height }
}

function isRefusal(opened: OpenedDocument | ReadingRefusal): opened is ReadingRefusal {
  return !('pageCount' in opened)
}

function answer(message: ReaderAnswer): void {
  process.send?.(message)
}

/** A hostile file may keep this process busy for ever after its parent was killed: a thread of its own watches for that. */
function guardAgainstOrphanhood(): void {
  const watch = `const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 2000)`
  new Worker(watch, { eval: true }).unref()
}
