import { z } from 'zod'
import { ACCESS_SIGNED_IN, permitted } from '#modules/accounts'
import type { AgentActor } from '#platform/access'
import { type Call, type Reply, type Route, notFound, page, refused, route, seeOther } from '#platform/http'
import type { Refusal } from '#platform/outcome'
import { findAbsence } from '../../absences-store.ts'
import { findAgent } from '../../agents-store.ts'
import { changeAbsence, declareAbsence, mayWriteAbsences, removeAbsence } from '../../declare-absence.ts'
import { forgetDirectory } from '../../directory-of.ts'
import { AbsencePage, absenceValues, changeAbsenceForm, datesOf, newAbsenceForm, removeAbsenceForm } from './absence-form.tsx'
import { ABSENCES_PATH, MY_ABSENCES_PATH } from './addresses.ts'
import { type AgentTools, agentToolsOf } from './agent-tools.ts'
import { type FormState, formRefused, formWithIssues, freshForm } from './form-state.ts'
import { agentRefusalSentence } from './messages/index.ts'

const params = z.object({ id: z.uuid() })
const rule = { audience: 'agent', access: ACCESS_SIGNED_IN } as const
const query = z.object({ agent: z.uuid().optional().catch(undefined) })

type AnyCall = Call<unknown, unknown, unknown>
type AbsenceCall = Call<{ id: string }, unknown, unknown>
/** One's own absences, or those of the agents whose work one gives out. */
type Whose = 'mine' | 'others'

/** Declaring, changing and taking back absences: the same pages for one's own and, under the administration, for those of others. */
export function absenceFormRoutes(): Route[] {
  return [...formRoutes('mine', MY_ABSENCES_PATH), ...formRoutes('others', ABSENCES_PATH)]
}

/** Whether the actor writes absences of others somewhere. */
export function managesAbsences(actor: AgentActor): boolean {
  return permitted(actor, 'agents.edit') || permitted(actor, 'request.assign')
}

/** The agents whose absences the actor may write, by id. */
export function managedAgents({ actor, directory }: Pick<AgentTools, 'actor' | 'directory'>): string[] {
  return [...directory.agents.values()].filter((agent) => agent.active && mayWriteAbsences(actor, agent)).map((agent) => agent.id)
}

function formRoutes(whose: Whose, path: string): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: `${path}/new`,
      query,
      handle: (call) => drawNew(call, { whose, state: freshForm({ agent: call.query.agent }) }),
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${path}/new`,
      body: newAbsenceForm,
      invalid: (call, issues) => drawNew(call, { whose, state: formWithIssues(call.sent, issues, call.locale) }),
      handle: (call) => declare(call, { whose, path }),
    }),
    route({ ...rule, method: 'GET', path: `${path}/:id`, params, handle: (call) => drawChange(call, { whose }) }),
    route({
      ...rule,
      method: 'POST',
      path: `${path}/:id`,
      params,
      body: changeAbsenceForm,
      invalid: (call, issues) => drawChange(call, { whose, stateFrom: () => formWithIssues(call.sent, issues, call.locale) }),
      handle: async (call) => {
        const { version } = call.body
        const outcome = await call.house.act(call.actor, (work) =>
          changeAbsence(work, { id: call.params.id, version, ...datesOf(call.body) }),
        )
        return outcome.ok ? done(call, path, 'changed') : changeRefused(call, { whose, refusal: outcome.refusal })
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${path}/:id/remove`,
      params,
      body: removeAbsenceForm,
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => removeAbsence(work, { id: call.params.id, version: call.body.version }))
        return outcome.ok ? done(call, path, 'removed') : changeRefused(call, { whose, refusal: outcome.refusal })
      },
    }),
  ]
}

async function declare(
  call: Call<unknown, unknown, z.infer<typeof newAbsenceForm>>,
  { whose, path }: { whose: Whose; path: string },
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined) return notFound()
  const agentId = whose === 'mine' ? tools.actor.id : call.body.agent
  if (agentId === undefined) {
    const refusal: Refusal = { kind: 'invalid', message: 'organisation.refusal.agent-missing', field: 'agent' }
    return drawNew(call, { whose, state: formRefused(call.sent, refusal, { locale: call.locale }) })
  }
  const outcome = await call.house.act(call.actor, (work) => declareAbsence(work, { agentId, ...datesOf(call.body) }))
  if (outcome.ok) return done(call, path, 'declared')
  return drawNew(call, { whose, state: formRefused(call.sent, outcome.refusal, { locale: call.locale }) })
}

async function done(call: AnyCall, path: string, act: 'declared' | 'changed' | 'removed'): Promise<Reply> {
  forgetDirectory(call.house)
  const tools = await agentToolsOf(call)
  return seeOther(path, tools === undefined ? [] : [{ name: 'flash', value: tools.t.absences[act] }])
}

function changeRefused(call: AbsenceCall, { whose, refusal }: { whose: Whose; refusal: Refusal }): Promise<Reply> | Reply {
  if (refusal.kind === 'not-found') return notFound()
  if (refusal.kind === 'not-allowed') return refused(refusal, agentRefusalSentence(refusal, call.locale))
  return drawChange(call, { whose, stateFrom: (known) => formRefused({ ...known, ...call.sent }, refusal, { locale: call.locale, known }) })
}

async function drawNew(call: AnyCall, { whose, state }: { whose: Whose; state: FormState }): Promise<Reply> {
  const tools = await agentToolsOf(call)
  if (tools === undefined || (whose === 'others' && !managesAbsences(tools.actor))) return notFound()
  const title = tools.t.absences.declare
  const among = whose === 'others' ? managedAgents(tools) : undefined
  return page(
    title,
    <AbsencePage title={title} list={listOf(whose, tools)} absence={undefined} among={among} state={state} tools={tools} />,
    { status: state.status, current: listOf(whose, tools).path },
  )
}

async function drawChange(
  call: AbsenceCall,
  { whose, stateFrom }: { whose: Whose; stateFrom?: (known: Record<string, string>) => FormState },
): Promise<Reply> {
  const tools = await agentToolsOf(call)
  const found = await call.house.read(call.actor, async (tx) => {
    const absence = await findAbsence(tx, call.params.id)
    return absence === undefined ? undefined : { absence, agent: await findAgent(tx, { id: absence.agentId }) }
  })
  if (tools === undefined || found?.agent === undefined) return notFound()
  const { absence, agent } = found
  // An absence that is not one's to write is not found: who is away is nobody else's business.
  if (whose === 'mine' ? agent.id !== tools.actor.id : !mayWriteAbsences(tools.actor, agent)) return notFound()
  const known = absenceValues(absence)
  const state = stateFrom?.(known) ?? freshForm(known)
  const words = tools.t.absences
  const title = whose === 'mine' ? words.changeMine : words.changeTitle(`${agent.givenName} ${agent.familyName}`)
  return page(
    title,
    <AbsencePage title={title} list={listOf(whose, tools)} absence={absence} among={undefined} state={state} tools={tools} />,
    { status: state.status, current: listOf(whose, tools).path },
  )
}

function listOf(whose: Whose, { t }: AgentTools): { path: string; title: string } {
  return whose === 'mine' ? { path: MY_ABSENCES_PATH, title: t.absences.mine } : { path: ABSENCES_PATH, title: t.absences.title }
}
