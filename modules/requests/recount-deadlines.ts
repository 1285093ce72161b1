import { versionOf } from '#modules/catalogue'
import { type Directory, directoryOf, forgetDirectory } from '#modules/organisation'
import type { Work } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type LegalFact, askClock, dueColumns } from './clock.ts'
import { REQUEST_COLUMNS, requestOf } from './request-row.ts'
import { NO_DUE, type Request } from './request.ts'
import { listFacts } from './request-lists.ts'

/** Requests of one transaction: few enough that nobody waits for one of them. */
const BATCH = 200
const UNFINISHED = ['registered', 'assigned', 'in-progress', 'waiting'] as const

export interface Recount {
  /** The days whose closing was written or taken back. */
  days: readonly Temporal.PlainDate[]
  /** Where the batch before ended; absent at the beginning. */
  after?: string | undefined
}

export interface RecountedBatch {
  seen: number
  moved: number
  /** Where the next batch begins; absent when there is none. */
  next: string | undefined
}

/**
 * Counts a batch of requests again after days of the city were closed or opened, and says in each history why its date moved. Reads the
 * calendar as it is now, so that twice is as once and a day taken back meanwhile moves nothing. What was answered or has ended keeps its
 * dates, and so does a date before the first of the days, met or missed: no closed day of the future can be counted in it.
 */
export async function recountBatch(work: Work, { days, after }: Recount): Promise<RecountedBatch> {
  const first = days.toSorted(Temporal.PlainDate.compare)[0]
  if (first === undefined) return { seen: 0, moved: 0, next: undefined }
  // Another process wrote the day a moment ago: what this one keeps of the organisation may be older.
  forgetDirectory(work)
  const directory = await directoryOf(work)
  const requests = await lockBatch(work, { first, after })
  const otherwise = turned(directory, days)
  const facts = await Promise.all(requests.map((request) => listFacts(work.tx, request.id)))
  let moved = 0
  for (const [index, request] of requests.entries())
    if (await recount(work, { request, facts: facts[index] ?? [], directory, otherwise, days })) moved += 1
  return { seen: requests.length, moved, next: requests.length < BATCH ? undefined : requests.at(-1)?.id }
}

async function lockBatch(work: Work, { first, after }: { first: Temporal.PlainDate; after: string | undefined }): Promise<Request[]> {
  const rows = await work.tx
    .selectFrom('requests.request')
    .select(REQUEST_COLUMNS)
    .where('state', 'in', UNFINISHED)
    .where((is) => is.or([is('due_on', '>=', first), is('target_on', '>=', first), is('statutory_on', '>=', first)]))
    .$if(after !== undefined, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(BATCH)
    .forUpdate()
    .execute()
  return rows.map(requestOf)
}

interface Counted {
  request: Request
  facts: readonly LegalFact[]
  directory: Directory
  /** The city as it would be without the change. */
  otherwise: Directory
  days: readonly Temporal.PlainDate[]
}

/** Answers whether a date moved. The version stays: what an agent is writing about the request is as valid as before. */
async function recount(work: Work, { request, facts, directory, otherwise, days }: Counted): Promise<boolean> {
  const type = await versionOf(work, request.typeVersionId)
  if (type === undefined) throw new Error('a request without its type version')
  const { regime } = type.definition
  const today = civilDate(work.at)
  const now = dueColumns(askClock({ regime, directory, facts, today }))
  // Time alone may have moved a date since the last act: only what these days change is told as theirs.
  const unchanged = dueColumns(askClock({ regime, directory: otherwise, facts, today }))
  const known = { due_on: request.dueOn ?? NO_DUE, statutory_on: request.statutoryOn ?? null, target_on: request.targetOn ?? null }
  const changed = COLUMNS.filter((column) => !same(known[column], now[column]) && !same(unchanged[column], now[column]))
  const [main] = changed
  if (main === undefined) return false
  await work.tx.updateTable('requests.request').set(now).where('id', '=', request.id).execute()
  const [from, to] = [known[main], now[main]]
  const until = [from, to]
    .flatMap((on) => on ?? [])
    .toSorted(Temporal.PlainDate.compare)
    .at(-1)
  const counted = days.filter((on) => until === undefined || Temporal.PlainDate.compare(on, until) <= 0)
  const closed = new Set(directory.closedDays.map(({ on }) => on.toString()))
  work.publish({
    name: 'request.deadline-recounted',
    subject: { kind: 'request', id: request.id },
    unitId: request.unitId,
    data: {
      date: main,
      from: from?.toString() ?? null,
      to: to?.toString() ?? null,
      closed: counted.map(String).filter((on) => closed.has(on)),
      opened: counted.map(String).filter((on) => !closed.has(on)),
    },
  })
  return true
}

const COLUMNS = ['due_on', 'statutory_on', 'target_on'] as const

function same(a: Temporal.PlainDate | null, b: Temporal.PlainDate | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}

/** The city with these days the other way round: open where they are closed. */
function turned(directory: Directory, days: readonly Temporal.PlainDate[]): Directory {
  const isOne = (on: Temporal.PlainDate) => days.some((day) => day.equals(on))
  const closed = directory.closedDays.filter(({ on }) => isOne(on))
  const added = days.filter((day) => !closed.some(({ on }) => on.equals(day))).map((on) => ({ on, label: '' }))
  return { ...directory, closedDays: [...directory.closedDays.filter(({ on }) => !isOne(on)), ...added] }
}
