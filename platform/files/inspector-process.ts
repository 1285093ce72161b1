/**
 * The process that opens what strangers sent: finds what it is by its content, draws pictures anew, looks at the build of PDF files
 * and at what they do by themselves.
 * Started by inspector.ts with no right to other files, network or child processes; may be killed at any moment and holds nothing.
 */
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { OPAQUE, contentOf } from './content-kind.ts'
import { drawAnew } from './draw-anew.ts'
import { type Inspection, inspectionTask } from './inspection.ts'
import { looksLikePdf } from './pdf-build.ts'
import { cautionsOfPdf, disarmedPdf } from './pdf-cautions.ts'

sharp.concurrency(1)
sharp.cache(false)

process.on('message', (message) => {
  const { id, bytes, disarm } = inspectionTask.parse(message)
  const work = disarm ? disarmed : inspect
  work(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
    (inspection) => process.send?.({ id, inspection }),
    () => process.send?.({ id, inspection: { readable: false, content: OPAQUE, cautions: [] } }),
  )
})
process.on('disconnect', () => process.exit(0))
process.on('unhandledRejection', () => process.exit(70))
// A hostile file may keep this process busy for ever after its parent was killed: a thread of its own watches for that.
new Worker(`const parent = process.ppid; setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL') }, 2000)`, {
  eval: true,
}).unref()

async function inspect(bytes: Buffer): Promise<Inspection> {
  const content = await contentOf(bytes)
  if (content.kind === 'image') return drawAnew(bytes, content)
  if (content.kind === 'pdf') return { readable: looksLikePdf(bytes), content, cautions: [...(await cautionsOfPdf(bytes))] }
  return { readable: true, content, cautions: [] }
}

async function disarmed(bytes: Buffer): Promise<Inspection> {
  const copy = await disarmedPdf(bytes)
  const redrawn = copy === undefined ? {} : { redrawn: new Uint8Array(copy) }
  return { readable: copy !== undefined, content: await contentOf(bytes), cautions: [], ...redrawn }
}
