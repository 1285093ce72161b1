import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type RequestType, catalogueOf, inLanguage } from '#modules/catalogue'
import { citizenRefusalSentence } from '#modules/citizens'
import { directoryOf } from '#modules/organisation'
import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { filesStillThere } from '#platform/files'
import {
  type FieldIssue,
  type ReceivedFile,
  type Reply,
  type Route,
  issueSentence,
  notFound,
  openedCookie,
  page,
  route,
  seeOther,
} from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { refusalSentence } from '../messages/index.ts'
import { FormPage } from './form-page.tsx'
import { keptValue, readKept } from './kept-files.ts'
import { messagesFor } from './messages/index.ts'
import { type FormProblem, fieldId, isFile, readRequestForm } from './read-form.ts'
import { submitRequest } from './submit-request.ts'
import { UPLOAD } from './upload.ts'

const PATH = '/demarches/:code/demande'
/** A town hall, a school or a family share one address: far above what people need, far below what harms. */
const FORMS_PER_MINUTE = 30
const params = z.object({
  code: z
    .string()
    .regex(/^[A-Za-z]{2}-[A-Za-z0-9]{2,4}$/)
    .transform((code) => code.toUpperCase()),
})
// Which fields there are depends on the type: the form is read by its definition, field by field, each with its limit.
const body = z.record(z.string().max(80), z.unknown())

/** The request form of each type. */
export function formRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'public',
      access: 'anyone',
      params,
      handle: async (call) => {
        const type = await onlineType(call.house, call.params.code)
        if (type === undefined) return notFound()
        return showForm(call, { type, sent: {}, problems: [], files: [], formId: randomUUID() })
      },
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'public',
      access: 'anyone',
      perMinute: FORMS_PER_MINUTE,
      params,
      readsTextsItself: true,
      body,
      upload: UPLOAD,
      invalid: (call, issues) => receive(call, call.params.code, issues),
      handle: (call) => receive(call, call.params.code, []),
    }),
  ]
}

interface FormCall {
  house: House
  locale: Locale
  files: readonly ReceivedFile[]
  sent: Readonly<Record<string, unknown>>
  opened: readonly string[]
}

const FORM_ID = /^[0-9a-f-]{36}$/

async function receive(call: FormCall, code: string, issues: readonly FieldIssue[]): Promise<Reply> {
  const type = await onlineType(call.house, code)
  if (type === undefined) return notFound()
  const t = messagesFor(call.locale)
  const kept = await keptFiles(call)
  const files = [...kept.there, ...call.files].slice(0, UPLOAD.maxFiles)
  const form = readRequestForm(type, { sent: call.sent, files: files.map((file) => file.field), locale: call.locale })
  const refusedFiles = issues.map((issue) => ({
    fieldId: issue.path,
    message: issue.data.file === undefined ? t.errors.ofFile(issueSentence(issue, call.locale)) : issueSentence(issue, call.locale),
  }))
  // A field whose file was refused is not also told that it has none.
  const problems = [
    ...form.problems.filter((problem) => !refusedFiles.some((refused) => refused.fieldId === problem.fieldId)),
    ...refusedFiles,
  ]
  // Sent on without them, the request would lack what its author believes to have sent.
  if (kept.gone.length > 0) problems.push({ fieldId: fileFieldOf(type), message: t.errors.filesGone(kept.gone.map((file) => file.name)) })
  const sentId = typeof call.sent.formId === 'string' && FORM_ID.test(call.sent.formId) ? call.sent.formId : undefined
  if (sentId === undefined) problems.push({ fieldId: 'text', message: t.errors.expired })
  const formId = sentId ?? randomUUID()
  if (problems.length > 0) return showForm(call, { type, sent: call.sent, problems, files, formId })
  const submitted = await submitRequest(call.house, { type, form, files, formId, locale: call.locale })
  if (!submitted.ok) return showForm(call, { type, sent: call.sent, problems: [problemOf(submitted.refusal, call.locale)], files, formId })
  return seeOther(`/suivi/${submitted.value.reference}/recue`, [openedCookie(call.opened, submitted.value.id)])
}

/** The files that the form brought along from its last sending; a form left open for more than a day has lost them. */
async function keptFiles(call: FormCall): Promise<{ there: ReceivedFile[]; gone: ReceivedFile[] }> {
  const kept = readKept(call.house.keys, call.sent.kept)
  if (kept.length === 0) return { there: [], gone: [] }
  const ids = kept.map((file) => file.fileId)
  const there = await call.house.work(systemActor('portal'), (work) => filesStillThere(work.tx, ids))
  return { there: kept.filter((file) => there.has(file.fileId)), gone: kept.filter((file) => !there.has(file.fileId)) }
}

/** Where files are chosen on the form. */
function fileFieldOf(type: RequestType): string {
  const field = type.definition.fields.find(isFile)
  return field === undefined ? 'files' : fieldId(field)
}

function problemOf(refusal: Refusal, locale: Locale): FormProblem {
  const sentence = refusal.message.startsWith('citizens.')
    ? (citizenRefusalSentence(refusal, locale) ?? '')
    : refusalSentence(refusal, locale)
  return { fieldId: refusal.field ?? 'text', message: sentence }
}

interface Shown {
  type: RequestType
  sent: Readonly<Record<string, unknown>>
  problems: readonly FormProblem[]
  files: readonly ReceivedFile[]
  formId: string
}

async function showForm(call: Pick<FormCall, 'house' | 'locale'>, shown: Shown): Promise<Reply> {
  const { city } = await directoryOf(call.house)
  const kept = shown.files.map((file) => ({ file, value: keptValue(call.house.keys, file) }))
  const title = messagesFor(call.locale).form.title(inLanguage(shown.type.definition.title, call.locale))
  return page(title, <FormPage {...shown} kept={kept} city={city} locale={call.locale} />, {
    current: 'services',
    ...(shown.problems.length === 0 ? {} : { status: 422 }),
  })
}

async function onlineType(house: House, code: string): Promise<RequestType | undefined> {
  const type = (await catalogueOf(house)).byCode.get(code)
  return type !== undefined && type.active && type.definition.channels.includes('portal') ? type : undefined
}
