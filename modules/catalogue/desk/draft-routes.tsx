import { z } from 'zod'
import {
  type Call,
  type FormValues,
  type Reply,
  type Route,
  type SentForm,
  formWithFaults,
  newForm,
  notFound,
  page,
  refused,
  refusedForm,
  route,
  seeOther,
  sentTexts,
} from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { differencesOf } from '../difference.ts'
import { discardDraft, publishDraft, registerType, saveDraft } from '../edit-type.ts'
import { StartPage } from '../portal/start-page.tsx'
import { CATALOGUE_PATH, catalogueToolsOf, typeUrl } from './catalogue-tools.ts'
import { questionCount, readDraft, valuesOf } from './draft-form.ts'
import { DraftPage, NewTypePage, PreviewPage } from './draft-page.tsx'
import { catalogueRefusalSentence, messagesFor } from './messages/index.ts'
import { nameOf, readType } from './type-routes.tsx'

const params = z.object({ code: z.string().regex(/^[A-Z0-9-]{2,16}$/) })
const rule = { audience: 'agent', access: 'catalogue.edit' } as const
const DRAFT = `${CATALOGUE_PATH}/:code/draft`
const NEW = `${CATALOGUE_PATH}/new`

// A long form: its questions are numbered, so its names cannot be listed. Each value is read by readDraft, then by the schema of versions.
const formBody = z.record(z.string().max(60), z.union([z.string().max(20_000), z.array(z.string().max(200)).max(60)]))
const edits = z.coerce.number().int().min(1).max(2_000_000_000)

/** What a new type begins with: enough to be read, nothing that promises. */
const FIRST_VALUES: FormValues = {
  level: 'simple',
  archetype: 'answer',
  channels: ['portal', 'email', 'post', 'phone', 'counter'],
  audience: ['anyone'],
  lifeMoment: 'other',
  silence: 'rejection',
  acknowledgement: 'statutory',
  competence: 'city',
  remedy: 'administrative-court',
}

/** What the form calls its lists and the reason of a publication; its texts are read and named by `readDraft`. */
function labels(locale: Locale): Readonly<Record<string, string>> {
  const { channels, audience, reason } = messagesFor(locale).draft
  return { channels, audience, reason, 'channels[]': channels, 'audience[]': audience }
}

