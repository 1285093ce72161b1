import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { axeProblems } from './testing/axe.ts'
import { hasChromium, openContext } from './testing/chromium.ts'
import { sampleWorld } from './testing/sample-world.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const world = sampleWorld()

async function open(
  path: string,
  { width = 1280, scheme = 'light' }: { width?: number; scheme?: string } = {},
): Promise<{ page: Page; complaints: string[] }> {
  const { server, browser } = await world()
  const page = await (await openContext(browser, { viewport: { width, height: 900 } })).newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  await page.goto(`${server.origin}${path}?scheme=${scheme}`)
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  return { page, complaints }
}

const PAGES = ['/style/portal', '/style/request', '/style/desk', '/style'] as const

for (const path of PAGES)
  for (const scheme of ['light', 'dark'])
    for (const width of [1280, 320])
      test(
        `${path} in ${scheme} at ${width} px: axe finds nothing, nothing scrolls sideways, the policy stops nothing`,
        { skip },
        async () => {
          const { page, complaints } = await open(path, { width, scheme })
          // The style page shows four of each landmark: unique names are asked of the real pages.
          assert.deepEqual(await axeProblems(page, path === '/style' ? ['landmark-unique'] : []), [])
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width)
          assert.deepEqual(complaints, [])
          await page.context().close()
        },
      )

test('with the text spacing a reader may set, no words are cut (WCAG 1.4.12)', { skip }, async () => {
  const { page } = await open('/style/request', { width: 320 })
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets.push(sheet)
  })
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320)
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *')]
      .filter(
        (element) =>
          getComputedStyle(element).overflowX === 'hidden' &&
          !element.classList.contains('visually-hidden') &&
          element.scrollWidth > element.clientWidth + 1,
      )
      .map((element) => element.outerHTML.slice(0, 80)),
  )
  assert.deepEqual(cut, [])
  await page.context().close()
})

test('in forced colours every state keeps a border or a mark', { skip }, async () => {
  const { page } = await open('/style/desk')
  await page.emulateMedia({ forcedColors: 'active' })
  const outline = await page.evaluate(() => getComputedStyle(document.querySelector('.rows > li.current') ?? document.body).outlineStyle)
  assert.equal(outline, 'solid')
  await page.context().close()
})

test('who asks for less motion gets none', { skip }, async () => {
  const { page } = await open('/style/portal')
  await page.emulateMedia({ reducedMotion: 'reduce' })
  assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.button') ?? document.body).transitionDuration), '0s')
  await page.context().close()
})

/** The elements lower than a height, with it. */
async function small(path: string, selector: string, least: number): Promise<string[]> {
  const { page } = await open(path)
  const found = await page.evaluate(
    ([wanted, height]) =>
      [...document.querySelectorAll<HTMLElement>(String(wanted))]
        .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
        .filter((element) => element.getBoundingClientRect().height < Number(height))
        .map((element) => `${element.outerHTML.slice(0, 90)} ${element.getBoundingClientRect().height}`),
    [selector, least],
  )
  await page.context().close()
  return found
}

test('every control can be hit: 24 px at least for agents, 44 px for the buttons and fields of citizens', { skip }, async () => {
  assert.deepEqual(await small('/style/desk', '.button, .input, .queues a, summary', 24), [])
  assert.deepEqual(await small('/style/request', '.button, .input, .site-nav a, .languages a', 44), [])
})

test('printed, the file stands alone', { skip }, async () => {
  const { page } = await open('/style/desk')
  await page.emulateMedia({ media: 'print' })
  const shown = await page.evaluate(() =>
    ['.top-bar', '.queues', '.pane-list', '.composer', '.file h1'].map((selector) => document.querySelector(selector)?.checkVisibility()),
  )
  assert.deepEqual(shown, [false, false, false, false, true])
  await page.context().close()
})
