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
import type { StoryContact, StoryRequest } from './generate/stories/story.ts'
import { STORIES, STORY_CONTACTS, Teller } from './generate/stories/tell.ts'

const REQUESTS_IN_CHUNK = 500
const CONTACTS_IN_CHUNK = 2000
/** Below, the written stories would be most of the city. */
const STORIES_FROM_SIZE = 2000

/**
 * The demonstration city's people, contacts and requests until the anchor, in order of time, in chunks of some hundred requests.
 * Pure: the same question gives the same records, to the last byte. Memory does not grow with the size (a few bytes a person).
 */
export function* generateCity(question: CityQuestion): Generator<DemoChunk, void, undefined> {
  const seed = question.seed ?? SEED
  const setting = settingOf(question)
  const world = worldOf(setting, { seed, size: question.size, stories: question.stories ?? question.size >= STORIES_FROM_SIZE })
  const perRequest = question.contactsPerRequest ?? (question.size <= 20_000 ? 2 : 1.5)
  let chunk = emptyChunk()
  let owed = 0
  tellBefore(world, chunk)
  for (let day = setting.history.firstDay; day <= setting.history.lastDay; day += 1) {
    const requests = arrivalsOf(world, day)
    owed += requests.length * Math.max(0, perRequest - 1)
    const spots = Math.floor(owed)
    owed -= spots
    for (const coming of [...requests, ...spotsOf(world, day, spots), ...(world.stories.get(day) ?? [])].sort(bySecond))
      add(world, { coming, day, chunk })
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
  teller: Teller
  stories: ReadonlyMap<number, readonly Coming[]>
}

type Coming = { serial: number; second: number } & (
  | { kind: 'request'; position: number; arrival: Arrival }
  | { kind: 'spot'; arrival: Arrival }
  | { kind: 'story'; story: StoryRequest }
  | { kind: 'story-contact'; story: StoryContact }
)

function worldOf(setting: Setting, { seed, size, stories }: { seed: number; size: number; stories: boolean }): World {
  const { history } = setting
  const year = history.time.year[history.lastDay - history.time.first] ?? 2026
  const registry = new Registry({ seed, time: history.time, year, wanted: requestsByClass(size) })
  const teller = new Teller({ seed, settings: setting.life, registry, shift: history.shift })
  const counts = countsByType(size, stories ? STORIES.map((story) => story.typeCode) : [])
  return {
    seed,
    setting,
    history,
    arrivals: new Arrivals(history, setting.anchorSecond),
    registry,
    recent: new RecentRequests(),
    counts: countsByDay({ counts, history, seed }),
    random: new Random(seed),
    serial: 0,
    teller,
    stories: stories ? storiesByDay(teller) : new Map(),
  }
}

function arrivalsOf(world: World, day: number): Coming[] {
  const coming: Coming[] = []
  for (let position = 0; position < REQUEST_TYPES.length; position += 1) {
    const count = world.counts[position]?.[day - world.history.firstDay] ?? 0
    for (let turn = 0; turn < count; turn += 1) {
      world.serial += 1
      const random = world.random.reseed(world.seed, 61, world.serial)
      const arrival = world.arrivals.draw(typeAt(position), day, random)
      coming.push({ kind: 'request', position, serial: world.serial, second: arrival.second, arrival })
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
    if (day < world.history.lastDay || arrival.second < world.setting.anchorSecond)
      coming.push({ kind: 'spot', serial: world.serial, second: arrival.second, arrival })
  }
  return coming
}

function add(world: World, { coming, day, chunk }: { coming: Coming; day: number; chunk: DemoChunk }): void {
  if (coming.kind === 'request') addRequest(world, { coming, day, chunk })
  else if (coming.kind === 'spot') addSpot(world, { coming, day, chunk })
  else if (coming.kind === 'story') world.recent.remember(world.teller.request(coming.story, chunk))
  else world.teller.contact(coming.story, chunk)
}

/** Stories older than the history, and the people of the stories. */
function tellBefore(world: World, chunk: DemoChunk): void {
  if (world.stories.size === 0) return
  const before = [...world.stories.keys()].filter((day) => day < world.history.firstDay).sort((a, b) => a - b)
  world.teller.openWith(Math.min(world.history.firstDay, before[0] ?? world.history.firstDay), chunk)
  for (const day of before) for (const coming of world.stories.get(day) ?? []) add(world, { coming, day, chunk })
}

function storiesByDay(teller: Teller): ReadonlyMap<number, readonly Coming[]> {
  const byDay = new Map<number, Coming[]>()
  const put = (day: number, coming: Coming): void => {
    const known = byDay.get(day)
    if (known === undefined) byDay.set(day, [coming])
    else known.push(coming)
  }
  // Negative: at the same second a story comes before what is drawn, in its written order.
  STORIES.forEach((story, place) => {
    const { day, second } = teller.momentOf(story)
    put(day, { kind: 'story', serial: place - 100_000, second, story })
  })
  STORY_CONTACTS.forEach((story, place) => {
    const { day, second } = teller.momentOf(story)
    put(day, { kind: 'story-contact', serial: place - 50_000, second, story })
  })
  return byDay
}

function addRequest(
  world: World,
  { coming, day, chunk }: { coming: Extract<Coming, { kind: 'request' }>; day: number; chunk: DemoChunk },
): void {
  const random = world.random.reseed(world.seed, 62, coming.serial)
  const { time } = world.history
  const ms = time.instant(day, coming.arrival.second)
  const birth = birthOf({
    type: typeAt(coming.position),
    day,
    ms,
    arrival: coming.arrival,
    time,
    random,
    registry: world.registry,
    newcomers: chunk,
  })
  const request = liveRequest(birth, world.setting.life)
  chunk.contacts.push(contactOf(birth, request, coming.arrival.siteCode))
  chunk.requests.push(request)
  world.recent.remember(request)
}

function addSpot(world: World, { coming, day, chunk }: { coming: Extract<Coming, { kind: 'spot' }>; day: number; chunk: DemoChunk }): void {
  const random = world.random.reseed(world.seed, 64, coming.serial)
  const { time } = world.history
  const ms = time.instant(day, coming.arrival.second)
  chunk.contacts.push(
    spotContact({ ms, day, arrival: coming.arrival, time, random, registry: world.registry, newcomers: chunk, recent: world.recent }),
  )
}

function bySecond(a: Coming, b: Coming): number {
  return a.second - b.second || a.serial - b.serial
}

function emptyChunk(): DemoChunk {
  return { persons: [], organisations: [], contacts: [], requests: [] }
}
