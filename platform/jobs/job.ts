import type { z } from 'zod'
import type { House, Json, Work } from '#platform/database'

export interface JobContext {
  house: House
  /** Ends when the worker stops or the job has used its time. */
  signal: AbortSignal
}

/** Something slow or outside, run by a worker: may run twice, late, or after a crash, and must come out the same. */
export interface Job {
  queue: string
  /** Tries after the first one. */
  retries: number
  /** Seconds before the second try; each next wait doubles, to an hour at most. */
  retryAfter: number
  /** Seconds a run may take. */
  expires: number
  /** Runs of this queue at once in one worker. */
  concurrency: number
  /** A cron expression in the city's zone, for what comes back by itself. */
  cron?: string
  run(data: unknown, context: JobContext): Promise<void>
}

/** Declares a job; its data is parsed before `run` sees it. */
export function defineJob<S extends z.ZodType>(job: {
  queue: string
  data: S
  retries?: number
  retryAfter?: number
  expires?: number
  concurrency?: number
  cron?: string
  run: (data: z.output<S>, context: JobContext) => Promise<void>
}): Job {
  return {
    queue: job.queue,
    retries: job.retries ?? 10,
    retryAfter: job.retryAfter ?? 5,
    expires: job.expires ?? 300,
    concurrency: job.concurrency ?? 2,
    ...(job.cron === undefined ? {} : { cron: job.cron }),
    run: (data, context) => job.run(job.data.parse(data), context),
  }
}

export interface ReactionEvent {
  id: string
  name: string
  at: Temporal.Instant
  subject: { kind: string; id: string }
  data: Readonly<Record<string, Json>>
}

/** What a module does when another one tells that something happened: once per event, in one transaction of the house. */
export interface Reaction {
  name: string
  on: readonly string[]
  react(work: Work, event: ReactionEvent): Promise<void>
}

export function defineReaction(reaction: Reaction): Reaction {
  return reaction
}