/** The draft of a type: written, looked at, published or thrown away. */
export function draftRoutes(): Route[] {
  return [
    route({ ...rule, method: 'GET', path: NEW, handle: (call) => drawNew(call, newForm(FIRST_VALUES)) }),
    route({
      ...rule,
      method: 'POST',
      path: NEW,
      body: formBody,
      labels,
      handle: async (call) => {
        const tools = await catalogueToolsOf(call)
        if (tools === undefined) return notFound()
        const sent = sentTexts(call.sent)
        const read = readDraft(sent, tools.t)
        if (!read.ok) return drawNew(call, formWithFaults(sent, read.faults), questionCount(sent))
        const code = typeof sent.code === 'string' ? sent.code : ''
        const outcome = await call.house.act(call.actor, (work) => registerType(work, { code, definition: read.definition }))
        if (!outcome.ok) return drawNew(call, formFor(call, outcome.refusal), questionCount(sent))
        return seeOther(typeUrl(outcome.value.code, 'draft'), [{ name: 'flash', value: tools.t.draft.begun }])
      },
    }),
    route({ ...rule, method: 'GET', path: DRAFT, params, handle: (call) => drawDraft(call) }),
    route({ ...rule, method: 'POST', path: DRAFT, params, body: formBody, labels, handle: save }),
    route({ ...rule, method: 'GET', path: `${DRAFT}/preview`, params, handle: preview }),
    route({
      ...rule,
      method: 'POST',
      path: `${DRAFT}/publish`,
      params,
      body: z.object({ edits, reason: z.string().max(2_000).default('') }),
      labels,
      handle: async (call) => {
        const tools = await catalogueToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.act(call.actor, (work) => publishDraft(work, { code: call.params.code, ...call.body }))
        if (outcome.ok)
          return seeOther(typeUrl(call.params.code), [{ name: 'flash', value: tools.t.draft.published(outcome.value.number) }])
        if (outcome.refusal.kind === 'not-found') return notFound()
        return drawDraft(call, { publishing: formFor(call, outcome.refusal) })
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${DRAFT}/discard`,
      params,
      body: z.object({ edits }),
      handle: async (call) => {
        const tools = await catalogueToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.act(call.actor, (work) => discardDraft(work, { code: call.params.code, edits: call.body.edits }))
        if (!outcome.ok) return refused(outcome.refusal, catalogueRefusalSentence(outcome.refusal, call.locale))
        const view = await readType(call)
        return seeOther(view?.type.current === undefined ? CATALOGUE_PATH : typeUrl(call.params.code), [
          { name: 'flash', value: tools.t.draft.discarded },
        ])
      },
    }),
  ]
}

type DraftCall = Call<{ code: string }, unknown, unknown>

async function save(call: DraftCall): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const sent = sentTexts(call.sent)
  const read = readDraft(sent, tools.t)
  if (!read.ok) return drawDraft(call, { form: formWithFaults(sent, read.faults), count: questionCount(sent) })
  const known = edits.safeParse(sent.edits)
  const outcome = await call.house.act(call.actor, (work) =>
    saveDraft(work, { code: call.params.code, edits: known.data ?? 0, definition: read.definition }),
  )
  if (outcome.ok) return seeOther(typeUrl(call.params.code, 'draft'), [{ name: 'flash', value: tools.t.draft.saved }])
  if (outcome.refusal.kind === 'not-found') return notFound()
  return drawDraft(call, { form: formFor(call, outcome.refusal), count: questionCount(sent) })
}

async function drawNew(call: Call<unknown, unknown, unknown>, form: SentForm, count = 0): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  return page(tools.t.draft.newTitle, <NewTypePage action={NEW} form={form} count={count} tools={tools} />, {
    status: form.status,
    current: CATALOGUE_PATH,
  })
}

/** Draws the draft; `form` as it was sent when something does not fit, `publishing` when the publication was refused. */
async function drawDraft(call: DraftCall, about: { form?: SentForm; count?: number; publishing?: SentForm } = {}): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  const view = await readType(call)
  const draft = view?.type.draft
  if (tools === undefined || view === undefined || draft === undefined) return notFound()
  const values = valuesOf(draft.definition)
  const form = about.form ?? newForm(values)
  const current = view.type.current?.definition
  const title = tools.t.draft.title(nameOf(view.type, tools))
  return page(
    title,
    <DraftPage
      title={title}
      code={view.type.code}
      edits={String(sentEdits(call, about.form) ?? draft.edits)}
      form={form}
      count={about.count ?? questionCount(values)}
      publishing={about.publishing ?? newForm({})}
      differences={current === undefined ? undefined : differencesOf(current, draft.definition)}
      tools={tools}
    />,
    { status: Math.max(form.status, about.publishing?.status ?? 200), current: CATALOGUE_PATH },
  )
}

/** A form that came back keeps the number it was read with: saving again must not overwrite by accident what it never saw. */
function sentEdits(call: DraftCall, form: SentForm | undefined): number | undefined {
  return form === undefined ? undefined : edits.safeParse(call.sent.edits).data
}

async function preview(call: DraftCall): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  const view = await readType(call)
  if (tools === undefined || view?.type.draft === undefined) return notFound()
  const { draft } = view.type
  const title = tools.t.draft.previewTitle(nameOf(view.type, tools))
  const type = { code: view.type.code, versionId: draft.id, version: draft.number, position: 0, active: true, definition: draft.definition }
  return page(
    title,
    <PreviewPage code={view.type.code} definition={draft.definition} tools={tools}>
      <StartPage type={type} directory={tools.directory} locale={tools.locale} />
    </PreviewPage>,
    { current: CATALOGUE_PATH },
  )
}

function formFor(call: Call<unknown, unknown, unknown>, refusal: Refusal): SentForm {
  return refusedForm(call.sent, refusal, catalogueRefusalSentence(refusal, call.locale))
}
