import { z } from 'zod'
import { type NewCitizen, normaliseReach } from '#modules/citizens'
import type { RequestType } from '#modules/catalogue'
import { inLanguage } from '#modules/catalogue'
import { type Competence } from '#modules/organisation'
import { DEMANDS, type Demand, IDENTITY_CHECKS, type IdentityCheck } from '../contact.ts'
import type { ContactTools } from './contact-tools.ts'
import { type FieldFault, type Sent, givenText, isWritable, textOf } from './sent.ts'
import { readAnswers } from './type-answers.ts'

export const SPOKEN_CHANNELS = ['phone', 'counter', 'kiosk'] as const
export type SpokenChannel = (typeof SPOKEN_CHANNELS)[number]

/** What the agent pressed: four results, and three that only ask the page for more. */
export const DOINGS = ['answered', 'register', 'follow', 'redirect', 'find', 'suggest', 'forget'] as const
export type Doing = (typeof DOINGS)[number]

export const SUMMARY_LENGTH = 5_000
const LINE_LENGTH = 200
const LONGEST_CONTACT_HOURS = 4

/** A contact as the form brought it, ready to be recorded. */
export interface ReadContact {
  doing: Doing
  who: string | undefined
  declaredReach: string | undefined
  citizenId: string | undefined
  newPerson: NewCitizen | undefined
  channel: SpokenChannel
  identityCheck: IdentityCheck
  summary: string
  type: RequestType | undefined
  demand: Demand | undefined
  followedId: string | undefined
  competence: Competence | undefined
  startedAt: Temporal.Instant | undefined
  request: { subject: string; place: string | undefined; urgency: string; answers: Record<string, string> }
  faults: FieldFault[]
}

const doing = z.enum(DOINGS).catch('answered')
const channel = z.enum(SPOKEN_CHANNELS)
const identity = z.enum(IDENTITY_CHECKS).catch('none')
const demand = z.enum(DEMANDS)
const uuid = z.uuid()

/** Reads the form. Only what the pressed result needs is asked for; what was typed elsewhere is checked all the same. */
export function readContact(sent: Sent, tools: ContactTools, urgencies: readonly string[]): ReadContact {
  const { t, catalogue, directory } = tools
  const faults: FieldFault[] = []
  const pressed = doing.parse(sent['do'])
  const line = (name: string, label: string): string | undefined => {
    const value = givenText(sent, name)
    if (value === undefined) return undefined
    if (!isWritable(value) || value.includes('\n')) faults.push({ field: name, message: t.errors.characters(label) })
    else if (value.length > LINE_LENGTH) faults.push({ field: name, message: t.errors.long(label) })
    return value
  }
  const listed = <T>(name: string, schema: z.ZodType<T>): T | undefined => {
    const value = givenText(sent, name)
    const parsed = value === undefined ? undefined : schema.safeParse(value)
    if (parsed?.success === false) faults.push({ field: name, message: t.errors.wrong })
    return parsed?.data
  }
  const who = line('who', t.person.who)
  const reached = who === undefined ? undefined : normaliseReach(who)
  const summary = textOf(sent, 'summary')
  if (!isWritable(summary)) faults.push({ field: 'summary', message: t.errors.characters(t.summary) })
  if (summary.length > SUMMARY_LENGTH) faults.push({ field: 'summary', message: t.errors.long(t.summary) })
  const typeCode = givenText(sent, 'type')
  const type = typeCode === undefined ? undefined : catalogue.byCode.get(typeCode)
  if (typeCode !== undefined && type?.active !== true) faults.push({ field: 'type', message: t.errors.wrong })
  const competenceCode = givenText(sent, 'competence')
  const competence = directory.competences.find((known) => known.code === competenceCode)
  const place = line('place', t.request.place)
  const answers = type === undefined || pressed !== 'register' ? { answers: {}, faults: [] } : readAnswers(type, sent, tools)
  const read: ReadContact = {
    doing: pressed,
    who: reached === undefined ? who : undefined,
    declaredReach: reached === undefined ? undefined : who,
    citizenId: pressed === 'forget' ? undefined : chosenPerson(sent),
    newPerson: tools.may.makeFile ? readNewPerson(sent, { line, tools, faults }) : undefined,
    channel: listed('channel', channel) ?? usualChannel(tools),
    identityCheck: identity.parse(givenText(sent, 'identity')),
    summary,
    type,
    demand: listed('demand', demand),
    followedId: listed('followed', uuid),
    competence,
    startedAt: readStart(sent, tools.at),
    request: {
      subject: line('subject', t.request.subject) ?? subjectOf(type, place),
      place,
      urgency:
        listed(
          'urgency',
          z.string().refine((value) => urgencies.includes(value)),
        ) ?? 'normal',
      answers: answers.answers,
    },
    faults,
  }
  faults.push(...missing(read, tools), ...answers.faults)
  return read
}

