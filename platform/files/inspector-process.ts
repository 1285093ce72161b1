/**
 * The process that opens what strangers sent: finds what it is by its content, draws pictures anew, looks at the build of PDF files.
 * Started by inspector.ts with no right to other files, network or child processes; may be killed at any moment and holds nothing.
 */
import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { OPAQUE, contentOf } from './content-kind.ts'
import { drawAnew } from './draw-anew.ts'
import { type Inspection, inspectionTask } from './inspection.ts'
import { looksLikePdf } from './pdf-build.ts'

sharp.concurrency(1)
sharp.cache(false)

process.on('message', (message) => {
  const { id, bytes } = inspectionTask.parse(message)
  inspect(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).then(
    (inspection) => process.send?.({ id, inspection }),
    () => process.send?.({ id, inspection: { readable: false, content: OPAQUE } }),
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
  if (content.kind === 'pdf') return { readable: looksLikePdf(bytes), content }
  return { readable: true, content }
}
