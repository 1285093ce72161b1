import type pg from 'pg'
import { actorId } from '#platform/access'
import type { Work } from './house.ts'
import { newId } from './ids.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Something that happened. Past tense, ids and facts; never names, addresses or free text. */
export interface NewEvent {
  /** `request.assigned` */
  name: string
  subject: { kind: string; id: string }
  unitId?: string
  data?: Record<string, Json>
}

export interface WrittenEvent extends NewEvent {
  id: string
  at: Temporal.Instant
}

export interface NewJob {
  queue: string
  data: Record<string, Json>
  runAt?: Temporal.Instant
  /** Of several jobs with one key waiting in a queue, one is kept. */
  key?: string
}

/** What a commit carries along: jobs in the same transaction, and a sign to whoever looks, after it. */
export interface Outbox {
  reactionsTo(events: readonly WrittenEvent[]): NewJob[]
  enqueue(client: pg.ClientBase, jobs: readonly NewJob[]): Promise<void>
  announce(events: readonly WrittenEvent[], jobs: readonly NewJob[]): void
}

/** An outbox that carries nothing: for loaders and tests that look only at what was written. */
export const SILENT_OUTBOX: Outbox = { reactionsTo: () => [], enqueue: async () => {}, announce: () => {} }

/** Writes the events of a unit of work in one statement and gives them back with their ids. */
export async function writeEvents(work: Work, events: readonly NewEvent[]): Promise<WrittenEvent[]> {
  if (events.length === 0) return []
  const written = events.map((event) => ({ ...event, id: newId(work.at.epochMilliseconds), at: work.at }))
  // A statement takes 65,535 parameters at most; an import tells more than that.
  for (let first = 0; first < written.length; first += WRITTEN_AT_ONCE)
    await insertEvents(work, written.slice(first, first + WRITTEN_AT_ONCE))
  return written
}

const WRITTEN_AT_ONCE = 5000

async function insertEvents(work: Work, events: readonly WrittenEvent[]): Promise<void> {
  await work.tx
    .insertInto('events.event')
    .values(
      events.map((event) => ({
        id: event.id,
        at: event.at,
        name: event.name,
        subject_kind: event.subject.kind,
        subject_id: event.subject.id,
        actor_kind: work.actor.kind,
        actor_id: actorId(work.actor) ?? null,
        session_id: 'sessionId' in work.actor ? work.actor.sessionId : null,
        unit_id: event.unitId ?? null,
        data: JSON.stringify(event.data ?? {}),
      })),
    )
    .execute()
}
