import { z } from 'zod'
import { type Call, type Reply, type Route, issueSentence, notFound, page, route, seeOther, statusOf } from '#platform/http'
import { Actions, Breadcrumb, Button, ErrorSummary, Form, Link } from '#platform/ui'
import { type Citizen, displayName } from '../citizen.ts'
import { findCitizen } from '../citizens-store.ts'
import { editCitizen } from '../edit-citizen.ts'
import { refusalSentence } from '../messages/index.ts'
import { type FormState, IdentityFields, MannerFields } from './citizen-fields.tsx'
import { editForm } from './citizen-form.ts'
import { type CitizenTools, citizenToolsOf } from './citizen-tools.ts'
import { stateOf } from './new-file-routes.tsx'
import { citizenUrl } from './people-list.tsx'
import { CITIZENS_PATH } from './search-routes.tsx'

const PATH = `${CITIZENS_PATH}/:id/edit`
const params = z.object({ id: z.uuid() })

interface Fault {
  field?: string | undefined
  message: string
}

/** Correcting a file. A colleague who was faster is told about, and no word typed is lost. */
export function editRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'citizen.edit',
      params,
      handle: (call) => drawEdit(call, { faults: [], status: 200 }),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'agent',
      access: 'citizen.edit',
      params,
      body: editForm,
      invalid: (call, issues) =>
        drawEdit(call, { faults: issues.map((issue) => ({ field: issue.path, message: issueSentence(issue, call.locale) })), status: 422 }),
      handle: async (call) => {
        const tools = await citizenToolsOf(call)
        if (tools === undefined) return notFound()
        const { version, ...edit } = call.body
        const outcome = await call.house.act(tools.actor, (work) => editCitizen(work, { id: call.params.id, version, edit }))
        if (outcome.ok) return seeOther(citizenUrl(outcome.value.id), [{ name: 'flash', value: tools.t.flash.saved }])
        const { refusal } = outcome
        if (refusal.kind === 'not-found') return notFound()
        return drawEdit(call, {
          faults: [{ field: refusal.field, message: refusalSentence(refusal, call.locale) ?? refusal.message }],
          status: statusOf(refusal),
        })
      },
    }),
  ]
}

async function drawEdit(
  call: Call<{ id: string }, unknown, unknown>,
  { faults, status }: { faults: readonly Fault[]; status: number },
): Promise<Reply> {
  const tools = await citizenToolsOf(call)
  if (tools === undefined) return notFound()
  const citizen = await call.house.read(tools.actor, (tx) => findCitizen(tx, call.params.id))
  if (citizen === undefined) return notFound()
  const now = valuesOf(citizen)
  const state: FormState =
    faults.length === 0
      ? stateOf(now, [])
      : { ...stateOf(call.sent, faults), ...(status === 409 ? { known: (name: string) => now[name] } : {}) }
  const title = tools.t.editTitle(displayName(citizen))
  return page(title, <EditPage citizen={citizen} title={title} state={state} faults={faults} tools={tools} />, {
    status,
    current: CITIZENS_PATH,
  })
}

function valuesOf(citizen: Citizen): Record<string, string> {
  return {
    civility: citizen.civility ?? '',
    givenNames: citizen.givenNames ?? '',
    familyName: citizen.familyName ?? '',
    usageName: citizen.usageName ?? '',
    organisationName: citizen.organisationName ?? '',
    birthDate: citizen.birthDate ?? '',
    language: citizen.language,
    preferredChannel: citizen.preferredChannel ?? '',
    notice: citizen.notice ?? '',
  }
}

interface EditPageProps {
  citizen: Citizen
  title: string
  state: FormState
  faults: readonly Fault[]
  tools: CitizenTools
}

function EditPage({ citizen, title, state, faults, tools }: EditPageProps) {
  const { t } = tools
  return (
    <div class="column">
      <Breadcrumb
        items={[
          { href: CITIZENS_PATH, text: t.title },
          { href: citizenUrl(citizen.id), text: displayName(citizen) },
        ]}
      />
      <ErrorSummary errors={faults.map(({ field, message }) => ({ fieldId: field, message }))} />
      <h1>{title}</h1>
      <Form action={`${citizenUrl(citizen.id)}/edit`} hidden={{ version: String(citizen.version) }}>
        <IdentityFields kind={citizen.kind} state={state} tools={tools} />
        <MannerFields state={state} tools={tools} withNotice />
        <Actions>
          <Button>{t.save}</Button>
          <Link href={citizenUrl(citizen.id)}>{displayName(citizen)}</Link>
        </Actions>
      </Form>
    </div>
  )
}
