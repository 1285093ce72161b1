import type { DemoRequestType } from '../city/request-types/index.ts'
import type { DemoRequest } from '../records.ts'
import type { Arrival } from './arrivals.ts'
import { isStreetReport } from './day-shapes.ts'
import { answerForm } from './fields.ts'
import { idAt } from './ids.ts'
import type { Birth } from './life.ts'
import { receiverOf } from './moments.ts'
import type { Random } from './random.ts'
import type { Newcomers, Registry, Requester } from './registry.ts'
import { ANONYMOUS_SHARE, classOf } from './requester-classes.ts'
import { type Place, type Scene, childrenFor, placeOf, somePlace } from './scene.ts'
import type { TimeTable } from './time-table.ts'
import { writeText } from './write-text.ts'
import { STREETS } from '../city/streets.ts'

export interface BirthQuestion {
  type: DemoRequestType
  day: number
  ms: number
  arrival: Arrival
  time: TimeTable
  random: Random
  registry: Registry
  newcomers: Newcomers
}

/** What a story already knows; the rest is drawn. */
export interface Known {
  isAnonymous?: boolean
  requester?: Requester | undefined
  place?: Place | undefined
}

/** A request as it arrives: who, what about, where, in what words. */
export function birthOf({ type, day, ms, arrival, time, random, registry, newcomers }: BirthQuestion, known: Known = {}): Birth {
  const isAnonymous = known.isAnonymous ?? (type.definition.anonymous && random.chance(ANONYMOUS_SHARE / 100))
  const requester = known.requester ?? (isAnonymous ? undefined : registry.next(classOf(type.code, random), ms, newcomers))
  const scene = sceneFor({ typeCode: type.code, day, time, random, requester })
  if (known.place !== undefined) scene.place = known.place
  const written = writeText(scene, arrival.channel)
  const fields = fieldsFor(scene, arrival.channel)
  return {
    id: idAt(ms, random),
    contactId: idAt(ms, random),
    ms,
    day,
    receivedDay: arrival.channel === 'post' ? day - random.pick([0, 0, 0, 1, 1, 2, 4]) : day,
    type,
    channel: arrival.channel,
    receiverCode: receiverOf({ channel: arrival.channel, siteCode: arrival.siteCode, random }),
    requester,
    scene,
    written,
    fields,
    urgency: urgencyOf(type.code, { fields, random }),
    hasPlace: hasPlace(type),
  }
}

export function sceneFor({
  typeCode,
  day,
  time,
  random,
  requester,
}: {
  typeCode: string
  day: number
  time: TimeTable
  random: Random
  requester: Requester | undefined
}): Scene {
  const profile = requester?.profile
  const home = requester?.home ?? somePlace(random)
  const [child, secondChild] = childrenFor(profile, random)
  const place = placeFor({
    typeCode,
    home,
    random,
    isNotary: requester?.organisation !== undefined && requester.organisation.siret !== undefined && typeCode.startsWith('UR-'),
  })
  return { random, time, day, typeCode, profile, organisation: requester?.organisation, home, place, child, secondChild, said: new Map() }
}

/** Works and homes are where the requester lives; reports are near there or elsewhere in the city. */
function placeFor({ typeCode, home, random, isNotary }: { typeCode: string; home: Place; random: Random; isNotary: boolean }): Place {
  if (isNotary) return somePlace(random)
  const isReport = isStreetReport(typeCode) || typeCode === 'PM-VEH' || typeCode === 'CA-MAI' || typeCode === 'VA-EVT'
  if (!isReport) return home
  if (random.chance(0.55)) return somePlace(random)
  const street = random.chance(0.7) ? home.street : (STREETS.find((item) => item.districtCode === home.street.districtCode) ?? home.street)
  return placeOf({ street, number: random.between(street.firstNumber, street.lastNumber) })
}

function hasPlace(type: DemoRequestType): boolean {
  return type.definition.fields.some((field) => field.kind === 'place' && field.name !== 'common-address')
}

function fieldsFor(scene: Scene, channel: Arrival['channel']): Record<string, string> {
  if (channel === 'portal' || channel === 'kiosk' || channel === 'api') return answerForm(scene)
  return channel === 'phone' || channel === 'counter' ? answerForm(scene, 0.55) : {}
}

function urgencyOf(
  typeCode: string,
  { fields, random }: { fields: Readonly<Record<string, string>>; random: Random },
): DemoRequest['urgency'] {
  if (fields['danger'] === 'yes') return 'danger'
  if (fields['hateful'] === 'yes' || fields['cut-announced'] === 'yes') return 'same-day'
  if (typeCode === 'FA-ABS' && random.chance(0.4)) return 'same-day'
  const drawn = random.unit()
  if (drawn < 0.02) return 'same-day'
  return drawn < 0.22 ? 'low' : 'normal'
}
