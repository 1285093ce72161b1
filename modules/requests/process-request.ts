import { type Work, newId } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, today, writeAct } from './act.ts'
import type { LegalFact } from './clock.ts'
import { type Request, canMove } from './request.ts'

/** Begins or takes up the work again. */
export async function startRequest(work: Work, input: ActInput): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (request.state === 'in-progress') return refuse('conflict', 'requests.refusal.already-started')
  if (request.state === 'closed' || !canMove(request.state, 'in-progress')) return refuse('conflict', 'requests.refusal.already-closed')
  const assignee = request.assigneeId ?? (work.actor.kind === 'agent' ? work.actor.id : null)
  return done(
    await writeAct(work, opened.value, {
      patch: { state: 'in-progress', assignee_id: assignee, ...(request.state === 'answered' ? { answered_at: null } : {}) },
      facts: takenUpAgain(request, today(work)),
      event: { name: 'request.started' },
    }),
  )
}

/** Who works on after an answer says that it was not the end: for the clock there was none, and the first dates hold again. */
function takenUpAgain({ state }: Request, on: Temporal.PlainDate): LegalFact[] {
  return state === 'answered' ? [{ kind: 'reopened', on, data: { because: 'in-error' } }] : []
}

const MOST_ITEMS = 20
/** Characters. The clock knows an item by its name: what is kept of it is the same everywhere. */
const LONGEST_ITEM = 200
const LONGEST_LIMIT_DAYS = 366

/** Asks the requester for what is missing, with the limit that the law wants (L114-5 CRPA). The clocks stop as the regime says. */
export async function askMissingItems(
  work: Work,
  input: ActInput & { items: readonly string[]; limitOn: Temporal.PlainDate; blocking?: boolean },
): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (request.state === 'closed' || !canMove(request.state, 'waiting')) return refuse('conflict', 'requests.refusal.already-closed')
  const items = [...new Set(input.items.map((item) => item.trim().slice(0, LONGEST_ITEM).trimEnd()).filter(Boolean))]
  if (items.length === 0) return refuse('invalid', 'requests.refusal.no-item', { field: 'items' })
  if (items.length > MOST_ITEMS)
    return refuse('invalid', 'requests.refusal.too-many-items', { field: 'items', data: { maximum: MOST_ITEMS } })
  const days = today(work).until(input.limitOn).days
  if (days < 1 || days > LONGEST_LIMIT_DAYS) return refuse('invalid', 'requests.refusal.limit-out-of-range', { field: 'limitOn' })
  await work.tx
    .insertInto('requests.missing_item')
    .values(
      items.map((label) => ({
        id: newId(),
        request_id: request.id,
        label,
        requested_at: work.at,
        limit_on: input.limitOn,
      })),
    )
    .execute()
  return done(
    await writeAct(work, opened.value, {
      patch: { state: 'waiting', ...(request.state === 'answered' ? { answered_at: null } : {}) },
      facts: [
        ...takenUpAgain(request, today(work)),
        {
          kind: 'missing-items-requested',
          on: today(work),
          data: { items, limitOn: input.limitOn.toString(), blocking: input.blocking ?? true },
        },
      ],
      event: { name: 'request.items-asked', data: { count: items.length, limitOn: input.limitOn.toString() } },
    }),
  )
}

/** Notes that missing items arrived, on the day they did. When none is outstanding the file is complete and work goes on. */
export async function receiveMissingItems(
  work: Work,
  input: ActInput & { itemIds: readonly string[]; receivedOn?: Temporal.PlainDate },
): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, work.actor.kind === 'visitor' ? 'read' : 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  const givenOn = input.receivedOn ?? today(work)
  if (Temporal.PlainDate.compare(givenOn, today(work)) > 0)
    return refuse('invalid', 'requests.refusal.future-receipt', { field: 'receivedOn' })
  const received = await work.tx
    .updateTable('requests.missing_item')
    .set({ received_at: work.at })
    .where('request_id', '=', request.id)
    .where('received_at', 'is', null)
    .where('id', 'in', input.itemIds.length === 0 ? ['00000000-0000-0000-0000-000000000000'] : [...input.itemIds])
    .returning(['label', 'requested_at'])
    .execute()
  if (received.length === 0) return refuse('conflict', 'requests.refusal.items-already-received')
  const outstanding = await work.tx
    .selectFrom('requests.missing_item')
    .select('id')
    .where('request_id', '=', request.id)
    .where('received_at', 'is', null)
    .limit(1)
    .execute()
  const complete = outstanding.length === 0
  // What was on its way when it was asked for has kept nobody waiting: for the clock it arrived on the day it was asked for.
  const on = [givenOn, ...received.map((item) => civilDate(item.requested_at))].reduce(latest)
  return done(
    await writeAct(work, opened.value, {
      patch: complete && request.state === 'waiting' ? { state: request.assigneeId === undefined ? 'registered' : 'in-progress' } : {},
      facts: [
        { kind: 'missing-items-received', on, data: { items: received.map((item) => item.label) } },
        ...(complete ? [{ kind: 'completed' as const, on, data: {} }] : []),
      ],
      event: { name: 'request.items-received', data: { count: received.length, complete } },
    }),
  )
}

function latest(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a
}

/** Notes that the substance was answered; the message itself is correspondence's. */
export async function markAnswered(work: Work, input: ActInput & { messageId: string }): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request } = opened.value
  if (request.state === 'closed' || !canMove(request.state, 'answered')) return refuse('conflict', 'requests.refusal.already-closed')
  return done(
    await writeAct(work, opened.value, {
      patch: {
        state: 'answered',
        answered_at: work.at,
        assignee_id: request.assigneeId ?? (work.actor.kind === 'agent' ? work.actor.id : null),
      },
      facts: [{ kind: 'answered', on: today(work), data: {} }],
      event: { name: 'request.answered', data: { messageId: input.messageId } },
    }),
  )
}
