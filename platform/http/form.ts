import type { FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access'
import type { FieldIssue, ReceivedFile, Route, UploadRule } from './route.ts'

type Receive = (file: {
  stream: NodeJS.ReadableStream
  name: string
  rule: UploadRule
  actor: Actor
}) => Promise<{ ok: true; fileId: string; size: number } | { ok: false; message: string; data: Record<string, string | number> }>

/** `refused`: files that were not taken; the rest of the form is there all the same. */
type Form = { ok: true; body: Record<string, unknown>; files: ReceivedFile[]; refused: FieldIssue[] } | { ok: false; issues: FieldIssue[] }

/**
 * Reads what a request carries into one flat record. A name that ends with [] gathers a list; any other name sent
 * twice is refused, so that two readers of one request can never see two different values (ASVS 15.3.7).
 */
export async function readForm(input: { request: FastifyRequest; route: Route; actor: Actor; receive: Receive }): Promise<Form> {
  if (input.request.isMultipart()) return readMultipart(input)
  if (input.request.body instanceof URLSearchParams) return gather([...input.request.body], [])
  const body: unknown = input.request.body
  return {
    ok: true,
    body: typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.fromEntries(Object.entries(body)) : {},
    files: [],
    refused: [],
  }
}

function gather(pairs: readonly (readonly [string, string])[], files: ReceivedFile[]): Form {
  const body = new Map<string, unknown>()
  const twice: FieldIssue[] = []
  for (const [name, value] of pairs) {
    if (name.endsWith('[]')) {
      const key = name.slice(0, -2)
      const list = body.get(key)
      body.set(key, Array.isArray(list) ? [...list, value] : [value])
    } else if (body.has(name)) twice.push({ path: name, message: 'sent-twice', data: {} })
    else body.set(name, value)
  }
  return twice.length > 0 ? { ok: false, issues: twice } : { ok: true, body: Object.fromEntries(body), files, refused: [] }
}

async function readMultipart({ request, route, actor, receive }: Parameters<typeof readForm>[0]): Promise<Form> {
  const pairs: [string, string][] = []
  const files: ReceivedFile[] = []
  const issues: FieldIssue[] = []
  for await (const part of partsOf(request)) {
    if (part.type === 'field') {
      pairs.push([part.fieldname, typeof part.value === 'string' ? part.value : ''])
      continue
    }
    // A file field left empty arrives as a file without name.
    if (part.filename === undefined || part.filename === '' || route.upload === undefined) {
      part.file.resume()
      continue
    }
    if (files.length >= route.upload.maxFiles) {
      part.file.resume()
      issues.push({ path: part.fieldname, message: 'too-many-files', data: { maximum: route.upload.maxFiles, file: part.filename } })
      continue
    }
    const received = await receive({ stream: part.file, name: part.filename, rule: route.upload, actor }).catch((error: unknown) => {
      throw error === part.file.errored ? unreadableForm(error) : error
    })
    part.file.resume()
    if (received.ok) files.push({ field: part.fieldname, fileId: received.fileId, name: part.filename, size: received.size })
    else issues.push({ path: part.fieldname, message: received.message, data: { ...received.data, file: part.filename } })
  }
  const form = gather(pairs, files)
  if (!form.ok) return { ok: false, issues: [...form.issues, ...issues] }
  return { ...form, refused: issues }
}

/** The parts of a form; one that broke off on its way, or was never built as a form, is its sender's matter and not a failure of ours. */
async function* partsOf(request: FastifyRequest) {
  try {
    for await (const part of request.parts()) {
      if (typeof part.fieldname !== 'string') throw new Error('a part without a name')
      yield part
    }
  } catch (error) {
    const known = error instanceof Error && typeof Reflect.get(error, 'statusCode') === 'number'
    throw known ? error : unreadableForm(error)
  }
}

function unreadableForm(cause: unknown): Error {
  return Object.assign(new Error('the form cannot be read', { cause }), { statusCode: 400 })
}
