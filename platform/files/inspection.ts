import { z } from 'zod'
import { FILE_KINDS } from './content-kind.ts'

const bytesShape = z.instanceof(Uint8Array)

/** What the parent asks. */
export const inspectionTask = z.object({ id: z.number(), bytes: bytesShape })

/** What the inspecting process found. */
const inspectionShape = z.object({
  /** Whether the content is built as its kind should be. */
  readable: z.boolean(),
  content: z.object({ kind: z.enum(FILE_KINDS), contentType: z.string(), extension: z.string() }),
  /** The picture drawn anew, to be kept instead of what was sent. */
  redrawn: bytesShape.optional(),
})
export type Inspection = z.infer<typeof inspectionShape>

export const inspectionAnswer = z.object({ id: z.number(), inspection: inspectionShape })
