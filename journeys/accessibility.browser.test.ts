import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ROLES } from '#modules/accounts'
import { systemActor } from '#platform/access'
import { newId, sql } from '#platform/database'
import { ROUTE_MATRIX } from '../apps/authorisation-matrix.ts'
import { axeProblems } from '../platform/ui/testing/axe.ts'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { type TestHouse, openTestHouse } from './house.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
/** Somebody who may open every page. */
const AGENT = 'tiphaine.lormier'
/** What is no page: parts of one, files, streams, and steps of signing in that lead elsewhere when one is signed in. */
const NO_PAGES =
  /^\/(api|live|style)|\/(suggestions|about|person|counts|file|preview|export|download|original|html|attachments|files|presence|templates|models|date\.ics)\b|fichiers|pieces|\.pdf|\/desk\/(sign-in|set-up|welcome|step-up)|\/demo\/mailbox\//
/** Pages that the small city has no record for, or that only an act leads to: their own journeys walk them. */
const BY_AN_ACT = new Set([
  '/desk/admin/catalogue/:code/draft',
  '/desk/admin/closed-days/:on',
  '/desk/contact/recorded/:id',
  '/desk/letters/:id',
  '/desk/mail/:id',
  '/desk/my-absences/:id',
  '/desk/outgoing-letters/:id',
  '/desk/requests/:reference/received',
  '/desk/requests/:reference/reopen',
  '/desk/requests/:reference/tasks/:taskId',
  '/suivi/:reference',
  '/suivi/:reference/recue',
])
const AT_ONCE = 3
let house: TestHouse

before(async () => {
  if (skip !== false) return
  house = await openTestHouse({ requests: 120 })
  await house.house.work(systemActor('test'), async ({ tx }) => {
    for (const role of ROLES)
      await sql`INSERT INTO organisation.role_assignment (id, agent_id, role_code, valid_from)
        SELECT ${newId()}::uuid, a.id, ${role}, '2026-01-01' FROM organisation.agent a WHERE a.email LIKE ${`${AGENT}@%`}
          AND NOT EXISTS (SELECT 1 FROM organisation.role_assignment r WHERE r.agent_id = a.id AND r.role_code = ${role})`.execute(tx)
  })
})
after(async () => house?.close())

/** An address for every page of the matrix, found as people find it: by following links. */
async function everyPage(page: Page): Promise<{ found: Map<string, string>; unseen: string[] }> {
  const templates = Object.keys(ROUTE_MATRIX)
    .filter((route) => route.startsWith('GET ') && !NO_PAGES.test(route.slice(4)))
    .map((route) => route.slice(4))
  const found = new Map(templates.filter((path) => !path.includes(':')).map((path) => [path, path]))
  const wanted = templates.filter((path) => path.includes(':'))
  const shapes = wanted.map((path) => ({ path, shape: new RegExp(`^${path.replace(/:[a-zA-Z]+/g, '[^/?]+')}$`) }))
  // Words stand where a template has a parameter: "new" is no record.
  const words = new Set(templates.flatMap((path) => path.split('/')).filter((part) => !part.startsWith(':')))
  const queue = [...found.values()]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const html = await (await page.request.get(at)).text()
    for (const [, link = ''] of html.matchAll(/(?:href|action)="(\/[^"#]*)"/g)) {
      const path = link.split('?')[0] ?? ''
      const match = shapes.find(({ path: template, shape }) => {
        const parts = path.split('/')
        return shape.test(path) && template.split('/').every((part, index) => !part.startsWith(':') || !words.has(parts[index] ?? ''))
      })
      if (match === undefined || found.has(match.path)) continue
      found.set(match.path, path)
      queue.push(path)
    }
  }
  return { found, unseen: wanted.filter((path) => !found.has(path)) }
}

interface Variant {
  width: number
  colorScheme: 'light' | 'dark'
}

/** What is wrong with a page as a reader meets it. */
async function faultsOf(page: Page, address: string, complaints: string[]): Promise<string[]> {
  complaints.length = 0
  const answer = await page.goto(address, { waitUntil: 'load' })
  const status = answer?.status() ?? 0
  const said = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth > innerWidth,
    headings: document.querySelectorAll('h1').length,
    lang: document.documentElement.lang,
    title: document.title,
  }))
  return [
    ...(status >= 400 ? [`answers ${status}`] : []),
    ...(said.wide ? ['is wider than the screen'] : []),
    ...(said.headings === 1 ? [] : [`has ${said.headings} main headings`]),
    ...(said.lang === 'fr' ? [] : [`is said to be in "${said.lang}"`]),
    ...(said.title === '' ? ['has no title'] : []),
    ...complaints,
    ...(await axeProblems(page)),
  ].map((fault) => `${address}: ${fault}`)
}

async function walk(addresses: readonly string[], variant: Variant): Promise<string[]> {
  const waiting = [...addresses]
  const faults: string[] = []
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      const page = await house.browse({ viewport: { width: variant.width, height: 800 }, colorScheme: variant.colorScheme })
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
      await house.signIn(page, AGENT)
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
        faults.push(...(await faultsOf(page, address, complaints)))
      await page.context().close()
    }),
  )
  return faults
}

test('every page can be reached by links, and fits its reader: wide and light, narrow and dark', { skip }, async () => {
  const first = await house.browse()
  await house.signIn(first, AGENT)
  const { found, unseen } = await everyPage(first)
  await first.context().close()
  assert.deepEqual(
    unseen.filter((path) => !BY_AN_ACT.has(path)),
    [],
  )
  assert.ok(found.size > 60, `${found.size} pages`)
  const addresses = [...found.values()]
  assert.deepEqual(await walk(addresses, { width: 1280, colorScheme: 'light' }), [])
  assert.deepEqual(await walk(addresses, { width: 320, colorScheme: 'dark' }), [])
})
