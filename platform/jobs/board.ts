import type pg from 'pg'
import { type ConstructorOptions, type Db, PgBoss } from 'pg-boss'
import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type ConnectionSettings, type House, type NewJob, type Outbox, type WrittenEvent, openPool } from '#platform/database'
import { keepFailure } from './failures.ts'
import { type Job, type JobContext, type Reaction, defineJob } from './job.ts'

/** The board where jobs are put (by every process) and taken (by workers). */
export interface JobBoard {
  outbox: Outbox
  /** Starts taking jobs; the returned function stops taking and waits for what runs. */
  take(house: House): Promise<() => Promise<void>>
  /** Looks for work in a queue at once instead of at the next poll: called when another process says that it put a job there. */
  wake(queue: string): void
  boss: PgBoss
  close(): Promise<void>
}

export interface JobBoardOptions {
  connection: ConnectionSettings
  jobs: readonly Job[]
  reactions: readonly Reaction[]
  /** Told after a commit what changed, for those who look. */
  announce?: Outbox['announce']
  onError?: (error: unknown, about: { queue?: string; jobId?: string }) => void
  /** Told of each job that ended here, well or not. */
  observe?: (job: { queue: string; ok: boolean; milliseconds: number }) => void
  /** Seconds between looks for work; a notification usually comes first. */
  pollSeconds?: number
  zone?: string
}

const REACTIONS = 'reactions'
// A job whose worker was killed is taken again after the first and, at most, the second: not after all the time it might have needed.
const HEARTBEAT_SECONDS = 10
const SUPERVISE_SECONDS = 5
const DONE_KEPT_SECONDS = 86_400

/** Opens the job board: queues are made if missing, nothing is taken until `take`. */
export async function openJobs(options: JobBoardOptions): Promise<JobBoard> {
  const jobs = [...options.jobs, reactionJob(options.reactions)]
  const pool = openPool(options.connection, { size: 3, statementTimeout: 30_000, name: 'parvis jobs' })
  const boss = new PgBoss(bossOptions(queriesOf(pool)))
  boss.on('error', (error) => options.onError?.(error, {}))
  boss.on('warning', () => {})
  await boss.start()
  const workers = new Map<string, string[]>()
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]))
  for (const job of jobs) {
    const settings = {
      retryLimit: job.retries,
      retryDelay: job.retryAfter,
      retryBackoff: true,
      retryDelayMax: 3600,
      expireInSeconds: job.expires,
      heartbeatSeconds: HEARTBEAT_SECONDS,
      deleteAfterSeconds: DONE_KEPT_SECONDS,
    }
    const queue = known.get(job.queue)
    if (queue === undefined) await boss.createQueue(job.queue, settings)
    // Made by an earlier version: it follows this one.
    else if (Object.entries(settings).some(([name, value]) => Reflect.get(queue, name) !== value))
      await boss.updateQueue(job.queue, settings)
  }
  return {
    boss,
    outbox: {
      reactionsTo: (events) => reactionJobs(options.reactions, events),
      enqueue: (client, list) => enqueue(boss, client, list),
      announce: options.announce ?? (() => {}),
    },
    take: (house) => takeJobs({ boss, jobs, house, options, workers }),
    wake: (queue) => {
      for (const worker of workers.get(queue) ?? []) boss.notifyWorker(worker)
    },
    async close() {
      await boss.stop({ graceful: false, close: true })
      await pool.end()
    },
  }
}

function bossOptions(db: Db): ConstructorOptions {
  return {
    db,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    // The application owns no index, so it cannot rebuild one; an operator's maintenance does.
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  }
}

/** Puts jobs on the board within the caller's transaction. NOTIFY is left to `announce`, after the commit: inside it, commits would wait for one another. */
async function enqueue(boss: PgBoss, client: pg.ClientBase, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return
  const db = queriesOf(client)
  const queues = Map.groupBy(jobs, (job) => job.queue)
  for (const [queue, list] of queues) {
    await boss.insert(
      queue,
      list.map((job) => ({
        data: job.data,
        ...(job.runAt === undefined ? {} : { startAfter: new Date(job.runAt.epochMilliseconds) }),
        ...(job.key === undefined ? {} : { singletonKey: job.key }),
      })),
      { db },
    )
  }
}

