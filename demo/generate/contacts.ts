import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { CITY_CONTACTS_PER_REQUEST, CONTACT_CHANNEL_SHARES, REQUEST_CHANNEL_SHARES, SHARE_CHANNELS } from '../city/volumes.ts'
import type { DemoChannel, DemoContact, DemoRequest } from '../records.ts'
import { typeOf } from './agent-messages.ts'
import type { Arrival } from './arrivals.ts'
import { sceneFor } from './births.ts'
import { isStreetReport } from './day-shapes.ts'
import { idAt } from './ids.ts'
import type { Birth } from './life.ts'
import { receiverOf } from './moments.ts'
import { PERSON_CLASSES } from './people/profile.ts'
import { type Random, cumulate } from './random.ts'
import type { Newcomers, Registry, Requester } from './registry.ts'
import { fill } from './slots.ts'
import type { TimeTable } from './time-table.ts'
import { capital, textsOf } from './write-text.ts'

const UNIT_OF_CHANNEL: Record<DemoChannel, string> = {
  portal: 'CIU-NUM',
  email: 'CIU-NUM',
  post: 'CIU-COU',
  phone: 'CIU-TEL',
  counter: 'ACC',
  kiosk: 'ACC',
  api: 'CIU-NUM',
}

/** The contact by which a request came in. */
export function contactOf(birth: Birth, request: DemoRequest, siteCode: string | undefined): DemoContact {
  const { time, random } = birth.scene
  const isSpoken = birth.channel === 'phone' || birth.channel === 'counter'
  return {
    id: birth.contactId,
    channel: birth.channel,
    at: request.registeredAt,
    ...(isSpoken ? { endedAt: time.iso(birth.ms + lengthOf(birth.channel, random)) } : {}),
    ...(request.requesterId === undefined ? {} : { citizenId: request.requesterId }),
    ...(birth.receiverCode === undefined ? {} : { agentCode: birth.receiverCode }),
    unitCode: UNIT_OF_CHANNEL[birth.channel],
    ...(siteCode === undefined ? {} : { siteCode }),
    sectorCode: request.sectorCode,
    language: request.language,
    topicTypeCode: request.typeCode,
    text: isSpoken ? request.text : request.subject,
    result: 'request-registered',
    demand: 'new-need',
    requestId: request.id,
  }
}

/** Conversations at the telephone and visits, in milliseconds. */
function lengthOf(channel: DemoChannel, random: Random): number {
  const median = channel === 'phone' ? 200_000 : 540_000
  return 20_000 + Math.floor(median * 2 ** (1.6 * (random.unit() - 0.5) * 2))
}

/** Channels of contacts that end on the spot: what remains of all contacts when those of requests are taken away. */
const SPOT_CHANNELS = cumulate(
  SHARE_CHANNELS.map((channel) =>
    Math.max(0, CONTACT_CHANNEL_SHARES[channel] * CITY_CONTACTS_PER_REQUEST - REQUEST_CHANNEL_SHARES[channel]),
  ),
)

export function spotChannel(random: Random): DemoChannel {
  return SHARE_CHANNELS[random.cell(SPOT_CHANNELS)] ?? 'counter'
}

/** Subjects of what is answered at once: questions, papers, school. */
const SPOT_TYPES = cumulate(
  REQUEST_TYPES.map(
    (type) =>
      type.share *
      (type.code === 'GE-INF'
        ? 5
        : type.code === 'EC-TIT'
          ? 2
          : type.definition.level === 'simple' && !isStreetReport(type.code)
            ? 1.3
            : 0.4),
  ),
)

/** Recent requests, that people come back about. */
export class RecentRequests {
  readonly #ring: DemoRequest[] = []
  #next = 0

  remember(request: DemoRequest): void {
    if (request.requesterId === undefined) return
    this.#ring[this.#next] = request
    this.#next = (this.#next + 1) % 600
  }

