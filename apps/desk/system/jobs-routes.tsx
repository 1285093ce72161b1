import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { type Reply, type Call, type Route, notFound, page, refused, route, seeOther } from '#platform/http'
import { type FailedJob, failedJobs, queueDepths, retryJob } from '#platform/jobs'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { Button, Form, Table } from '#platform/ui'
import { JOBS_PATH, type SystemTools, systemToolsOf } from './system-tools.ts'

const SHOWN = 100
const AT_ONCE = 1_000

/** The jobs of the house: what waits, what failed, and trying it again. */
export function jobsRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: JOBS_PATH,
      audience: 'agent',
      access: 'system.health',
      handle: async (call) => {
        const tools = await systemToolsOf(call)
        if (tools === undefined) return notFound()
        const [queues, failed] = await call.house.read(call.actor, (tx) => Promise.all([queueDepths(tx), failedJobs(tx, { limit: SHOWN })]))
        return page(tools.t.jobs.title, <JobsPage queues={queues} failed={failed} tools={tools} />, { current: JOBS_PATH })
      },
    }),
    route({
      method: 'POST',
      path: `${JOBS_PATH}/:id/retry`,
      audience: 'agent',
      access: 'jobs.retry',
      params: z.object({ id: z.uuid() }),
      handle: (call) => retry(call, () => Promise.resolve([call.params.id])),
    }),
    route({
      method: 'POST',
      path: `${JOBS_PATH}/retry`,
      audience: 'agent',
      access: 'jobs.retry',
      body: z.object({ queue: z.string().min(1).max(100) }),
      handle: (call) =>
        retry(call, async ({ tx }) => (await failedJobs(tx, { queue: call.body.queue, limit: AT_ONCE })).map((job) => job.id)),
    }),
  ]
}

async function retry(call: Call<unknown, unknown, unknown>, chosen: (work: Work) => Promise<string[]>): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  const outcome = await call.house.act(call.actor, async (work) => retryJobs(work, await chosen(work)))
  if (!outcome.ok) return refused(outcome.refusal, tools.t.jobs.notAllowed)
  return seeOther(JOBS_PATH, [{ name: 'flash', value: tools.t.jobs.retried(outcome.value) }])
}

/** Puts failed jobs back, each with its event; answers how many there were. One that runs already is left alone: asking twice does it once. */
export async function retryJobs(work: Work, ids: readonly string[]): Promise<Outcome<number>> {
  if (!permitted(work.actor, 'jobs.retry')) return refuse('not-allowed', 'system.refusal.not-allowed')
  let count = 0
  for (const id of ids) {
    if (!(await retryJob(work.tx, id))) continue
    count += 1
    work.publish({ name: 'job.retried', subject: { kind: 'job', id } })
  }
  return done(count)
}

interface PageProps {
  queues: Awaited<ReturnType<typeof queueDepths>>
  failed: readonly FailedJob[]
  tools: SystemTools
}

function JobsPage({ queues, failed, tools }: PageProps) {
  const t = tools.t.jobs
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <Table
        caption={t.queues}
        rows={queues}
        rowKey={(queue) => queue.queue}
        empty={t.noQueue}
        columns={[
          { key: 'queue', title: t.queueColumns.queue, header: true, cell: (queue) => <code>{queue.queue}</code> },
          { key: 'waiting', title: t.queueColumns.waiting, number: true, cell: (queue) => queue.waiting },
          { key: 'failed', title: t.queueColumns.failed, number: true, cell: (queue) => queue.failed },
          { key: 'oldest', title: t.queueColumns.oldest, number: true, cell: (queue) => t.seconds(queue.oldestSeconds) },
        ]}
      />
      <Table
        caption={t.failed}
        rows={failed}
        rowKey={(job) => job.id}
        empty={t.noFailed}
        columns={[
          { key: 'queue', title: t.failedColumns.queue, header: true, cell: (job) => <code>{job.queue}</code> },
          { key: 'when', title: t.failedColumns.when, cell: (job) => tools.moment(job.failedAt) },
          { key: 'tries', title: t.failedColumns.tries, number: true, cell: (job) => job.tries },
          { key: 'reason', title: t.failedColumns.reason, cell: (job) => job.reason },
          { key: 'acts', title: t.failedColumns.acts, cell: (job) => <Retry job={job} tools={tools} /> },
        ]}
      />
      <RetryAll failed={failed} tools={tools} />
    </div>
  )
}

function Retry({ job, tools }: { job: FailedJob; tools: SystemTools }) {
  const t = tools.t.jobs
  if (!permitted(tools.actor, 'jobs.retry')) return null
  return (
    <Form action={`${JOBS_PATH}/${job.id}/retry`}>
      <Button variant="second">
        {t.retry}
        <span class="visually-hidden"> {t.ofJob(job.queue, tools.moment(job.failedAt))}</span>
      </Button>
    </Form>
  )
}

function RetryAll({ failed, tools }: { failed: readonly FailedJob[]; tools: SystemTools }) {
  if (!permitted(tools.actor, 'jobs.retry')) return null
  const queues = [...new Set(failed.map((job) => job.queue))].filter((queue) => failed.filter((job) => job.queue === queue).length > 1)
  return (
    <div class="actions">
      {queues.map((queue) => (
        <Form key={queue} action={`${JOBS_PATH}/retry`} hidden={{ queue }}>
          <Button variant="second">{tools.t.jobs.retryAll(queue)}</Button>
        </Form>
      ))}
    </div>
  )
}
