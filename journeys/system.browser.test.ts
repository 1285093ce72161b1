import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { systemActor } from '#platform/access'
import { sql } from '#platform/database'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const TECHNICIAN = 'damien.osmont'
const AUDITOR = 'olivier.chambrelan'
let house: TestHouse

before(async () => {
  if (skip !== false) return
  house = await openTestHouse({ requests: 30 })
  await house.house.pool.query(
    `INSERT INTO pgboss.job (name, data, state, retry_limit, retry_count, completed_on, output)
     SELECT name, '{}', 'failed', 3, 3, now(), '{"message":"Error: 550"}' FROM pgboss.queue LIMIT 1`,
  )
})
after(async () => house?.close())

async function isFit(page: Page, where: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], where)
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false, `${where} is wider than the screen`)
}

/** The last e-mail of the city to somebody, made one of which nobody knows whether it left; who has the request. */
async function anUncertainMail(): Promise<{ email: string; reference: string }> {
  return house.house.work(systemActor('test'), async ({ tx }) => {
    const { rows } = await sql<{ id: string; email: string; reference: string }>`
      SELECT m.id, a.email, r.reference FROM correspondence.message m JOIN requests.request r ON r.id = m.request_id
      JOIN organisation.agent a ON a.id = r.assignee_id WHERE m.direction = 'out' ORDER BY m.written_at DESC, m.id LIMIT 1`.execute(tx)
    const row = rows[0]
    if (row === undefined) throw new Error('the small city has answered nobody')
    await sql`UPDATE correspondence.message SET channel = 'email', to_address = 'x@example.org', state = 'uncertain', state_reason = 'line-broke'
      WHERE id = ${row.id}::uuid`.execute(tx)
    return row
  })
}

test(
  'who keeps the system is led from the first page to what failed and to mail that may have left, which its service decides',
  { skip },
  async () => {
    const { email, reference } = await anUncertainMail()
    const page = await house.browse({ viewport: { width: 1280, height: 900 } })
    await house.signIn(page, TECHNICIAN)
    await page.goto('/desk')
    await isFit(page, 'a first page with trouble')
    await page.locator('#trouble a[href="/desk/admin/jobs"]').press('Enter')
    await page.waitForURL(/\/desk\/admin\/jobs$/)
    await page.goto('/desk')
    await page.locator('#trouble a[href="/desk/uncertain-messages"]').press('Enter')
    await page.locator('tr', { hasText: reference }).waitFor()
    assert.equal(await page.locator('main form[action^="/desk/uncertain-messages/"]').count(), 0)
    await page.context().close()

    const agent = await house.browse({ viewport: { width: 1280, height: 900 } })
    await house.signIn(agent, email)
    await agent.goto('/desk/uncertain-messages')
    await isFit(agent, 'mail to decide')
    await agent.locator('tr', { hasText: reference }).locator('form[action^="/desk/uncertain-messages/"] button').press('Enter')
    await agent.locator('.notice, .toast', { hasText: 'noté comme arrivé' }).first().waitFor()
    assert.equal(await agent.locator('tr', { hasText: reference }).count(), 0)
    await agent.context().close()
  },
)

test('the journal is found by its words and verified, and its pages fit a telephone and a screen, light and dark', { skip }, async () => {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [390, 1280]) {
      const page = await house.browse({ viewport: { width, height: 900 }, colorScheme })
      await house.signIn(page, TECHNICIAN)
      for (const path of ['/desk/admin/health', '/desk/admin/jobs', '/desk/uncertain-messages']) {
        await page.goto(path)
        await isFit(page, `${path} at ${width} in ${colorScheme}`)
      }
      await page.context().close()
      const reader = await house.browse({ viewport: { width, height: 900 }, colorScheme })
      await house.signIn(reader, AUDITOR)
      await reader.goto('/desk/admin/journal?name=connexion')
      await reader.locator('th', { hasText: 'Connexion' }).first().waitFor()
      await isFit(reader, `the journal at ${width} in ${colorScheme}`)
      await reader.locator('form[action$="/verify"] button').press('Enter')
      await reader.locator('.notice, .toast', { hasText: 'Le journal est intact' }).first().waitFor()
      await reader.context().close()
    }
})
