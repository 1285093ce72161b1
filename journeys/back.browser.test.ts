import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Request } from '#modules/requests'
import { aRequest } from '#modules/requests/testing'
import { hasChromium } from '../platform/ui/testing/chromium.ts'
import { ready } from '../platform/ui/testing/ready.ts'
import { type DeskWorld, openDeskWorld } from './desk-world.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const LIST = '/desk/queue?unassigned=1'
let world: DeskWorld
let requests: Request[]

before(async () => {
  if (skip !== false) return
  world = await openDeskWorld()
  requests = []
  for (const subject of ['Trottoir sombre', 'Lampadaire éteint', 'Banc cassé', 'Arbre penché'])
    requests.push(await aRequest(world.house, { subject }))
})
after(async () => world?.close())

const at = (index: number): Request => requests[index] ?? assert.fail('no such request')

/** What the address says is open, and what the page shows: the heading of the file, and the row that is marked. */
async function shown(page: Page): Promise<{ address: string; file: string; row: string }> {
  return page.evaluate(() => ({
    address: /requests\/([^/?]+)/.exec(location.pathname)?.[1] ?? '',
    file:
      document
        .querySelector<HTMLElement>('.pane-file .file h1')
        ?.closest('.file')
        ?.textContent?.match(/\d{2}-\d{6}-[A-Z]/)?.[0] ?? '',
    row: document.querySelector('li.current')?.id.replace('row-', '') ?? '',
  }))
}

/** Waits until nothing is under way any more, then tells what is shown. */
async function settled(page: Page): Promise<{ address: string; file: string; row: string }> {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [busy]') === null)
  await page.waitForLoadState('networkidle')
  return shown(page)
}

/** The answers about a request come late, as over a poor line. */
async function slow(page: Page, request: Request, milliseconds: number): Promise<void> {
  await page.route(`**/desk/requests/${request.reference}**`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    await route.continue().catch(() => {})
  })
}

const row = (page: Page, request: Request) => page.locator(`#row-${request.reference} a[data-row]`)
const openIn = async (page: Page, request: Request): Promise<void> => {
  await row(page, request).click()
  await page.waitForURL((url) => url.pathname.endsWith(request.reference))
  await page.locator('h1', { hasText: request.subject }).waitFor()
  await ready(page)
}

test('going back before the opened request has come leaves the list, not the request', { skip }, async () => {
  const { page, complaints, close } = await world.window(world.city.actors.karim)
  await page.goto('/desk')
  await page.goto(LIST)
  await ready(page)
  await slow(page, at(0), 700)
  await row(page, at(0)).click()
  await page.waitForTimeout(150)
  await page.goBack()
  const seen = await settled(page)
  await page.waitForTimeout(1_200)
  assert.deepEqual(await shown(page), seen)
  assert.deepEqual([seen.file, seen.row], [seen.address, seen.address], JSON.stringify(seen))
  assert.equal(new URL(page.url()).pathname, '/desk')
  assert.deepEqual(complaints, [])
  await close()
})

test('going back while the second request is on its way shows the first, whichever answer comes last', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(LIST)
  await ready(page)
  await openIn(page, at(0))
  await slow(page, at(1), 700)
  await row(page, at(1)).click()
  await page.waitForTimeout(150)
  await page.goBack()
  await settled(page)
  await page.waitForTimeout(1_200)
  const seen = await settled(page)
  assert.deepEqual([seen.file, seen.row], [seen.address, seen.address], JSON.stringify(seen))
  assert.notEqual(seen.address, at(1).reference)
  await close()
})

test('two requests opened one upon the other, the first answering last: the second is shown and named', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim)
  await page.goto(LIST)
  await ready(page)
  await slow(page, at(0), 900)
  await row(page, at(0)).click()
  await page.waitForTimeout(100)
  await row(page, at(1)).click()
  await page.waitForTimeout(1_500)
  const seen = await settled(page)
  assert.deepEqual(seen, { address: at(1).reference, file: at(1).reference, row: at(1).reference })
  await close()
})

test('back and forward, as fast as one can press: the address, the file and the row say the same', { skip }, async () => {
  const { page, complaints, close } = await world.window(world.city.actors.karim)
  await page.goto(LIST)
  await ready(page)
  for (const index of [0, 1, 2]) await openIn(page, at(index))
  for (const request of requests) await slow(page, request, 250)
  await page.evaluate(async () => {
    for (const step of [-1, -1, 1, -1, 1, 1]) {
      history.go(step)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
  })
  await page.waitForTimeout(1_500)
  const seen = await settled(page)
  assert.deepEqual([seen.file, seen.row], [seen.address, seen.address], JSON.stringify(seen))
  assert.deepEqual(complaints, [])
  await close()
})

test('who takes a request and goes back finds the list as it is now', { skip }, async () => {
  const { page, close } = await world.window(world.city.actors.karim, { width: 420 })
  await page.goto(LIST)
  await ready(page)
  await row(page, at(3)).click()
  await page.waitForURL((url) => url.pathname.endsWith(at(3).reference))
  await ready(page)
  await page.locator('.pane-file form button', { hasText: 'Prendre' }).first().click()
  await page.locator('.toast', { hasText: 'La demande est à vous' }).waitFor()
  await backTo(page, (url) => url.pathname === '/desk/queue')
  await ready(page)
  assert.equal(await row(page, at(2)).count(), 1)
  assert.equal(await row(page, at(3)).count(), 0)
  await close()
})

async function backTo(page: Page, isThere: (url: URL) => boolean): Promise<void> {
  for (let steps = 0; steps < 4 && !isThere(new URL(page.url())); steps += 1) await page.goBack()
  await page.waitForURL(isThere)
}
