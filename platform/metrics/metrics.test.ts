import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './index.ts'

/** The value of the series of that name that bears all these labels. */
function valueOf(text: string, name: string, labels: readonly string[]): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name}{`) && labels.every((label) => candidate.includes(label)))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

test('an answered request is counted under its route template, method and class of status', async () => {
  const metrics = createMetrics({ process: 'web' })
  metrics.observeRequest({ route: '/requests/:reference', method: 'GET', status: 200, milliseconds: 20 })
  metrics.observeRequest({ route: '/requests/:reference', method: 'GET', status: 204, milliseconds: 200 })
  const text = await metrics.text()
  assert.equal(valueOf(text, 'http_request_duration_seconds_count', ['method="GET"', 'route="/requests/:reference"', 'status="2xx"']), 2)
  assert.equal(valueOf(text, 'http_request_duration_seconds_bucket', ['le="0.03"']), 1)
})

test('what a caller invents does not become a new series', async () => {
  const metrics = createMetrics({ process: 'web' })
  metrics.observeRequest({ route: 'unknown', method: 'BREW"\n', status: 418, milliseconds: 1 })
  for (let number = 0; number < 1_500; number += 1)
    metrics.observeRequest({ route: `/r/${number}`, method: 'GET', status: 200, milliseconds: 1 })
  const series = (await metrics.text()).split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'))
  assert.ok(series.length <= 1_001)
  assert.ok(series.some((line) => line.includes('method="other"')))
  assert.ok(series.some((line) => line.includes('route="other"')))
})

test('the pool and the queues are read at each scrape', async () => {
  const metrics = createMetrics({ process: 'worker' })
  const pool = { totalCount: 5, idleCount: 2, waitingCount: 1 }
  metrics.watchPool('application', pool)
  metrics.watchQueues(async () => [{ queue: 'mail.send', state: 'waiting', count: 7 }])
  const first = await metrics.text()
  assert.equal(valueOf(first, 'parvis_database_connections', ['state="busy"', 'pool="application"', 'process="worker"']), 3)
  assert.equal(valueOf(first, 'parvis_queue_jobs', ['queue="mail.send"', 'state="waiting"']), 7)
  pool.idleCount = 5
  assert.equal(valueOf(await metrics.text(), 'parvis_database_connections', ['state="busy"']), 0)
})

test('the other figures stay readable when the queues do not answer', async () => {
  const metrics = createMetrics({ process: 'worker' })
  metrics.observeJob({ queue: 'mail.send', ok: false, milliseconds: 5 })
  metrics.watchQueues(async () => {
    throw new Error('the database is down')
  })
  assert.equal(valueOf(await metrics.text(), 'parvis_job_duration_seconds_count', ['queue="mail.send"', 'result="failed"']), 1)
  assert.notEqual(valueOf(await metrics.text(), 'parvis_scrape_failures_total', ['source="queues"']), undefined)
})

test('the delay of the event loop is among the figures', async () => {
  assert.match(await createMetrics({ process: 'web' }).text(), /nodejs_eventloop_lag_p99_seconds/)
})
