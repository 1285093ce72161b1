import type { DemoRequestType } from '../city/request-types/index.ts'
import type { DemoChannel, DemoRequest } from '../records.ts'
import { closingDelay, endOf, reopeningShare, silenceShare, type End } from './delays.ts'
import { handlersOf, openHolderOf } from './handlers.ts'
import { beginLife } from './life-begin.ts'
import { endLife } from './life-end.ts'
import { middleOfLife } from './life-middle.ts'
import { Log } from './log.ts'
import type { Random } from './random.ts'
import type { Requester } from './registry.ts'
import type { Scene } from './scene.ts'
import type { TimeTable } from './time-table.ts'
import type { Written } from './write-text.ts'

export interface Settings {
  time: TimeTable
  anchorMs: number
  /** From then on the urban planning service works without its manager. */
  adsShortMs: number
  /** The window in which a request may have been forgotten. */
  forgottenFromMs: number
  forgottenUntilMs: number
}

export interface Birth {
  id: string
  contactId: string
  /** When it was registered. */
  ms: number
  day: number
  /** Post is received some days before it is registered. */
  receivedDay: number
  type: DemoRequestType
  channel: DemoChannel
  receiverCode: string | undefined
  requester: Requester | undefined
  scene: Scene
  written: Written
  fields: Record<string, string>
  urgency: DemoRequest['urgency']
  hasPlace: boolean
}

/** What will become of a request, decided at its birth. Places on the line of worked time are in working days. */
export interface Course {
  birth: Birth
  settings: Settings
  random: Random
  /** Of registration. */
  start: number
  /** From complete receipt to the end. */
  days: number
  end: End
  isForgotten: boolean
  isReopened: boolean
  unitCode: string
  handlerCode: string | undefined
  outChannel: DemoChannel
}

/** From registration to the anchor: all that happened to a request. */
export function liveRequest(birth: Birth, settings: Settings): DemoRequest {
  const log = new Log({ ...settings, random: birth.scene.random })
  const course = courseOf(birth, settings)
  const startUnit = beginLife(course, log)
  if (!course.isForgotten) {
    const completeAt = middleOfLife(course, log)
    endLife(course, log, completeAt)
  }
  return handOver(recordOf(birth, log, startUnit))
}

/** Open work of an agent whose table the stories lay is with a colleague. */
function handOver(request: DemoRequest): DemoRequest {
  const holder = openHolderOf(request.assigneeCode)
  if (request.state === 'closed' || request.state === 'cancelled' || holder === undefined || holder === request.assigneeCode) return request
  for (const event of request.events) if (event.kind === 'assigned') event.data.assigneeCode = holder
  for (const task of request.tasks) if (task.assigneeCode === request.assigneeCode) task.assigneeCode = holder
  request.assigneeCode = holder
  return request
}

function courseOf(birth: Birth, settings: Settings): Course {
  const { type, scene, ms } = birth
  const { random } = scene
  const { unitCode } = type.definition
  const isSilent = random.chance(silenceShare(type) / 100)
  const drawn = closingDelay(type, random, { isAdsShort: ms >= settings.adsShortMs })
  const days = isSilent ? silentDays(type, random) : drawn
  const start = settings.time.workedAt(ms)
  const isForgotten = ms >= settings.forgottenFromMs && ms < settings.forgottenUntilMs && random.chance(0.003)
  const handlers = handlersOf(unitCode)
  const handler = handlers[random.below(handlers.length)]
  return {
    birth,
    settings,
    random,
    start,
    days,
    end: endOf(type, random),
    isForgotten,
    isReopened: random.chance(reopeningShare(type) / 100),
    unitCode,
    handlerCode: handler === 'A26' && ms >= settings.adsShortMs ? openHolderOf(handler) : handler,
    outChannel: outChannelOf(birth),
  }
}

/** The law's period went by: some days more than its months. */
function silentDays(type: DemoRequestType, random: Random): number {
  const months = type.definition.regime.statutoryPeriod?.months ?? 2
  return months * 21.5 + random.between(2, 14)
}

/** By which channel the city writes back. */
export function outChannelOf({ channel, requester, scene }: Birth): DemoChannel {
  if (channel === 'portal' || channel === 'email' || channel === 'api') return channel
  const email = requester?.profile?.email ?? requester?.organisation?.email
  if (email !== undefined && scene.random.chance(channel === 'post' ? 0.25 : 0.6)) return 'email'
  if (channel === 'post' || channel === 'kiosk') return 'post'
  return requester?.profile?.phone === undefined ? 'post' : channel
}

/** The record that a birth and its log make. */
export function recordOf(birth: Birth, log: Log, startUnit: string): DemoRequest {
  const { type, scene, written } = birth
  const { time } = scene
  const ending = log.ending(startUnit)
  const place = birth.hasPlace ? scene.place : undefined
  return {
    id: birth.id,
    typeCode: type.code,
    sectorCode: type.definition.sectorCode,
    ...ending,
    subject: written.subject,
    text: written.text,
    fields: birth.fields,
    language: written.language,
    channel: birth.channel,
    receivedOn: time.isoDay(birth.receivedDay),
    registeredAt: time.iso(birth.ms),
    ...(birth.receiverCode === undefined ? {} : { registeredByCode: birth.receiverCode }),
    ...(birth.requester === undefined ? {} : { requesterId: birth.requester.id }),
    contactId: birth.contactId,
    urgency: birth.urgency,
    ...(place === undefined
      ? {}
      : { placeText: place.line, districtCode: place.street.districtCode, latitude: place.latitude, longitude: place.longitude }),
    events: log.events,
    messages: log.messages,
    tasks: log.tasks,
    missingItems: log.missingItems,
    links: [],
    ...(log.referral === undefined ? {} : { referral: log.referral }),
  }
}
