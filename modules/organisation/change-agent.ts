import { anotherAdministrator, closeAccess, permitted } from '#modules/accounts'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { type AgentFacts, agentAddress, agentFault, worksOn } from './agent-facts.ts'
import { type AgentRecord, holdAgent, takenBy, updateAgent } from './agents-store.ts'
import { guarded } from './broken-invariant.ts'
import { forgetDirectory } from './directory-of.ts'
import { siteOf, unitOf } from './register-agent.ts'
import { LAST_ROLE } from './role-rules.ts'
import { holdsRoleOn } from './roles-store.ts'

/** What changes. What is not named stays as it is; an empty text empties, and `none` takes the last day away. */
export interface AgentChange {
  id: string
  /** The version that was read: somebody else's change since then is not overwritten. */
  version: number
  code?: string | undefined
  givenName?: string | undefined
  familyName?: string | undefined
  title?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  unitCode?: string | undefined
  unitId?: string | undefined
  siteCode?: string | undefined
  siteId?: string | undefined
  languages?: readonly string[] | undefined
  activeFrom?: Temporal.PlainDate | undefined
  activeUntil?: Temporal.PlainDate | 'none' | undefined
}

/** Changes an agent. One who does not work for the city any more is signed out everywhere with the commit; at a later day rights end by themselves. */
export async function changeAgent(work: Work, input: AgentChange): Promise<Outcome<AgentRecord>> {
  if (!permitted(work.actor, 'agents.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const agent = await holdAgent(work.tx, input.id)
  if (agent === undefined) return refuse('not-found', 'organisation.refusal.unknown-agent')
  if (agent.version !== input.version) return refuse('conflict', 'organisation.refusal.stale')
  const merged = await merge(work, agent, input)
  if (!merged.ok) return merged
  const facts = merged.value
  const fields = changedFields(agent, facts)
  if (fields.length === 0) return done(agent)
  const refused = agentFault(facts) ?? (await faultAmongOthers(work, { agent, facts, fields }))
  if (refused !== undefined) return refused

  return guarded(async () => {
    const version = await updateAgent(work.tx, { id: agent.id, version: input.version, facts })
    if (version === undefined) return refuse('conflict', 'organisation.refusal.stale')
    work.publish({ name: 'agent.changed', subject: { kind: 'agent', id: agent.id }, unitId: facts.unitId, data: { fields } })
    if (!worksOn(facts, civilDate(work.at))) await closeAccess(work, agent.id)
    forgetDirectory(work)
    return done({ id: agent.id, version, ...facts })
  })
}

async function merge(work: Work, agent: AgentRecord, input: AgentChange): Promise<Outcome<AgentFacts>> {
  const namesUnit = input.unitId !== undefined || input.unitCode !== undefined
  // A unit that was closed meanwhile stays where it was: only a move asks for one in use.
  const unitId = !namesUnit || input.unitId === agent.unitId ? agent.unitId : await unitOf(work, input)
  if (unitId === undefined) return refuse('invalid', 'organisation.refusal.unknown-unit', { field: 'unit' })
  const namesSite = input.siteId !== undefined || input.siteCode !== undefined
  const site = !namesSite || input.siteId === agent.siteId ? done(agent.siteId) : await siteOf(work, input)
  if (!site.ok) return site
  return done({
    code: input.code?.trim() ?? agent.code,
    givenName: input.givenName?.trim() ?? agent.givenName,
    familyName: input.familyName?.trim() ?? agent.familyName,
    title: emptied(input.title, agent.title),
    email: input.email === undefined ? agent.email : agentAddress(input.email),
    phone: emptied(input.phone, agent.phone),
    unitId,
    siteId: site.value,
    languages: input.languages === undefined ? agent.languages : [...new Set(input.languages)],
    activeFrom: input.activeFrom ?? agent.activeFrom,
    activeUntil: input.activeUntil === 'none' ? undefined : (input.activeUntil ?? agent.activeUntil),
  })
}

async function faultAmongOthers(
  work: Work,
  { agent, facts, fields }: { agent: AgentRecord; facts: AgentFacts; fields: readonly string[] },
): Promise<Refused | undefined> {
  const taken = await takenBy(work.tx, { ...facts, exceptId: agent.id })
  if (taken !== undefined) return refuse('conflict', `organisation.refusal.${taken}-taken`, { field: taken })
  const field = fields.find((name) => name === 'activeUntil' || name === 'activeFrom')
  if (field === undefined) return undefined
  const on = civilDate(work.at)
  if (facts.activeUntil === undefined && worksOn(facts, on)) return undefined
  if (!(await holdsRoleOn(work.tx, { agentId: agent.id, roles: [LAST_ROLE], on }))) return undefined
  const kept = await anotherAdministrator(work, { roles: [LAST_ROLE], on, without: { agentId: agent.id } })
  return kept ? undefined : refuse('conflict', 'organisation.refusal.last-administrator', { field })
}

function emptied(given: string | undefined, known: string | undefined): string | undefined {
  if (given === undefined) return known
  return given.trim() === '' ? undefined : given.trim()
}

function changedFields(before: AgentFacts, after: AgentFacts): string[] {
  const names = [
    'code',
    'givenName',
    'familyName',
    'title',
    'email',
    'phone',
    'unitId',
    'siteId',
    'languages',
    'activeFrom',
    'activeUntil',
  ] as const
  return names.filter((name) => String(before[name] ?? '') !== String(after[name] ?? ''))
}
