import { SEED } from './city/identity.ts'
import { REQUEST_TYPES } from './city/request-types/index.ts'
import type { CityQuestion, DemoChunk } from './records.ts'
import { type Arrival, Arrivals, typeAt } from './generate/arrivals.ts'
import { birthOf } from './generate/births.ts'
import { RecentRequests, contactOf, spotChannel, spotContact } from './generate/contacts.ts'
import { countsByDay, countsByType } from './generate/counts.ts'
import type { History } from './generate/day-shapes.ts'
import { liveRequest } from './generate/life.ts'
import { Random } from './generate/random.ts'
import { Registry } from './generate/registry.ts'
import { requestsByClass } from './generate/requester-classes.ts'
import { type Setting, settingOf } from './generate/setting.ts'

const REQUESTS_IN_CHUNK = 500
const CONTACTS_IN_CHUNK = 2000

/**
 * The demonstration city's people, contacts and requests until the anchor, in order of time, in chunks of some hundred requests.
 * Pure: the same question gives the same records, to the last byte. Memory does not grow with the size (a few bytes a person).
 */
export function* generateCity(question: CityQuestion): Generator<DemoChunk, void, undefined> {
  const seed = question.seed ?? SEED
  const setting = settingOf(question)
  const world = worldOf(setting, { seed, size: question.size })
  const perRequest = question.contactsPerRequest ?? (question.size <= 20_000 ? 2 : 1.5)
  let chunk = emptyChunk()
  let owed = 0
  for (let day = setting.history.firstDay; day <= setting.history.lastDay; day += 1) {
    const requests = arrivalsOf(world, day)
    owed += requests.length * Math.max(0, perRequest - 1)
    const spots = Math.floor(owed)
    owed -= spots
    for (const coming of [...requests, ...spotsOf(world, day, spots)].sort(bySecond)) {
      if (coming.position === undefined) addSpot(world, { coming, day, chunk })
      else addRequest(world, { coming, position: coming.position, day, chunk })
    }
    if (chunk.requests.length >= REQUESTS_IN_CHUNK || chunk.contacts.length >= CONTACTS_IN_CHUNK) {
      yield chunk
      chunk = emptyChunk()
    }
  }
  if (chunk.contacts.length > 0 || chunk.requests.length > 0) yield chunk
}

interface World {
  seed: number
  setting: Setting
  history: History
  arrivals: Arrivals
  registry: Registry
  recent: RecentRequests
  /** By type, then by day. */
  counts: readonly Uint32Array[]
  random: Random
  /** Requests and contacts begun so far: the names of their streams. */
  serial: number
}

interface Coming {
  /** Of the type in the catalogue; absent: a contact on the spot. */
  position: number | undefined
  serial: number
  arrival: Arrival
}

function worldOf(setting: Setting, { seed, size }: { seed: number; size: number }): World {
  const { history } = setting
  const year = history.time.year[history.lastDay - history.time.first] ?? 2026
  return {
    seed,
    setting,
    history,
    arrivals: new Arrivals(history, setting.anchorSecond),
    registry: new Registry({ seed, time: history.time, year, wanted: requestsByClass(size) }),
    recent: new RecentRequests(),
    counts: countsByDay({ counts: countsByType(size), history, seed }),
    random: new Random(seed),
    serial: 0,
  }
}

function arrivalsOf(world: World, day: number): Coming[] {
  const coming: Coming[] = []
  for (let position = 0; position < REQUEST_TYPES.length; position += 1) {
    const count = world.counts[position]?.[day - world.history.firstDay] ?? 0
    for (let turn = 0; turn < count; turn += 1) {
      world.serial += 1
      const random = world.random.reseed(world.seed, 61, world.serial)
      coming.push({ position, serial: world.serial, arrival: world.arrivals.draw(typeAt(position), day, random) })
    }
  }
  return coming
}

function spotsOf(world: World, day: number, count: number): Coming[] {
  const coming: Coming[] = []
  for (let turn = 0; turn < count; turn += 1) {
    world.serial += 1
    const random = world.random.reseed(world.seed, 63, world.serial)
    const arrival = world.arrivals.momentOf({ channel: spotChannel(random), day, random, typeCode: '' })
    if (day < world.history.lastDay || arrival.second < world.setting.anchorSecond) coming.push({ position: undefined, serial: world.serial, arrival })
  }
  return coming
}

function addRequest(world: World, { coming, position, day, chunk }: { coming: Coming; position: number; day: number; chunk: DemoChunk }): void {
  const random = world.random.reseed(world.seed, 62, coming.serial)
  const { time } = world.history
  const ms = time.instant(day, coming.arrival.second)
  const birth = birthOf({ type: typeAt(position), day, ms, arrival: coming.arrival, time, random, registry: world.registry, newcomers: chunk })
  const request = liveRequest(birth, world.setting.life)
  chunk.contacts.push(contactOf(birth, request, coming.arrival.siteCode))
  chunk.requests.push(request)
  world.recent.remember(request)
}

function addSpot(world: World, { coming, day, chunk }: { coming: Coming; day: number; chunk: DemoChunk }): void {
  const random = world.random.reseed(world.seed, 64, coming.serial)
  const { time } = world.history
  const ms = time.instant(day, coming.arrival.second)
  chunk.contacts.push(spotContact({ ms, day, arrival: coming.arrival, time, random, registry: world.registry, newcomers: chunk, recent: world.recent }))
}

function bySecond(a: Coming, b: Coming): number {
  return a.arrival.second - b.arrival.second || a.serial - b.serial
}

function emptyChunk(): DemoChunk {
  return { persons: [], organisations: [], contacts: [], requests: [] }
}
