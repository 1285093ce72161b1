import { acknowledgementText, asLetter, missingItemsText, typeOf } from '../agent-messages.ts'
import { managerOf, signerOf } from '../handlers.ts'
import type { Birth, Settings } from '../life.ts'
import type { Log } from '../log.ts'
import { dayNumber } from '../time-table.ts'
import type { StoryAct } from './story.ts'
import type { DemoChannel } from '../../records.ts'

export interface Stage {
  birth: Birth
  settings: Settings
  log: Log
  unitCode: string
  outChannel: DemoChannel
  /** Days by which written dates are moved. */
  shift: number
  /** Who holds the request. */
  holder: string | undefined
}

/** The moment of a local time written in a story. */
export function momentOf(at: string, { settings, shift }: Pick<Stage, 'settings' | 'shift'>): number {
  return settings.time.instant(dayOf(at.slice(0, 10), shift), Number(at.slice(11, 13)) * 3600 + Number(at.slice(14, 16)) * 60)
}

export function dayOf(day: string, shift: number): number {
  return dayNumber(Temporal.PlainDate.from(day)) + shift
}

/** Plays one act of a story. */
export function play(act: StoryAct, stage: Stage): void {
  const { log } = stage
  const ms = Math.max(momentOf(act.at, stage), stage.birth.ms + 2000)
  switch (act.do) {
    case 'acknowledge':
      return acknowledge(stage, ms)
    case 'assign':
      stage.holder = act.to
      return log.act(ms, { kind: 'assigned', data: { assigneeCode: act.to } }, managerOf(stage.unitCode))
    case 'start':
      return log.act(ms, { kind: 'started', data: {} }, stage.holder)
    case 'transfer':
      log.act(
        ms,
        { kind: 'transferred', data: { fromUnitCode: stage.unitCode, toUnitCode: act.to, reason: act.reason } },
        managerOf(stage.unitCode),
      )
      stage.unitCode = act.to
      return undefined
    case 'ask':
      return askForItems(stage, { ms, items: act.items, limitOn: act.limitOn })
    case 'receive':
      return log.act(ms, { kind: 'missing-items-received', data: { items: log.missingItems.map((item) => item.label) } })
    case 'extend':
      return log.act(ms, { kind: 'extended', data: { months: act.months, legalBasis: act.basis } }, stage.holder)
    case 'refer':
      return log.refer({
        ms,
        partnerCode: act.partner,
        reason: 'Compétence d’un autre organisme.',
        byCode: stage.holder,
        acknowledgedMs: act.acknowledgedAt === undefined ? undefined : momentOf(act.acknowledgedAt, stage),
      })
    case 'pledge':
      return log.act(ms, { kind: 'pledged', data: { promisedOn: stage.settings.time.isoDay(dayOf(act.on, stage.shift)) } }, stage.holder)
    case 'decide':
      return log.act(ms, { kind: 'decided', data: { outcome: act.outcome } }, signerOf(stage.unitCode))
    default:
      return speak(act, stage, ms)
  }
}

function speak(act: Extract<StoryAct, { do: 'say' | 'note' | 'answer' | 'close' | 'task' }>, stage: Stage, ms: number): void {
  const { log, outChannel, holder, unitCode } = stage
  switch (act.do) {
    case 'say': {
      const text = act.by === undefined ? act.text : letter(stage, act.by, act.text)
      return log.say({ ms, direction: act.by === undefined ? 'in' : 'out', kind: 'message', channel: outChannel, text, agentCode: act.by })
    }
    case 'note':
      return log.note(ms, act.by, act.text)
    case 'answer':
      log.act(ms, { kind: 'answered', data: {} }, holder)
      return log.say({
        ms,
        direction: 'out',
        kind: 'answer',
        channel: outChannel,
        text: letter(stage, holder, act.text),
        agentCode: holder,
      })
    case 'close':
      return log.act(ms, { kind: 'closed', data: { outcome: act.outcome } }, holder)
    default:
      return log.task({
        kind: act.kind,
        title: act.title,
        unitCode: act.unit ?? unitCode,
        assigneeCode: act.to,
        ms,
        ...(act.dueOn === undefined ? {} : { dueDay: dayOf(act.dueOn, stage.shift) }),
        doneMs: act.doneAt === undefined ? undefined : momentOf(act.doneAt, stage),
        byCode: holder,
      })
  }
}

function letter({ birth, unitCode }: Stage, agentCode: string | undefined, body: string): string {
  return asLetter({ scene: birth.scene, agentCode, unitCode, body })
}

function acknowledge(stage: Stage, ms: number): void {
  const { birth, settings, log, unitCode } = stage
  const { regime } = typeOf(birth.type.code).definition
  const { time } = settings
  const months = regime.statutoryPeriod?.months
  log.act(ms, { kind: 'acknowledged', data: {} })
  if (birth.requester === undefined) return
  const dueOn = time.dayOf(time.atWorked(time.workedAt(birth.ms) + (regime.serviceTargetWorkingDays ?? 10)))
  const body = acknowledgementText({
    scene: birth.scene,
    unitCode,
    receivedOn: birth.receivedDay,
    dueOn,
    statutoryOn: months === undefined ? undefined : time.addMonths(birth.receivedDay, months),
  })
  log.say({
    ms,
    direction: 'out',
    kind: 'acknowledgement',
    channel: stage.outChannel,
    text: letter(stage, undefined, body),
    automatic: true,
  })
}

function askForItems(stage: Stage, { ms, items, limitOn }: { ms: number; items: readonly string[]; limitOn: string }): void {
  const { birth, log, holder } = stage
  const limitDay = dayOf(limitOn, stage.shift)
  log.act(ms, { kind: 'missing-items-requested', data: { items: [...items], limitOn: stage.settings.time.isoDay(limitDay) } }, holder)
  log.missing(items, { ms, limitDay, receivedMs: undefined })
  log.say({
    ms,
    direction: 'out',
    kind: 'missing-items',
    channel: stage.outChannel,
    text: letter(stage, holder, missingItemsText(birth.scene, items, limitDay)),
    agentCode: holder,
  })
}
