import { findCitizen, registerCitizen } from '#modules/citizens'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { ContactResult } from '../contact.ts'
import { recordContact } from '../record-contact.ts'
import { recordedBefore } from '../recorded-before.ts'
import type { ContactDeskParts } from './parts.ts'
import type { Doing, ReadContact } from './read-contact.ts'

/** What was written: the contact, and the request it was tied to. */
export interface TakenContact {
  contactId: string
  followed: string | undefined
}

const RESULTS: Record<Exclude<Doing, 'find' | 'suggest' | 'forget'>, ContactResult> = {
  answered: 'answered',
  register: 'request-registered',
  follow: 'request-followed',
  redirect: 'redirected',
}

/** Everything a contact brings, in one act: the file of a new person, the contact, the request it opens or follows. Refused as a whole; a form sent twice is taken once. */
export async function takeContact(work: Work, read: ReadContact, parts: ContactDeskParts): Promise<Outcome<TakenContact>> {
  const { doing } = read
  if (doing === 'find' || doing === 'suggest' || doing === 'forget') return refuse('invalid', 'contacts.refusal.unknown-topic')
  const sentBefore = await recordedBefore(work, {
    startedAt: read.startedAt,
    channel: read.channel,
    summary: read.summary,
    result: RESULTS[doing],
  })
  if (sentBefore !== undefined) return done({ contactId: sentBefore, followed: undefined })
  const person = await personOf(work, read)
  if (!person.ok) return person
  const citizenId = person.value
  const recorded = await recordContact(work, {
    channel: read.channel,
    startedAt: read.startedAt,
    citizenId,
    declaredName: citizenId === undefined ? read.who : undefined,
    declaredReach: citizenId === undefined ? read.declaredReach : undefined,
    identityCheck: read.identityCheck,
    summary: read.summary,
    result: RESULTS[doing],
    demand: read.demand,
    topics: topicsOf(read),
  })
  if (!recorded.ok) return recorded
  const { contactId } = recorded.value
  if (doing === 'register' && read.type !== undefined) {
    const registered = await parts.register(work, {
      typeCode: read.type.code,
      text: read.summary,
      channel: read.channel,
      requesterId: citizenId,
      contactId,
      ...read.request,
    })
    return registered.ok ? done({ contactId, followed: undefined }) : registered
  }
  if (doing === 'follow' && read.followedId !== undefined) {
    const followed = await parts.follow(work, { requestId: read.followedId, contactId, citizenId })
    return followed.ok ? done({ contactId, followed: followed.value.reference }) : followed
  }
  return done({ contactId, followed: undefined })
}

async function personOf(work: Work, read: ReadContact): Promise<Outcome<string | undefined>> {
  if (read.citizenId !== undefined) {
    const known = await findCitizen(work.tx, read.citizenId)
    return known === undefined ? refuse('not-found', 'contacts.refusal.unknown-person', { field: 'who' }) : done(known.id)
  }
  if (read.newPerson === undefined) return done(undefined)
  const made = await registerCitizen(work, read.newPerson)
  return made.ok ? done(made.value.id) : made
}

function topicsOf(read: ReadContact) {
  const text = read.doing === 'redirect' ? read.competence?.subject : undefined
  if (read.type === undefined && text === undefined) return []
  return [{ typeCode: read.type?.code, text }]
}
