import { compareDays } from '#platform/calendar'
import type { Deadline, DeadlineReport } from './deadline.ts'

type Day = Temporal.PlainDate

/** What the citizen may be told today about "when", as data; `renderPromise` gives the words. */
export interface PublicPromises {
  /** We answer on this day at the latest. */
  'answer-by': { on: Day }
  /** Another body decides; we pass the request on by this day. */
  'pass-on-by': { on: Day }
  /** The next move is theirs, until this day. */
  'waiting-for-items': { limitOn: Day }
  /** The service has paused the work: no date until it resumes. */
  paused: Record<never, never>
  /** The date given has passed: say so, never a new date that nobody has decided. */
  overdue: { wasDueOn: Day }
  finished: { on: Day }
}
export type PublicPromise = {
  [Key in keyof PublicPromises]: { readonly key: Key; readonly params: PublicPromises[Key] }
}[keyof PublicPromises]

/** The city's own target, never later than the last day of the law. Nothing before a receipt, or when nothing dates the answer. */
export function publicPromise({ deadlines, finishedOn }: DeadlineReport): PublicPromise | undefined {
  if (finishedOn) return { key: 'finished', params: { on: finishedOn } }
  const target = deadlines.find((deadline) => deadline.kind === 'service-target')
  const statutory = deadlines.find((deadline) => deadline.kind === 'statutory')
  const awaited = deadlines.find((deadline) => deadline.kind === 'missing-items-limit' && deadline.state === 'running')
  const isHeld = target?.state === 'suspended' || statutory?.state === 'suspended'
  if (awaited?.dueOn && isHeld) return { key: 'waiting-for-items', params: { limitOn: awaited.dueOn } }

  const missed = [target, statutory].find((deadline) => deadline && isOpenAnd(deadline, 'missed'))
  if (missed?.dueOn) return { key: 'overdue', params: { wasDueOn: missed.dueOn } }
  if (target?.state === 'suspended') return { key: 'paused', params: {} }
  if (statutory?.owner === 'other-body') return target?.dueOn && { key: 'pass-on-by', params: { on: target.dueOn } }
  const [on] = [target, statutory]
    .flatMap((deadline) => (deadline?.dueOn && isOpenAnd(deadline, 'running') ? deadline.dueOn : []))
    .toSorted(compareDays)
  return on && { key: 'answer-by', params: { on } }
}

function isOpenAnd(deadline: Deadline, state: Deadline['state']): boolean {
  return deadline.owner === 'city' && deadline.state === state && deadline.remainingWorkingDays !== undefined
}
