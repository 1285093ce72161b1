import { z } from 'zod'
import { CAUTIONS } from './caution.ts'
import { FILE_KINDS } from './content-kind.ts'

const bytesShape = z.instanceof(Uint8Array)

/** What the parent asks: to look at the bytes, or to make the copy of a PDF that does nothing by itself. */
export const inspectionTask = z.object({ id: z.number(), bytes: bytesShape, disarm: z.boolean() })

/** What the inspecting process found. */
const inspectionShape = z.object({
  /** Whether the content is built as its kind should be. */
  readable: z.boolean(),
  content: z.object({ kind: z.enum(FILE_KINDS), contentType: z.string(), extension: z.string() }),
  /** Why the content is not simply opened. */
  cautions: z.array(z.enum(CAUTIONS)),
  /** The picture drawn anew, to be kept instead of what was sent; the PDF disarmed, when that was asked. */
  redrawn: bytesShape.optional(),
})
export type Inspection = z.infer<typeof inspectionShape>

export const inspectionAnswer = z.object({ id: z.number(), inspection: inspectionShape })
