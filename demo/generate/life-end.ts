import { STAR_SHARES } from '../city/volumes.ts'
import type { DemoOutcome } from '../records.ts'
import { asLetter, closingText } from './agent-messages.ts'
import { signerOf } from './handlers.ts'
import type { Course } from './life.ts'
import type { Log } from './log.ts'
import { cumulate } from './random.ts'
import { FEEDBACK_COMMENTS, NOT_SOLVED } from './texts/letters.ts'

const STARS = cumulate(STAR_SHARES)
const STARS_LIST = [1, 2, 3, 4, 5] as const

/** The end of a request, and what comes after it. `completeAt` is infinite when the missing items never came: it is filed after their time limit. */
export function endLife(course: Course, log: Log, completeAt: number): void {
  const { settings, random, start, days } = course
  const { time } = settings
  const isAbandoned = completeAt === Number.POSITIVE_INFINITY
  const endAt = isAbandoned ? start + Math.max(days, 14) + 8 * random.unit() : completeAt + days
  const outcome = isAbandoned ? 'no-action' : outcomeOf(course)
  const ms = Math.max(time.atWorked(endAt), course.birth.ms + 240_000)
  if (outcome === 'withdrawn') {
    log.act(ms, { kind: 'cancelled', data: {} })
    return
  }
  passOn(course, log, { completeAt: isAbandoned ? start : completeAt, ms, outcome })
  const closedMs = finish(course, log, { ms, outcome })
  if (course.isReopened) comeBack(course, log, closedMs)
  else giveFeedback(course, log, closedMs)
}

function outcomeOf({ end, random, birth }: Course): DemoOutcome {
  if (end !== 'dropped') return end
  const drawn = random.unit()
  if (drawn < 0.55) return 'no-action'
  return drawn < 0.82 || birth.requester === undefined ? 'duplicate' : 'withdrawn'
}

/** Streets and lights belong to the metropolis; other subjects are passed on when the city is not competent (L114-2 CRPA). */
function passOn(course: Course, log: Log, { completeAt, ms, outcome }: { completeAt: number; ms: number; outcome: DemoOutcome }): void {
  const { birth, random, settings, days } = course
  const own = birth.type.definition.partnerCode
  if (own === undefined && outcome !== 'referred') return
  if (own !== undefined && (outcome === 'duplicate' || outcome === 'no-action' || outcome === 'refused')) return
  const { time } = settings
  const at = outcome === 'referred' ? ms - 60_000 : time.atWorked(completeAt + Math.min(0.5 * days, 0.1 + 1.2 * random.unit()))
  const acknowledgedMs = random.chance(0.97) ? time.atWorked(time.workedAt(at) + random.unit() * 0.9) : undefined
  const partnerCode = own ?? random.pick(PARTNERS_OF_FAMILY[birth.type.code.slice(0, 2)] ?? ['METROPOLE', 'DEPARTEMENT', 'PREFECTURE'])
  log.refer({
    ms: at,
    partnerCode,
    reason: own === undefined ? 'La Ville n’est pas compétente.' : 'Compétence de la Métropole.',
    byCode: course.handlerCode,
    acknowledgedMs,
  })
}

const PARTNERS_OF_FAMILY: Readonly<Record<string, readonly string[]>> = {
  EC: ['PREFECTURE'],
  FA: ['EDUCATION', 'DEPARTEMENT'],
  SO: ['DEPARTEMENT', 'HABITAT', 'FOYER'],
  EP: ['METROPOLE', 'OPERATEUR'],
  PR: ['METROPOLE', 'HABITAT'],
  PM: ['POLICE', 'CONCILIATEUR'],
}

/** Decided, answered, closed. Returns the moment of closing. */
function finish(course: Course, log: Log, { ms, outcome }: { ms: number; outcome: DemoOutcome }): number {
  const { birth, random, settings } = course
  const isDecision = birth.type.definition.archetype === 'decision' && (outcome === 'granted' || outcome === 'refused')
  if (isDecision)
    log.act(ms - 120_000, { kind: 'decided', data: { outcome: outcome === 'granted' ? 'granted' : 'refused' } }, signerOf(course.unitCode))
  if (birth.requester !== undefined) {
    log.act(ms, { kind: 'answered', data: {} }, course.handlerCode)
    if (ms <= settings.anchorMs) {
      const body = closingText({ scene: birth.scene, outcome, partnerCode: log.referral?.partnerCode, endDay: settings.time.dayOf(ms) })
      const text = asLetter({ scene: birth.scene, agentCode: course.handlerCode, unitCode: course.unitCode, body })
      const kind = outcome === 'referred' ? 'referral' : outcome === 'no-action' || outcome === 'duplicate' ? 'closing' : 'answer'
      log.say({ ms, direction: 'out', kind, channel: course.outChannel, text, agentCode: course.handlerCode })
    }
  }
  const closedMs =
    random.chance(0.22) && birth.requester !== undefined
      ? settings.time.atWorked(settings.time.workedAt(ms) + 0.5 + 3 * random.unit())
      : ms + 1000
  log.act(closedMs, { kind: 'closed', data: { outcome } }, course.handlerCode)
  return closedMs
}

/** It was not settled: the citizen says so within thirty days, and it is handled once more. */
function comeBack(course: Course, log: Log, closedMs: number): void {
  const { birth, random, settings, days } = course
  const { time } = settings
  const back = time.atWorked(time.workedAt(closedMs) + 0.5 + 18 * random.unit() ** 1.5)
  if (birth.requester !== undefined)
    log.say({ ms: back - 1000, direction: 'in', kind: 'message', channel: course.outChannel, text: random.pick(NOT_SOLVED) })
  log.act(back, { kind: 'reopened', data: { because: random.chance(0.85) ? 'contested' : 'in-error' } }, course.handlerCode)
  const again = time.atWorked(time.workedAt(back) + 0.3 + Math.min(days, 12) * random.unit())
  finish(course, log, { ms: Math.max(again, back + 60_000), outcome: random.chance(0.8) ? 'granted' : 'refused' })
}

function giveFeedback(course: Course, log: Log, closedMs: number): void {
  const { birth, random, settings } = course
  if (birth.requester === undefined || !random.chance(0.11)) return
  const stars = STARS_LIST[random.cell(STARS)] ?? 5
  const ms = settings.time.atWorked(settings.time.workedAt(closedMs) + 0.1 + 3 * random.unit())
  log.act(ms, { kind: 'feedback', data: random.chance(0.38) ? { stars, comment: random.pick(FEEDBACK_COMMENTS[stars]) } : { stars } })
}
