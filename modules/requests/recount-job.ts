import { z } from 'zod'
import { systemActor } from '#platform/access'
import type { Work } from '#platform/database'
import { defineJob, defineReaction } from '#platform/jobs'
import { recountBatch } from './recount-deadlines.ts'

const QUEUE = 'recount-deadlines'

/** A day of the city was closed or opened again: dates that count it follow. Another reason for it (`closed-day.changed`) moves none. */
export const recountReaction = defineReaction({
  name: 'requests.recount-deadlines',
  on: ['closed-day.added', 'closed-day.removed'],
  react: async (work, event) => {
    const { days } = z.object({ days: z.array(z.string()) }).parse(event.data)
    work.enqueue({ queue: QUEUE, data: { days, subject: event.subject, seen: 0, moved: 0 } })
  },
})

const recountData = z.object({
  days: z.array(z.string()),
  /** Whose page tells that it is done. */
  subject: z.object({ kind: z.string(), id: z.string() }),
  after: z.string().optional(),
  seen: z.number(),
  moved: z.number(),
})

/** One batch a run, and the next one is ordered with it: after a crash it goes on where it was. */
export const recountJob = defineJob({
  queue: QUEUE,
  data: recountData,
  concurrency: 1,
  run: (data, { house }) => house.work(systemActor('closed-days'), (work) => recountStep(work, data)),
})

/** One transaction: a batch, then either what comes next or the word that it is done. */
export async function recountStep(work: Work, data: z.output<typeof recountData>): Promise<void> {
  const batch = await recountBatch(work, { days: data.days.map((day) => Temporal.PlainDate.from(day)), after: data.after })
  const [seen, moved] = [data.seen + batch.seen, data.moved + batch.moved]
  if (batch.next !== undefined) work.enqueue({ queue: QUEUE, data: { ...data, after: batch.next, seen, moved } })
  else work.publish({ name: 'closed-day.recounted', subject: data.subject, data: { days: data.days, seen, moved } })
}
