import type { DemoChannel } from '../records.ts'
import { acknowledgementText, asLetter } from './agent-messages.ts'
import { managerOf, neighboursOf } from './handlers.ts'
import type { Course } from './life.ts'
import type { Log } from './log.ts'
import type { Random } from './random.ts'

/** Registered, routed (sometimes wrongly), acknowledged, assigned, begun. Returns the service to which it went first. */
export function beginLife(course: Course, log: Log): string {
  const { birth, random, start, days, settings } = course
  const { time } = settings
  const units = way(course)
  const first = units[0] ?? course.unitCode
  log.act(birth.ms, { kind: 'registered', data: {} }, birth.receiverCode)
  log.act(birth.ms + 1000, { kind: 'routed', data: { unitCode: first } })
  acknowledge(course, log)
  const step = Math.min(0.15 * days, 1.2)
  for (let turn = 1; turn < units.length; turn += 1) {
    const from = units[turn - 1] ?? first
    const to = units[turn] ?? course.unitCode
    const ms = Math.max(time.atWorked(start + step * (turn - 0.5 * random.unit())), birth.ms + turn * 60_000)
    log.act(
      ms,
      { kind: 'transferred', data: { fromUnitCode: from, toUnitCode: to, reason: random.pick(reasonsFrom(from)) } },
      managerOf(from),
    )
  }
  const assignedAt = Math.max(start + step * (units.length - 1) + random.unit() * Math.min(0.3 * days, 0.9), start + 0.002)
  const assignedMs = Math.max(time.atWorked(assignedAt), birth.ms + (units.length + 1) * 60_000)
  if (course.handlerCode !== undefined)
    log.act(assignedMs, { kind: 'assigned', data: { assigneeCode: course.handlerCode } }, managerOf(course.unitCode))
  if (course.isForgotten) return first
  log.act(
    assignedMs + 60_000 + Math.floor(random.unit() * Math.min(0.15 * days, 0.5) * 20_000_000),
    { kind: 'started', data: {} },
    course.handlerCode,
  )
  callBack(course, log)
  return first
}

/** The services through which it goes, the right one last: 81 % go straight, 7.5 % begin at a wrong one, the others pass by the contact centre. */
function way({ unitCode, random, birth }: Course): readonly string[] {
  const drawn = random.unit() * 100
  if (drawn < 81) return [unitCode]
  const isWrong = random.chance(7.5 / 19)
  const first = isWrong ? random.pick(neighboursOf(unitCode)) : birth.channel === 'post' ? 'CIU-COU' : 'CIU-NUM'
  if (first === unitCode) return [unitCode]
  if (drawn < 96) return [first, unitCode]
  const second = random.pick(neighboursOf(unitCode))
  if (drawn < 99) return second === first ? [first, unitCode] : [first, second, unitCode]
  return [first, 'CIU-NUM', second, unitCode].filter((unit, place, all) => unit !== all[place - 1])
}

const FROM_CENTRE = [
  'Qualifié par le centre d’information usagers.',
  'Transmis au service compétent.',
  'Demande précise, à traiter par le service.',
]
const FROM_SERVICE = [
  'Ne relève pas de notre service.',
  'Mal orientée à l’arrivée.',
  'À traiter par nos collègues.',
  'Erreur d’aiguillage : le mot « plaque » a trompé.',
  'Concerne un autre secteur.',
]

function reasonsFrom(unitCode: string): readonly string[] {
  return unitCode.startsWith('CIU') ? FROM_CENTRE : FROM_SERVICE
}

/** Portal at once; e-mail within a working day for 96 %; post within ten for 93 %. Nothing when the answer itself came before. */
function acknowledge(course: Course, log: Log): void {
  const { birth, settings, start, days, random } = course
  if (birth.requester === undefined || (birth.type.definition.regime.silence === 'none' && birth.channel === 'phone')) return
  const delay = acknowledgementDelay(birth.channel, random)
  if (delay > days) return
  const { time } = settings
  const ms = delay === 0 ? birth.ms + 2000 : time.atWorked(start + delay)
  if (ms > settings.anchorMs) return
  log.act(ms, { kind: 'acknowledged', data: {} })
  const { regime } = birth.type.definition
  const months = regime.statutoryPeriod?.months
  const body = acknowledgementText({
    scene: birth.scene,
    unitCode: course.unitCode,
    receivedOn: birth.receivedDay,
    dueOn: time.dayOf(time.atWorked(start + (regime.serviceTargetWorkingDays ?? 10))),
    statutoryOn: months === undefined ? undefined : time.addMonths(birth.receivedDay, months),
  })
  const text = asLetter({ scene: birth.scene, agentCode: undefined, unitCode: course.unitCode, body })
  log.say({ ms, direction: 'out', kind: 'acknowledgement', channel: course.outChannel, text, automatic: true })
}

function acknowledgementDelay(channel: DemoChannel, random: Random): number {
  if (channel === 'email') return random.chance(0.96) ? 0.9 * random.unit() : 1.2 + 2 * random.unit()
  if (channel === 'post') return random.chance(0.93) ? 9 * random.unit() ** 1.4 : 11 + 6 * random.unit()
  return 0
}

function callBack(course: Course, log: Log): void {
  const { birth, random, start, days, settings } = course
  if (birth.channel !== 'phone' || !random.chance(0.16)) return
  const phone = birth.requester?.profile?.phone
  if (phone === undefined) return
  const doneMs = settings.time.atWorked(start + Math.min(days, 0.2 + random.unit()))
  log.task({
    kind: 'callback',
    title: `Rappeler au ${phone}`,
    unitCode: course.unitCode,
    assigneeCode: course.handlerCode,
    ms: birth.ms + 5000,
    dueDay: birth.day + 1,
    doneMs,
    byCode: birth.receiverCode,
  })
}
