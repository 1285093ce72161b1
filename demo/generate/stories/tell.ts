import type { DemoChunk, DemoContact, DemoRequest } from '../../records.ts'
import { typeOf } from '../agent-messages.ts'
import { type BirthQuestion, birthOf } from '../births.ts'
import { contactOf } from '../contacts.ts'
import { idAt } from '../ids.ts'
import { type Birth, type Settings, outChannelOf, recordOf } from '../life.ts'
import { Log } from '../log.ts'
import { receiverOf } from '../moments.ts'
import { Random } from '../random.ts'
import type { Registry } from '../registry.ts'
import { placeOf } from '../scene.ts'
import { type Stage, dayOf, momentOf, play } from './acts.ts'
import { Cast, hashOf, streetOf } from './cast.ts'
import { CITIZEN_CONTACTS, CITIZEN_STORIES } from './citizens.ts'
import { DESK_AND_FIELD_STORIES } from './desks.ts'
import { INCIDENT_CONTACTS, INCIDENT_STORIES } from './incidents.ts'
import { INCOMING_STORIES } from './incoming.ts'
import type { StoryContact, StoryRequest } from './story.ts'

export const STORIES: readonly StoryRequest[] = [...CITIZEN_STORIES, ...INCOMING_STORIES, ...INCIDENT_STORIES, ...DESK_AND_FIELD_STORIES]
export const STORY_CONTACTS: readonly StoryContact[] = [...CITIZEN_CONTACTS, ...INCIDENT_CONTACTS]

/** Tells the written stories day by day, among the drawn requests. */
export class Teller {
  readonly #seed: number
  readonly #settings: Settings
  readonly #registry: Registry
  readonly #shift: number
  readonly #cast: Cast
  readonly #told = new Map<string, DemoRequest>()

  constructor({ seed, settings, registry, shift }: { seed: number; settings: Settings; registry: Registry; shift: number }) {
    this.#seed = seed
    this.#settings = settings
    this.#registry = registry
    this.#shift = shift
    this.#cast = new Cast(seed, settings.time)
  }

  /** The day and the second of a story, in the time of this run. */
  momentOf(story: { at: string }): { day: number; second: number } {
    return {
      day: dayOf(story.at.slice(0, 10), this.#shift),
      second: Number(story.at.slice(11, 13)) * 3600 + Number(story.at.slice(14, 16)) * 60,
    }
  }

  /** Everybody who can sign in, known before their first request. */
  openWith(day: number, chunk: DemoChunk): void {
    this.#cast.introduceAll(this.#settings.time.instant(day, 0), chunk)
  }

  request(story: StoryRequest, chunk: DemoChunk): DemoRequest {
    const birth = this.#birthOf(story, chunk)
    const unitCode = story.unitCode ?? birth.type.definition.unitCode
    const log = new Log({ ...this.#settings, random: birth.scene.random })
    const stage: Stage = {
      birth,
      settings: this.#settings,
      log,
      unitCode,
      outChannel: outChannelOf(birth),
      shift: this.#shift,
      holder: undefined,
    }
    log.act(birth.ms, { kind: 'registered', data: {} }, birth.receiverCode)
    log.act(birth.ms + 1000, { kind: 'routed', data: { unitCode } })
    for (const act of story.acts ?? []) play(act, stage)
    const request = recordOf(birth, log, unitCode)
    for (const link of story.links ?? []) {
      const other = this.#told.get(link.to)
      if (other !== undefined) request.links.push({ otherId: other.id, kind: link.kind, at: request.registeredAt })
    }
    this.#told.set(story.key, request)
    chunk.contacts.push(contactOf(birth, request, story.siteCode))
    chunk.requests.push(request)
    return request
  }

  contact(story: StoryContact, chunk: DemoChunk): void {
    const request = this.#told.get(story.about)
    if (request === undefined) return
    const random = new Random(this.#seed, 83, hashOf(story.at + story.about))
    const ms = momentOf(story.at, { settings: this.#settings, shift: this.#shift })
    const agentCode = receiverOf({ channel: story.channel, siteCode: story.siteCode, random })
    const isOwn = story.about.startsWith('marcel') && request.requesterId !== undefined
    const contact: DemoContact = {
      id: idAt(ms, random),
      channel: story.channel,
      at: this.#settings.time.iso(ms),
      ...(story.channel === 'post' ? {} : { endedAt: this.#settings.time.iso(ms + 150_000) }),
      ...(isOwn && request.requesterId !== undefined ? { citizenId: request.requesterId } : {}),
      ...(agentCode === undefined ? {} : { agentCode }),
      unitCode: story.channel === 'phone' ? 'CIU-TEL' : story.channel === 'post' ? 'CIU-COU' : 'ACC',
      ...(story.siteCode === undefined ? {} : { siteCode: story.siteCode }),
      sectorCode: request.sectorCode,
      language: 'fr',
      topicTypeCode: request.typeCode,
      text: story.text,
      result: 'request-followed',
      demand: isOwn ? 'chasing' : 'new-need',
      requestId: request.id,
    }
    chunk.contacts.push(contact)
  }

  #birthOf(story: StoryRequest, chunk: DemoChunk): Birth {
    const { time } = this.#settings
    const { day, second } = this.momentOf(story)
    const ms = time.instant(day, second)
    const random = new Random(this.#seed, 82, hashOf(story.key))
    const question: BirthQuestion = {
      type: typeOf(story.typeCode),
      day,
      ms,
      arrival: { channel: story.channel, second, siteCode: story.siteCode },
      time,
      random,
      registry: this.#registry,
      newcomers: chunk,
    }
    const requester = story.who === undefined || story.who === 'anonymous' ? undefined : this.#cast.meet(story.who, ms, chunk)
    const place = story.place === undefined ? undefined : placeOf({ ...story.place, street: streetOf(story.place.street) })
    const birth = birthOf(question, { isAnonymous: story.who === 'anonymous', requester, place })
    return {
      ...birth,
      receivedDay: story.receivedOn === undefined ? day : dayOf(story.receivedOn, this.#shift),
      written: {
        subject: story.subject ?? birth.written.subject,
        text: story.text ?? birth.written.text,
        language: story.text === undefined ? birth.written.language : (story.language ?? 'fr'),
      },
      fields: story.fields === undefined ? (story.text === undefined ? birth.fields : {}) : { ...story.fields },
      urgency: story.urgency ?? (story.text === undefined ? birth.urgency : 'normal'),
      hasPlace: place !== undefined || (story.text === undefined && birth.hasPlace),
    }
  }
}
