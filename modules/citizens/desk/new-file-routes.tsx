import { z } from 'zod'
import { districtOfLine } from '#modules/organisation'
import {
  type Call,
  type FieldIssue,
  type Reply,
  type Route,
  issueSentence,
  notFound,
  page,
  route,
  seeOther,
  statusOf,
} from '#platform/http'
import { refuse } from '#platform/outcome'
import { Actions, Breadcrumb, Button, Checkbox, ErrorSummary, Field, Form, Notice, Tabs } from '#platform/ui'
import type { CitizenKind } from '../citizen.ts'
import { holdIdentity } from '../hold-identity.ts'
import { refusalSentence } from '../messages/index.ts'
import { type NewCitizen, likelyDuplicates, registerCitizen } from '../register-citizen.ts'
import type { FoundCitizen } from '../search-citizens.ts'
import { AddressFields, type FormState, IdentityFields, MannerFields } from './citizen-fields.tsx'
import { newFileForm } from './citizen-form.ts'
import { type CitizenTools, citizenToolsOf } from './citizen-tools.ts'
import { PeopleList, citizenUrl } from './people-list.tsx'
import { CITIZENS_PATH } from './search-routes.tsx'

const PATH = `${CITIZENS_PATH}/new`

interface Fault {
  field?: string | undefined
  message: string
}

/** Making a file: those alike are shown first, and somebody must say that it is none of them. */
export function newFileRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'citizen.edit',
      query: z.object({ kind: z.enum(['person', 'organisation']).catch('person') }),
      handle: async (call) => {
        const tools = await citizenToolsOf(call)
        if (tools === undefined) return notFound()
        return draw({ tools, kind: call.query.kind, sent: {}, faults: [], alike: [], status: 200 })
      },
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'agent',
      access: 'citizen.edit',
      body: newFileForm,
      invalid: (call, issues) => showInvalid(call, issues),
      handle: async (call) => {
        const tools = await citizenToolsOf(call)
        if (tools === undefined) return notFound()
        const { body, sent } = call
        const again = (faults: Fault[], status = 422, alike: FoundCitizen[] = []) =>
          draw({ tools, kind: body.kind, sent, faults, alike, status })
        const { line, postcode, town, complement, confirmed, ...who } = body
        const isWhole = line !== undefined && postcode !== undefined && town !== undefined
        if (!isWhole && [line, postcode, town].some((part) => part !== undefined))
          return again([{ field: 'line', message: tools.t.address }])
        const wanted: NewCitizen = { ...who, siret: who.siret?.replace(/\s/g, '') }
        let alike: FoundCitizen[] = []
        const outcome = await call.house.act(tools.actor, async (work) => {
          // A colleague may be making the same file at this moment: then theirs is among those alike.
          await holdIdentity(work, wanted)
          alike = confirmed === undefined ? await likelyDuplicates(work, wanted) : []
          if (alike.length > 0) return refuse('invalid', 'citizens.refusal.alike')
          const districtCode = isWhole ? await districtOfLine(work.tx, line) : undefined
          return registerCitizen(work, { ...wanted, ...(isWhole ? { address: { line, postcode, town, complement, districtCode } } : {}) })
        })
        if (alike.length > 0) return again([{ field: 'confirmed', message: tools.t.confirmMissing }], 422, alike)
        if (outcome.ok) return seeOther(citizenUrl(outcome.value.id), [{ name: 'flash', value: tools.t.flash.created }])
        const { refusal } = outcome
        return again([{ message: refusalSentence(refusal, call.locale) ?? refusal.message, field: refusal.field }], statusOf(refusal))
      },
    }),
  ]
}

async function showInvalid(call: Call<unknown, unknown, unknown>, issues: readonly FieldIssue[]): Promise<Reply> {
  const tools = await citizenToolsOf(call)
  if (tools === undefined) return notFound()
  const faults = issues.map((issue) => ({ field: issue.path, message: issueSentence(issue, call.locale) }))
  const kind = call.sent['kind'] === 'organisation' ? 'organisation' : 'person'
  return draw({ tools, kind, sent: call.sent, faults, alike: [], status: 422 })
}

interface Drawn {
  tools: CitizenTools
  kind: CitizenKind
  sent: Readonly<Record<string, unknown>>
  faults: readonly Fault[]
  alike: readonly FoundCitizen[]
  status: number
}

function draw(drawn: Drawn): Reply {
  return page(drawn.tools.t.createTitle, <NewFilePage {...drawn} />, { status: drawn.status, current: CITIZENS_PATH })
}

/** What was sent, for the fields. */
export function stateOf(sent: Readonly<Record<string, unknown>>, faults: readonly Fault[]): FormState {
  return {
    value: (name) => {
      const value = sent[name]
      return typeof value === 'string' ? value : undefined
    },
    error: (name) => faults.find((fault) => fault.field === name)?.message,
  }
}

function NewFilePage({ tools, kind, sent, faults, alike }: Drawn) {
  const { t } = tools
  const state = stateOf(sent, faults)
  const field = (name: string) => ({ id: name, name, value: state.value(name), error: state.error(name), autocomplete: 'off' })
  return (
    <div class="column">
      <Breadcrumb items={[{ href: CITIZENS_PATH, text: t.title }]} />
      <ErrorSummary errors={faults.map(({ field: id, message }) => ({ fieldId: id, message }))} />
      <h1>{t.createTitle}</h1>
      <Tabs
        label={t.kind}
        tabs={(['person', 'organisation'] as const).map((each) => ({
          href: `${PATH}?kind=${each}`,
          text: t.kinds[each],
          current: each === kind,
        }))}
      />
      <Form action={PATH} hidden={{ kind }}>
        {alike.length > 0 && (
          <>
            <Notice tone="warning" title={t.likely}>
              <p>{t.likelyText}</p>
            </Notice>
            <PeopleList people={alike} label={t.likely} tools={tools} />
            <Checkbox id="confirmed" name="confirmed" label={t.confirm} error={state.error('confirmed')} />
          </>
        )}
        <IdentityFields kind={kind} state={state} tools={tools} />
        {kind === 'organisation' && <Field {...field('siret')} label={t.fields.siret} width="m" inputmode="numeric" />}
        <div class="field-row">
          <Field {...field('phone')} label={t.fields.phone} type="tel" />
          <Field {...field('email')} label={t.fields.email} type="email" />
        </div>
        <AddressFields state={state} tools={tools} required={false} />
        <MannerFields state={state} tools={tools} withNotice={false} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
    </div>
  )
}
