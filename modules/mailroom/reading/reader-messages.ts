import { z } from 'zod'
import { DOCUMENT_KINDS, DOCUMENT_PROBLEMS, DOUBT_REASONS, REFUSAL_KINDS } from './document-reading.ts'
import { READING_LANGUAGES } from './languages.ts'

/** What passes between the pipeline and its reading processes. Both sides parse: a process that reads hostile files is not trusted. */

export const readerTask = z.discriminatedUnion('task', [
  z.object({
    id: z.number(),
    task: z.literal('open'),
    kind: z.enum(DOCUMENT_KINDS),
    bytes: z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array),
  }),
  z.object({ id: z.number(), task: z.literal('read-page'), page: z.number().int().positive(), language: z.enum(READING_LANGUAGES) }),
  z.object({
    id: z.number(),
    task: z.literal('preview'),
    rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  }),
])
export type ReaderTask = z.infer<typeof readerTask>

export const openedFacts = z.object({ pageCount: z.number().int().positive(), problems: z.array(z.enum(DOCUMENT_PROBLEMS)) })
export type OpenedFacts = z.infer<typeof openedFacts>

const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })

export const pageReading = z.object({
  number: z.number().int().positive(),
  text: z.string(),
  words: z.array(z.object({ text: z.string(), box, confidence: z.number(), line: z.number().int() })),
  meanConfidence: z.number(),
  inkShare: z.number(),
  skewDegrees: z.number(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  source: z.enum(['text-layer', 'ocr']),
  blank: z.boolean(),
  doubtful: z.boolean(),
  doubtReason: z.enum(DOUBT_REASONS).exactOptional(),
})

export const previewImage = z.object({
  bytes: z.instanceof(Uint8Array).transform((bytes) => Buffer.from(bytes)),
  mediaType: z.literal('image/webp'),
  width: z.number().int(),
  height: z.number().int(),
})

const refusal = z.object({ kind: z.enum(REFUSAL_KINDS), fact: z.string().exactOptional() })

/** An answer carries the value of the task, or a refusal of the document, or only that the task failed. */
export const readerAnswer = z.object({
  id: z.number(),
  value: z.unknown().optional(),
  refusal: refusal.optional(),
  failed: z.boolean().optional(),
})
export type ReaderAnswer = z.infer<typeof readerAnswer>