function queriesOf(client: Pick<pg.ClientBase, 'query'> | pg.Pool): Db {
  return { executeSql: (text, values) => client.query(text, values ?? []) }
}

function reactionJobs(reactions: readonly Reaction[], events: readonly WrittenEvent[]): NewJob[] {
  return events.flatMap((event) =>
    reactions
      .filter((reaction) => reaction.on.includes(event.name))
      .map((reaction) => ({ queue: REACTIONS, data: { reaction: reaction.name, eventId: event.id, at: event.at.toString() } })),
  )
}

function reactionJob(reactions: readonly Reaction[]): Job {
  return defineJob({
    queue: REACTIONS,
    data: z.object({ reaction: z.string(), eventId: z.uuid(), at: z.string() }),
    concurrency: 4,
    run: async ({ reaction: name, eventId, at }, { house }) => {
      const reaction = reactions.find((candidate) => candidate.name === name)
      // A reaction taken out of the code since the event: there is nobody left to answer.
      if (reaction === undefined) return
      await house.work(systemActor('reactions'), async (work) => {
        const first = await work.tx
          .insertInto('events.reaction_done')
          .values({ event_id: eventId, reaction: name })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst()
        if (first.numInsertedOrUpdatedRows === 0n) return
        const event = await work.tx
          .selectFrom('events.event')
          .select(['id', 'name', 'at', 'subject_kind', 'subject_id', 'data'])
          .where('at', '=', Temporal.Instant.from(at))
          .where('id', '=', eventId)
          .executeTakeFirstOrThrow()
        const data = z.record(z.string(), z.json()).parse(event.data)
        await reaction.react(work, {
          id: event.id,
          name: event.name,
          at: event.at,
          subject: { kind: event.subject_kind, id: event.subject_id },
          data,
        })
      })
    },
  })
}

interface Taking {
  boss: PgBoss
  jobs: readonly Job[]
  house: House
  options: JobBoardOptions
  workers: Map<string, string[]>
}

async function takeJobs(at: Taking): Promise<() => Promise<void>> {
  const stopping = new AbortController()
  for (const job of at.jobs) {
    // One taker each: the library wakes only the first of several that it makes itself.
    at.workers.set(job.queue, await Promise.all(Array.from({ length: job.concurrency }, () => takeOne(at, job, stopping.signal))))
    if (job.cron !== undefined) await at.boss.schedule(job.queue, job.cron, {}, { tz: at.options.zone ?? 'Europe/Paris' })
  }
  return async () => {
    stopping.abort()
    for (const job of at.jobs) await at.boss.offWork(job.queue)
  }
}

/** Starts one that takes jobs of a queue, one after the other; gives the name by which it can be woken. */
async function takeOne({ boss, house, options }: Taking, job: Job, signal: AbortSignal): Promise<string> {
  const context: JobContext = { house, signal }
  let taker: string | undefined
  taker = await boss.work<unknown>(job.queue, { pollingIntervalSeconds: options.pollSeconds ?? 2, batchSize: 1 }, async ([taken]) => {
    if (taken === undefined) return
    // Where one job was there may be more: looked for at once, not at the next poll.
    if (taker !== undefined) boss.notifyWorker(taker)
    const began = performance.now()
    const ended = (ok: boolean): void => options.observe?.({ queue: job.queue, ok, milliseconds: performance.now() - began })
    try {
      await job.run(taken.data, context)
      ended(true)
    } catch (error) {
      ended(false)
      options.onError?.(error, { queue: job.queue, jobId: taken.id })
      // Without the database there is nothing to keep it in; the job comes back then.
      await keepFailure(house.pool, { queue: job.queue, id: taken.id }).catch(() => {})
      // Kept with the job for administrators: the class and first line, which hold no citizen's words.
      throw new Error(error instanceof Error ? `${error.name}: ${error.message.slice(0, 200)}` : 'unknown failure', { cause: error })
    }
  })
  return taker
}
