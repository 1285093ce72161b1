import { permitted } from '#modules/accounts'
import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type AgentFacts, agentAddress, agentFault } from './agent-facts.ts'
import { type AgentRecord, findSiteInUse, findUnitInUse, insertAgent, takenBy } from './agents-store.ts'
import { guarded } from './broken-invariant.ts'
import { forgetDirectory } from './directory-of.ts'

/** A new agent. The unit and the site are named by their code, or by their id. */
export interface NewAgent {
  code: string
  givenName: string
  familyName: string
  title?: string | undefined
  email: string
  phone?: string | undefined
  unitCode?: string | undefined
  unitId?: string | undefined
  siteCode?: string | undefined
  siteId?: string | undefined
  /** Absent: French. */
  languages?: readonly string[] | undefined
  /** Absent: today. */
  activeFrom?: Temporal.PlainDate | undefined
  /** The last day. */
  activeUntil?: Temporal.PlainDate | undefined
}

/** Adds an agent to the city. They hold no role and cannot sign in yet: roles are granted, and an invitation sent, apart. */
export async function registerAgent(work: Work, input: NewAgent): Promise<Outcome<AgentRecord>> {
  if (!permitted(work.actor, 'agents.edit')) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const today = civilDate(work.at)
  const unitId = await unitOf(work, input)
  if (unitId === undefined) return refuse('invalid', 'organisation.refusal.unknown-unit', { field: 'unit' })
  const site = await siteOf(work, input)
  if (!site.ok) return site
  const facts: AgentFacts = {
    code: input.code.trim(),
    givenName: input.givenName.trim(),
    familyName: input.familyName.trim(),
    title: textOf(input.title),
    email: agentAddress(input.email),
    phone: textOf(input.phone),
    unitId,
    siteId: site.value,
    languages: input.languages === undefined || input.languages.length === 0 ? ['fr'] : [...new Set(input.languages)],
    activeFrom: input.activeFrom ?? today,
    activeUntil: input.activeUntil,
  }
  const fault = agentFault(facts)
  if (fault !== undefined) return fault
  const taken = await takenBy(work.tx, { ...facts, exceptId: undefined })
  if (taken !== undefined) return refuse('conflict', `organisation.refusal.${taken}-taken`, { field: taken })

  const id = newId()
  return guarded(async () => {
    await insertAgent(work.tx, id, facts)
    work.publish({ name: 'agent.registered', subject: { kind: 'agent', id }, unitId })
    forgetDirectory(work)
    return done({ id, version: 1, ...facts })
  })
}

/** The unit that is named, while it is in use. */
export async function unitOf(
  work: Work,
  named: { unitId?: string | undefined; unitCode?: string | undefined },
): Promise<string | undefined> {
  const on = civilDate(work.at)
  if (named.unitId !== undefined) return findUnitInUse(work.tx, { by: { id: named.unitId }, on })
  const code = textOf(named.unitCode)
  return code === undefined ? undefined : findUnitInUse(work.tx, { by: { code }, on })
}

/** The site that is named, while it is in use; none is named where the agent has no fixed one. */
export async function siteOf(
  work: Work,
  named: { siteId?: string | undefined; siteCode?: string | undefined },
): Promise<Outcome<string | undefined>> {
  const id = textOf(named.siteId)
  const code = textOf(named.siteCode)
  if (id === undefined && code === undefined) return done(undefined)
  const found = await findSiteInUse(work.tx, id === undefined ? { code: code ?? '' } : { id })
  return found === undefined ? refuse('invalid', 'organisation.refusal.unknown-site', { field: 'site' }) : done(found)
}

function textOf(text: string | undefined): string | undefined {
  const trimmed = text?.trim()
  return trimmed === '' ? undefined : trimmed
}
