import type {
  DemoChannel,
  DemoMessage,
  DemoMissingItem,
  DemoOutcome,
  DemoReferral,
  DemoRequest,
  DemoRequestEvent,
  DemoState,
  DemoTask,
} from '../records.ts'
import { idAt } from './ids.ts'
import type { Random } from './random.ts'
import type { TimeTable } from './time-table.ts'

type WithoutTime<Event> = Event extends DemoRequestEvent ? Pick<Event, 'kind' | 'data'> : never
type NewAct = WithoutTime<DemoRequestEvent>

export interface LogSettings {
  time: TimeTable
  /** Nothing lies after it. */
  anchorMs: number
  random: Random
}

/** The life of one request as it is written: what lies after the anchor is not kept, and the state is read from what is. */
export class Log {
  readonly events: DemoRequestEvent[] = []
  readonly messages: DemoMessage[] = []
  readonly tasks: DemoTask[] = []
  readonly missingItems: DemoMissingItem[] = []
  referral: DemoReferral | undefined
  readonly #settings: LogSettings

  constructor(settings: LogSettings) {
    this.#settings = settings
  }

  act(ms: number, act: NewAct, agentCode?: string): void {
    if (ms > this.#settings.anchorMs) return
    const event: DemoRequestEvent = { ...act, at: this.#settings.time.iso(ms) }
    if (agentCode !== undefined) event.agentCode = agentCode
    this.events.push(event)
  }

  say(message: {
    ms: number
    direction: DemoMessage['direction']
    kind: DemoMessage['kind']
    channel: DemoChannel
    text: string
    agentCode?: string | undefined
    automatic?: boolean
  }): void {
    if (message.ms > this.#settings.anchorMs) return
    this.messages.push({
      id: idAt(message.ms, this.#settings.random),
      at: this.#settings.time.iso(message.ms),
      direction: message.direction,
      kind: message.kind,
      channel: message.channel,
      ...(message.agentCode === undefined ? {} : { authorAgentCode: message.agentCode }),
      automatic: message.automatic ?? false,
      text: message.text,
    })
  }

  note(ms: number, agentCode: string, text: string): void {
    this.say({ ms, direction: 'note', kind: 'note', channel: 'portal', text, agentCode })
  }

  task(task: {
    kind: DemoTask['kind']
    title: string
    unitCode: string
    assigneeCode?: string | undefined
    ms: number
    dueDay?: number
    doneMs: number | undefined
    byCode: string | undefined
  }): void {
    const { time, anchorMs, random } = this.#settings
    if (task.ms > anchorMs) return
    const isDone = task.doneMs !== undefined && task.doneMs <= anchorMs
    this.tasks.push({
      id: idAt(task.ms, random),
      kind: task.kind,
      title: task.title,
      unitCode: task.unitCode,
      ...(task.assigneeCode === undefined ? {} : { assigneeCode: task.assigneeCode }),
      ...(task.dueDay === undefined ? {} : { dueOn: time.isoDay(task.dueDay) }),
      state: isDone ? 'done' : 'open',
      createdAt: time.iso(task.ms),
      ...(task.byCode === undefined ? {} : { createdByCode: task.byCode }),
      ...(isDone && task.doneMs !== undefined
        ? { doneAt: time.iso(task.doneMs), ...(task.assigneeCode === undefined ? {} : { doneByCode: task.assigneeCode }) }
        : {}),
    })
  }

  missing(items: readonly string[], { ms, limitDay, receivedMs }: { ms: number; limitDay: number; receivedMs: number | undefined }): void {
    const { time, anchorMs, random } = this.#settings
    if (ms > anchorMs) return
    for (const label of items) {
      this.missingItems.push({
        id: idAt(ms, random),
        label,
        requestedAt: time.iso(ms),
        limitOn: time.isoDay(limitDay),
        ...(receivedMs !== undefined && receivedMs <= anchorMs ? { receivedAt: time.iso(receivedMs) } : {}),
      })
    }
  }

  refer(referral: {
    ms: number
    partnerCode: string
    reason: string
    byCode: string | undefined
    acknowledgedMs: number | undefined
  }): void {
    const { time, anchorMs, random } = this.#settings
    if (referral.ms > anchorMs) return
    const isAcknowledged = referral.acknowledgedMs !== undefined && referral.acknowledgedMs <= anchorMs
    this.referral = {
      id: idAt(referral.ms, random),
      partnerCode: referral.partnerCode,
      reason: referral.reason,
      referredAt: time.iso(referral.ms),
      ...(referral.byCode === undefined ? {} : { referredByCode: referral.byCode }),
      ...(isAcknowledged && referral.acknowledgedMs !== undefined ? { acknowledgedAt: time.iso(referral.acknowledgedMs) } : {}),
    }
    this.act(referral.ms, { kind: 'referred', data: { partnerCode: referral.partnerCode } }, referral.byCode)
  }

  /** Events and messages in order of time, and where they leave the request. */
  ending(startUnit: string): Ending {
    this.events.sort(byTime)
    this.messages.sort(byTime)
    const ending = readEvents(this.events, startUnit)
    for (const message of this.messages) if (message.at > ending.lastActAt) ending.lastActAt = message.at
    return ending
  }
}

export type Ending = Pick<DemoRequest, 'unitCode' | 'state' | 'reopenedCount' | 'lastActAt'> &
  Partial<Pick<DemoRequest, 'assigneeCode' | 'outcome' | 'acknowledgedAt' | 'answeredAt' | 'closedAt'>>

/** The state of a request is what its events say, one after the other. */
function readEvents(events: readonly DemoRequestEvent[], startUnit: string): Ending {
  const ending: Ending = { unitCode: startUnit, state: 'registered', reopenedCount: 0, lastActAt: events[0]?.at ?? '' }
  for (const event of events) {
    if (event.kind !== 'feedback') ending.lastActAt = event.at
    if (event.kind === 'transferred') ending.unitCode = event.data.toUnitCode
    else if (event.kind === 'assigned') ending.assigneeCode = event.data.assigneeCode
    else if (event.kind === 'acknowledged') ending.acknowledgedAt ??= event.at
    else if (event.kind === 'answered') ending.answeredAt = event.at
    else if (event.kind === 'closed') end(ending, event.at, event.data.outcome)
    else if (event.kind === 'cancelled') ending.closedAt = event.at
    else if (event.kind === 'reopened') reopen(ending)
    ending.state = stateAfter(event.kind, ending.state)
  }
  return ending
}

function end(ending: Ending, at: string, outcome: DemoOutcome): void {
  ending.closedAt = at
  ending.outcome = outcome
}

function reopen(ending: Ending): void {
  ending.reopenedCount += 1
  delete ending.outcome
  delete ending.closedAt
  delete ending.answeredAt
}

function stateAfter(kind: DemoRequestEvent['kind'], state: DemoState): DemoState {
  switch (kind) {
    case 'assigned':
      return state === 'registered' ? 'assigned' : state
    case 'started':
    case 'missing-items-received':
    case 'resumed':
    case 'reopened':
    case 'referred':
      return 'in-progress'
    case 'missing-items-requested':
    case 'suspended':
      return 'waiting'
    case 'answered':
      return 'answered'
    case 'closed':
      return 'closed'
    case 'cancelled':
      return 'cancelled'
    default:
      return state
  }
}

function byTime(a: { at: string }, b: { at: string }): number {
  return a.at < b.at ? -1 : a.at > b.at ? 1 : 0
}