  /** One that was open at that moment, if a few tries find it. */
  openAt(at: string, random: Random): DemoRequest | undefined {
    for (let attempt = 0; attempt < 6 && this.#ring.length > 0; attempt += 1) {
      const request = random.pick(this.#ring)
      if (request.registeredAt < at && (request.closedAt === undefined || request.closedAt > at)) return request
    }
    return this.#ring.length === 0 ? undefined : this.#earlierThan(at, random)
  }

  #earlierThan(at: string, random: Random): DemoRequest | undefined {
    const request = random.pick(this.#ring)
    return request.registeredAt < at ? request : undefined
  }
}

export interface SpotQuestion {
  ms: number
  day: number
  arrival: Arrival
  time: TimeTable
  random: Random
  registry: Registry
  newcomers: Newcomers
  recent: RecentRequests
}

/** A contact that ends on the spot: answered, passed on to another door, given up, or about a request already there. */
export function spotContact(question: SpotQuestion): DemoContact {
  const { ms, arrival, random, time, recent } = question
  const failure = arrival.channel === 'phone' ? 0.27 : arrival.channel === 'email' ? 0.18 : 0.06
  const at = time.iso(ms)
  const followed = random.chance(failure * 1.6) ? recent.openAt(at, random) : undefined
  return followed === undefined ? answeredContact(question, at) : followingContact(question, at, followed)
}

function answeredContact({ ms, day, arrival, time, random, registry, newcomers }: SpotQuestion, at: string): DemoContact {
  const typeCode = REQUEST_TYPES[random.cell(SPOT_TYPES)]?.code ?? 'GE-INF'
  const person: Requester | undefined = random.chance(0.4)
    ? registry.anybody(random.pick(PERSON_CLASSES), ms, { random, newcomers })
    : undefined
  const scene = sceneFor({ typeCode, day, time, random, requester: person })
  const drawn = random.unit()
  const result = drawn < 0.86 ? 'answered' : drawn < 0.95 ? 'redirected' : 'abandoned'
  return {
    ...common({ ms, at, arrival, time, random, typeCode }),
    ...(person === undefined ? {} : { citizenId: person.id }),
    ...(person === undefined && random.chance(0.3) ? { declaredName: fill('{person}', scene) } : {}),
    language: person?.profile?.language ?? 'fr',
    text: capital(fill(random.pick(textsOf(typeCode).notes), scene)),
    result,
    demand: result === 'redirected' ? 'wrong-door' : random.chance(0.05) ? 'not-understood' : 'new-need',
  }
}

const FOLLOW_UPS = [
  'Demande où en est son dossier. Date donnée.',
  'Relance, pas encore de réponse. Noté au dossier.',
  'N’a pas compris la lettre reçue, expliquée.',
  'Apporte une précision, ajoutée à la demande.',
  'Rappelle après un message vocal. Informé.',
  'Dit avoir déjà envoyé la pièce, retrouvée.',
] as const

function followingContact({ ms, arrival, time, random }: SpotQuestion, at: string, request: DemoRequest): DemoContact {
  const drawn = random.unit()
  return {
    ...common({ ms, at, arrival, time, random, typeCode: request.typeCode }),
    ...(request.requesterId === undefined ? {} : { citizenId: request.requesterId }),
    language: request.language,
    text: random.pick(FOLLOW_UPS),
    result: 'request-followed',
    demand: drawn < 0.7 ? 'chasing' : drawn < 0.9 ? 'not-understood' : 'our-error',
    requestId: request.id,
  }
}

type Common = Pick<DemoContact, 'id' | 'channel' | 'at' | 'unitCode' | 'sectorCode' | 'topicTypeCode'> &
  Partial<Pick<DemoContact, 'endedAt' | 'agentCode' | 'siteCode'>>

function common({
  ms,
  at,
  arrival,
  time,
  random,
  typeCode,
}: {
  ms: number
  at: string
  arrival: Arrival
  time: TimeTable
  random: Random
  typeCode: string
}): Common {
  const { channel, siteCode } = arrival
  const agentCode = channel === 'email' ? 'A39' : receiverOf({ channel, siteCode, random })
  const isSpoken = channel === 'phone' || channel === 'counter'
  return {
    id: idAt(ms, random),
    channel,
    at,
    ...(isSpoken ? { endedAt: time.iso(ms + lengthOf(channel, random)) } : {}),
    ...(agentCode === undefined ? {} : { agentCode }),
    unitCode: UNIT_OF_CHANNEL[channel],
    ...(siteCode === undefined ? {} : { siteCode }),
    sectorCode: typeOf(typeCode).definition.sectorCode,
    topicTypeCode: typeCode,
  }
}
