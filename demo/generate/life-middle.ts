import { INTERNAL_NOTES } from '../city/internal-notes.ts'
import { agentOf, asLetter, delayText, missingItemsText } from './agent-messages.ts'
import { managerOf, openHolderOf } from './handlers.ts'
import type { Course } from './life.ts'
import type { Log } from './log.ts'
import { cumulate } from './random.ts'
import { AGENT_QUESTIONS, ANSWERS_TO_A_QUESTION, CHASING, COMPLETING } from './texts/letters.ts'

/** Exchanges on the way: none for most, many for a few. */
const EXCHANGES = cumulate([74, 14, 6, 3.2, 1.6, 1.2])
const NEVER = Number.POSITIVE_INFINITY

/** What happens before the end. Returns the place from which the delay counts: complete receipt; infinite when the items never came. */
export function middleOfLife(course: Course, log: Log): number {
  const complete = askForItems(course, log)
  const from = complete === NEVER ? course.start : complete
  suspend(course, log, from)
  exchange(course, log, from)
  pledge(course, log, from)
  work(course, log, from)
  takeNotes(course, log, from)
  return complete
}

function askForItems(course: Course, log: Log): number {
  const { birth, random, start, days, settings } = course
  const { archetype, requiredDocuments } = birth.type.definition
  const share = archetype === 'decision' ? 0.22 : archetype === 'registration' ? 0.09 : 0
  const askable = requiredDocuments.map((item) => item.fr).filter((label) => !/^(?:Aucun|Rien)/.test(label))
  if (birth.requester === undefined || askable.length === 0 || !random.chance(share)) return start
  const { time } = settings
  const at = start + 0.05 + random.unit() * Math.min(0.5 * days, 5)
  const ms = time.atWorked(at)
  const items = [...new Set([random.pick(askable), ...(random.chance(0.3) ? [random.pick(askable)] : [])])].map((label) =>
    label.slice(0, 200),
  )
  const limitDay = time.dayOf(ms) + (archetype === 'decision' ? 30 : 15)
  const produced = random.chance(0.87) ? Math.min(at + 0.2 + random.exponential(8.6), at + 25) : NEVER
  const receivedMs = produced === NEVER ? undefined : time.atWorked(produced)
  log.act(ms, { kind: 'missing-items-requested', data: { items: [...items], limitOn: time.isoDay(limitDay) } }, course.handlerCode)
  log.missing(items, { ms, limitDay, receivedMs })
  const text = asLetter({
    scene: birth.scene,
    agentCode: course.handlerCode,
    unitCode: course.unitCode,
    body: missingItemsText(birth.scene, items, limitDay),
  })
  log.say({ ms, direction: 'out', kind: 'missing-items', channel: course.outChannel, text, agentCode: course.handlerCode })
  if (receivedMs === undefined) return NEVER
  log.act(receivedMs, { kind: 'missing-items-received', data: { items: [...items] } })
  log.say({ ms: receivedMs, direction: 'in', kind: 'message', channel: course.outChannel, text: random.pick(COMPLETING) })
  return produced
}

function suspend(course: Course, log: Log, from: number): void {
  const { birth, random, days, settings } = course
  if (birth.type.definition.archetype !== 'decision' || days < 6 || !random.chance(0.06)) return
  const at = from + days * (0.2 + 0.3 * random.unit())
  log.act(
    settings.time.atWorked(at),
    {
      kind: 'suspended',
      data: {
        reason: random.pick(['Avis d’un autre service attendu.', 'Visite sur place à programmer.', 'Vérification auprès du notaire.']),
      },
    },
    course.handlerCode,
  )
  log.act(
    settings.time.atWorked(Math.min(at + 3 + 6 * random.unit(), from + days * 0.95)),
    { kind: 'resumed', data: {} },
    course.handlerCode,
  )
}

function exchange(course: Course, log: Log, from: number): void {
  const { birth, random, start, days, settings } = course
  if (birth.requester === undefined) return
  const drawn = random.cell(EXCHANGES)
  const pairs = drawn <= 3 ? drawn : drawn === 4 ? random.between(4, 6) : random.between(7, 11)
  const length = Math.max(0.05, from + days - start)
  for (let turn = 0; turn < pairs; turn += 1) {
    const at = start + length * ((turn + 0.2 + 0.5 * random.unit()) / (pairs + 0.5))
    const first = settings.time.atWorked(at)
    const second = settings.time.atWorked(at + (0.3 * length) / (pairs + 1))
    if (random.chance(0.5)) {
      log.say({ ms: first, direction: 'in', kind: 'message', channel: course.outChannel, text: random.pick(CHASING) })
      agentSays(course, log, { ms: second, body: random.pick(AGENT_QUESTIONS) })
    } else {
      agentSays(course, log, { ms: first, body: random.pick(AGENT_QUESTIONS) })
      log.say({ ms: second, direction: 'in', kind: 'message', channel: course.outChannel, text: random.pick(ANSWERS_TO_A_QUESTION) })
    }
  }
}