/** What the pressed result cannot do without. */
function missing(read: ReadContact, { t }: ContactTools): FieldFault[] {
  switch (read.doing) {
    case 'register':
      return [
        ...(read.type === undefined ? [{ field: 'type', message: t.errors.type }] : []),
        ...(read.summary === '' && Object.keys(read.request.answers).length === 0 ? [{ field: 'summary', message: t.errors.text }] : []),
      ]
    case 'follow':
      return read.followedId === undefined ? [{ field: 'followed', message: t.errors.follow }] : []
    case 'redirect':
      return read.competence === undefined ? [{ field: 'competence', message: t.errors.redirect }] : []
    case 'answered':
      return read.summary === '' && read.type === undefined ? [{ field: 'summary', message: t.errors.empty }] : []
    default:
      return []
  }
}

/** The file chosen: among those found or alike, by a suggestion, or kept from before. */
function chosenPerson(sent: Sent): string | undefined {
  const picked = givenText(sent, 'pick')
  if (picked === 'none' || picked === 'new') return undefined
  return [picked, givenText(sent, 'citizenId'), givenText(sent, 'person')].find((id) => uuid.safeParse(id).success)
}

function readNewPerson(
  sent: Sent,
  { line, tools, faults }: { line: (name: string, label: string) => string | undefined; tools: ContactTools; faults: FieldFault[] },
): NewCitizen | undefined {
  const { t } = tools
  const p = t.person
  const [familyName, organisationName] = [line('newFamilyName', p.familyName), line('newOrganisation', p.organisation)]
  const givenNames = line('newGivenNames', p.givenNames)
  if (familyName === undefined && organisationName === undefined) return undefined
  const parts = { line: line('newLine', p.line), postcode: line('newPostcode', p.postcode), town: line('newTown', p.town) }
  const { line: street, postcode, town } = parts
  const whole = street !== undefined && postcode !== undefined && postcode.length <= 12 && town !== undefined && town.length <= 100
  if (!whole && Object.values(parts).some((part) => part !== undefined)) faults.push({ field: 'newLine', message: t.errors.address })
  return {
    kind: organisationName === undefined ? 'person' : 'organisation',
    familyName: organisationName === undefined ? familyName : undefined,
    givenNames: organisationName === undefined ? givenNames : undefined,
    organisationName,
    phone: line('newPhone', p.phone),
    email: line('newEmail', p.email),
    address: whole ? { line: street, postcode, town } : undefined,
  }
}

function subjectOf(type: RequestType | undefined, place: string | undefined): string {
  return [type === undefined ? undefined : inLanguage(type.definition.title, 'fr'), place].filter((part) => part !== undefined).join(', ')
}

/** The telephone for who works at the telephone, else the counter. */
export function usualChannel({ actor, directory }: ContactTools): SpokenChannel {
  const site = directory.sites.get(directory.agents.get(actor.id)?.siteId ?? '')
  return site?.kind === 'telephone' || actor.roles.some((held) => held.role === 'R-TEL') ? 'phone' : 'counter'
}

/** When the page was opened; a page left open since this morning says nothing of the contact. */
function readStart(sent: Sent, at: Temporal.Instant): Temporal.Instant | undefined {
  const parsed = z.iso.datetime().safeParse(sent['startedAt'])
  if (!parsed.success) return undefined
  const start = Temporal.Instant.from(parsed.data)
  const earliest = at.subtract({ hours: LONGEST_CONTACT_HOURS })
  return Temporal.Instant.compare(start, at) > 0 || Temporal.Instant.compare(start, earliest) < 0 ? undefined : start
}
