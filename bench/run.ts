import { cpus } from 'node:os'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { registerRequest } from '#modules/requests'
import { systemActor } from '#platform/access'
import { newId } from '#platform/database'
import { sql } from 'kysely'
import { z } from 'zod'
import { openTestHouse } from '../journeys/house.ts'
import { type Measured, measure } from './measure.ts'

/** Usage: script/bench [--requests N]. Figures go to bench/figures-REQUESTS.json beside the raw limits of the same run. */
const requests = z.coerce
  .number()
  .int()
  .min(100)
  .max(1_000_000)
  .parse(parseArgs({ options: { requests: { type: 'string', default: '5000' } } }).values.requests)
const LOAD = { connections: 8, seconds: 4 }
const system = systemActor('bench')
const figures: Record<string, Measured> = {}

const loading = performance.now()
const house = await openTestHouse({ requests })
const loadedIn = Math.round((performance.now() - loading) / 100) / 10
try {
  const page = await house.browse()
  await house.signIn(page, 'hugo.lemarchand')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const known = await house.house.read(system, (tx) =>
    tx
      .selectFrom('requests.request')
      .select(['id', 'reference'])
      .where('type_code', '=', 'UR-PC')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst(),
  )
  const any = await house.house.read(system, (tx) =>
    tx.selectFrom('requests.request').select(['id', 'reference']).limit(1).executeTakeFirstOrThrow(),
  )
  const target = known ?? any

  // Raw limits first: what the machine gives when nothing of ours stands between.
  await take('raw: a route without page or database', get('/health/live'))
  await take('raw: one row by its key, in a transaction of ours', () =>
    house.house
      .read(system, (tx) => tx.selectFrom('requests.request').select('reference').where('id', '=', target.id).execute())
      .then(() => undefined),
  )
  await take('raw: an empty transaction that is committed to the log', () =>
    house.house.work(system, (work) => sql`SELECT pg_current_xact_id()`.execute(work.tx)).then(() => undefined),
  )
  await take('portal: home', get('/'))
  await take('portal: services found by words', get('/demarches?q=canap%C3%A9'))
  await take('desk: my day', get('/desk', cookie))
  await take('desk: search by words', get('/desk/search?q=permis', cookie))
  await take('desk: search by name', get('/desk/search?q=lefebvre', cookie))
  const list = await page.goto('/desk').then(() => page.locator('nav a', { hasText: 'Toutes' }).first().getAttribute('href'))
  if (list === null) throw new Error('no list in the navigation')
  await take('desk: list of a service', get(list, cookie))
  const row = await page.goto(list).then(() => page.locator('main a[href^="/desk/requests/2"]').first().getAttribute('href'))
  if (row === null) throw new Error('no request in the list')
  await take('desk: request page', get(row, cookie))
  await take('registration of a request, with events, routing and clock', async () => {
    const outcome = await house.house.act(system, (work) =>
      registerRequest(work, { typeCode: 'GE-INF', subject: `Question ${newId()}`, text: 'Bonjour, une question.', channel: 'portal' }),
    )
    if (!outcome.ok) throw new Error(outcome.refusal.message)
  })
} finally {
  await house.close()
}
const report = { requests, loadedIn, cores: cpus().length, processor: cpus()[0]?.model, node: process.version, ...LOAD, figures }
await writeFile(new URL(`figures-${requests}.json`, import.meta.url), `${JSON.stringify(report, undefined, 2)}\n`)

async function take(name: string, act: () => Promise<void>): Promise<void> {
  const measured = await measure(act, LOAD)
  figures[name] = measured
  console.log(`${name.padEnd(60)} ${String(measured.perSecond).padStart(7)}/s   p50 ${measured.p50} ms   p95 ${measured.p95} ms`)
}

function get(path: string, cookie = ''): () => Promise<void> {
  return async () => {
    const answer = await fetch(house.origin + path, {
      headers: { cookie, accept: 'text/html', 'accept-language': 'fr' },
      redirect: 'manual',
    })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
  }
}
