import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type MetricsServer, createMetrics, serveMetrics } from './index.ts'

const TOKEN = 'jeton-de-mesure-0123456789'
let server: MetricsServer

before(async () => {
  const metrics = createMetrics({ process: 'worker' })
  metrics.observeJob({ queue: 'mail.send', ok: true, milliseconds: 5 })
  server = await serveMetrics({ metrics, port: 0, host: '127.0.0.1', token: TOKEN })
})
after(() => server.close())

const ask = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${server.port}${path}`, init)

test('a worker shows its figures only to who bears the token', async () => {
  assert.equal((await ask('/metrics')).status, 401)
  assert.equal((await ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}x` } })).status, 401)
  const answer = await ask('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /parvis_job_duration_seconds_count\{[^}]*queue="mail\.send"/)
})

test('nothing else is at that port', async () => {
  const headers = { authorization: `Bearer ${TOKEN}` }
  assert.equal((await ask('/', { headers })).status, 404)
  assert.equal((await ask('/metrics', { method: 'POST', headers })).status, 404)
})

test('a port that is taken is told', async () => {
  const metrics = createMetrics({ process: 'worker' })
  await assert.rejects(serveMetrics({ metrics, port: server.port, host: '127.0.0.1', token: TOKEN }), /EADDRINUSE/)
})
