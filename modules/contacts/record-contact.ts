import { permitted } from '#modules/accounts'
import { catalogueOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import { type Work, newId } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { ContactChannel, ContactResult, Demand, IdentityCheck } from './contact.ts'
import { insertContact } from './contacts-store.ts'

export interface NewContact {
  channel: ContactChannel
  direction?: 'in' | 'out' | undefined
  /** When it began; absent: now. It ends when it is recorded. */
  startedAt?: Temporal.Instant | undefined
  citizenId?: string | undefined
  declaredName?: string | undefined
  declaredReach?: string | undefined
  identityCheck?: IdentityCheck | undefined
  language?: string | undefined
  summary: string
  result: ContactResult
  demand?: Demand | undefined
  /** What it was about: request types, in the order they came up. */
  topics?: readonly { typeCode?: string | undefined; text?: string | undefined }[] | undefined
}

/** The general sector, for a contact that is about nothing known yet. */
const GENERAL_SECTOR = 'S-GEN'

/** Records that somebody addressed the city: who, how, about what, with what result. Every channel writes here; most contacts end here. */
export async function recordContact(work: Work, input: NewContact): Promise<Outcome<{ contactId: string }>> {
  if (!mayRecord(work, input.result)) return refuse('not-allowed', 'contacts.refusal.may-not-record')
  const startedAt = input.startedAt ?? work.at
  if (Temporal.Instant.compare(startedAt, work.at) > 0) return refuse('invalid', 'contacts.refusal.future-start', { field: 'startedAt' })
  const catalogue = await catalogueOf(work)
  const topics = input.topics ?? []
  const unknown = topics.find((topic) => topic.typeCode !== undefined && !catalogue.byCode.has(topic.typeCode))
  if (unknown !== undefined) return refuse('invalid', 'contacts.refusal.unknown-topic', { field: 'topic' })
  const first = topics.find((topic) => topic.typeCode !== undefined)?.typeCode
  const directory = await directoryOf(work)
  const agent = work.actor.kind === 'agent' ? directory.agents.get(work.actor.id) : undefined
  const sector =
    (first === undefined ? undefined : catalogue.byCode.get(first)?.definition.sectorCode) ??
    (directory.sectors.has(GENERAL_SECTOR) ? GENERAL_SECTOR : directory.sectors.keys().next().value)
  if (sector === undefined) return refuse('conflict', 'contacts.refusal.no-sector')
  const id = newId(work.at.epochMilliseconds)
  await insertContact(
    work.tx,
    {
      id,
      channel: input.channel,
      direction: input.direction ?? 'in',
      started_at: startedAt,
      ended_at: work.at,
      citizen_id: input.citizenId ?? null,
      declared_name: input.declaredName ?? null,
      declared_reach: input.declaredReach ?? null,
      identity_check: input.identityCheck ?? 'none',
      agent_id: agent?.id ?? null,
      unit_id: agent?.unitId ?? null,
      site_id: agent?.siteId ?? null,
      sector_code: sector,
      language: input.language ?? 'fr',
      summary: input.summary,
      result: input.result,
      demand: input.demand ?? null,
    },
    topics.map((topic, index) => ({
      id: newId(),
      contact_id: id,
      position: index + 1,
      type_code: topic.typeCode ?? null,
      text: topic.text ?? '',
    })),
  )
  work.publish({
    name: 'contact.recorded',
    subject: { kind: 'contact', id },
    data: { channel: input.channel, result: input.result, ...(input.demand === undefined ? {} : { demand: input.demand }) },
  })
  return done({ contactId: id })
}

/** Who may register a request records the contact by which it came; for a citizen who writes, the house itself records (portal, mail). */
function mayRecord({ actor }: Work, result: ContactResult): boolean {
  return permitted(actor, 'contact.record') || (result === 'request-registered' && permitted(actor, 'request.register'))
}