function agentSays(course: Course, log: Log, { ms, body }: { ms: number; body: string }): void {
  const text = asLetter({ scene: course.birth.scene, agentCode: course.handlerCode, unitCode: course.unitCode, body })
  log.say({ ms, direction: 'out', kind: 'message', channel: course.outChannel, text, agentCode: course.handlerCode })
}

/** A date given: kept by 83 %, renewed before its term by 9 %, broken by 8 %. */
function pledge(course: Course, log: Log, from: number): void {
  const { random, days, settings, birth } = course
  if (days < 3 || birth.requester === undefined || !random.chance(0.14)) return
  const { time } = settings
  const endDay = time.dayOf(time.atWorked(from + days))
  const givenMs = time.atWorked(from + days * 0.15 * random.unit())
  const drawn = random.unit()
  const promised = drawn < 0.83 ? endDay + random.between(0, 3) : endDay - random.between(1, Math.max(1, Math.floor(days * 0.4)))
  const givenDay = time.dayOf(givenMs)
  const promisedDay = Math.max(promised, givenDay + 1)
  log.act(givenMs, { kind: 'pledged', data: { promisedOn: time.isoDay(promisedDay) } }, course.handlerCode)
  if (drawn < 0.83 || drawn >= 0.92 || promisedDay <= givenDay + 1) return
  const renewedMs = time.instant(promisedDay - 1, 10 * 3600 + random.below(20_000))
  log.act(
    renewedMs,
    { kind: 'pledged', data: { promisedOn: time.isoDay(endDay + 2), replacesOn: time.isoDay(promisedDay) } },
    course.handlerCode,
  )
  agentSays(course, log, { ms: renewedMs, body: delayText(birth.scene, promisedDay, endDay + 2) })
}

const FIELD_AGENTS: Readonly<Record<string, string>> = {
  PRO: 'A56',
  GRA: 'A57',
  NAT: 'A28',
  IMT: 'A27',
  SAN: 'A25',
  PMU: 'A30',
  TRA: 'A30',
}

/** The order to the team on the ground, or the opinion of another service. */
function work(course: Course, log: Log, from: number): void {
  const { birth, random, days, settings } = course
  const { time } = settings
  const { archetype, title, partnerCode } = birth.type.definition
  const doneMs = time.atWorked(from + days * 0.97)
  if (archetype === 'intervention' && partnerCode === undefined && course.end === 'granted') {
    const ms = time.atWorked(from + days * (0.15 + 0.25 * random.unit()))
    const assigneeCode = doneMs > settings.anchorMs ? openHolderOf(FIELD_AGENTS[course.unitCode]) : FIELD_AGENTS[course.unitCode]
    log.task({
      kind: 'task',
      title: `Intervention : ${title.fr}`.slice(0, 200),
      unitCode: course.unitCode,
      assigneeCode,
      ms,
      dueDay: time.dayOf(doneMs),
      doneMs,
      byCode: course.handlerCode,
    })
  }
  if (archetype === 'decision' && days > 4 && random.chance(0.24)) {
    const unitCode = OPINION_UNITS[course.unitCode] ?? 'JUR'
    const ms = time.atWorked(from + days * 0.2)
    log.task({
      kind: 'opinion',
      title: 'Donner un avis',
      unitCode,
      assigneeCode: managerOf(unitCode),
      ms,
      dueDay: time.dayOf(time.atWorked(from + days * 0.6)),
      doneMs: time.atWorked(from + days * (0.3 + 0.3 * random.unit())),
      byCode: course.handlerCode,
    })
  }
}

const OPINION_UNITS: Readonly<Record<string, string>> = {
  ADS: 'FON',
  FON: 'ADS',
  PUB: 'ADS',
  ODP: 'PMU',
  EVE: 'ODP',
  ASC: 'CPT',
  SCO: 'PER',
  ASO: 'LOG',
  RGL: 'PMU',
  STA: 'JUR',
  REG: 'CPT',
  CIM: 'ECV',
}

const LONG_FILE_NOTES = [
  'Revu ce jour, avis attendu.',
  'Dossier repris, rien de bloquant.',
  'Point fait avec la responsable.',
  'Relance interne envoyée.',
  'En attente de la prochaine commission.',
] as const

function takeNotes(course: Course, log: Log, from: number): void {
  const { random, days, settings } = course
  const agentCode = course.handlerCode ?? managerOf(course.unitCode)
  // A long file is looked at again every three weeks or so: only what is forgotten stays without an act for a month.
  for (let at = 12; at < days; at += 14)
    log.note(settings.time.atWorked(from + at + random.unit()), agentCode, random.pick(LONG_FILE_NOTES))
  if (!random.chance(0.17)) return
  const note = random.pick(INTERNAL_NOTES).replace('{ref}', `la demande du ${settings.time.dayAndMonth(course.birth.day - 4)}`)
  log.note(settings.time.atWorked(from + days * (0.1 + 0.8 * random.unit())), agentOf(agentCode).code, note)
}
