import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { hasChromium, openContext } from './testing/chromium.ts'
import { focusedIn } from './testing/focused.ts'
import { ready } from './testing/ready.ts'
import { sampleWorld } from './testing/sample-world.ts'

const skip = hasChromium ? false : 'no /usr/bin/chromium on this machine'
const world = sampleWorld()

async function open(path: string): Promise<Page> {
  const { server, browser } = await world()
  const page = await (await openContext(browser, { viewport: { width: 1280, height: 900 } })).newPage()
  await page.goto(`${server.origin}${path}`)
  await ready(page)
  return page
}

test('the first stop of the keyboard leads to the content, and the focus goes there', { skip }, async () => {
  const page = await open('/style/portal')
  await page.keyboard.press('Tab')
  assert.equal(await focusedIn(page), 'Aller au contenu')
  assert.ok(
    await page
      .locator('.skip-links a')
      .first()
      .evaluate((link) => link.getBoundingClientRect().width > 100),
  )
  await page.keyboard.press('Enter')
  assert.equal(await focusedIn(page), 'content')
  await page.context().close()
})

test('every stop of the keyboard on the desk shows where it is', { skip }, async () => {
  const page = await open('/style/desk')
  const seen = new Set<string>()
  for (let stop = 0; stop < 60; stop += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return undefined
      const ring = (pseudo?: string): boolean => getComputedStyle(element, pseudo).outlineStyle === 'solid'
      const box = element.getBoundingClientRect()
      return {
        name: element.outerHTML.slice(0, 80),
        ring: ring() || ring('::after'),
        inside: box.bottom > 0 && box.top < innerHeight,
      }
    })
    if (at === undefined) break
    seen.add(at.name)
    assert.ok(at.ring, `no ring on ${at.name}`)
    assert.ok(at.inside, `hidden: ${at.name}`)
  }
  assert.ok(seen.size > 25, `only ${seen.size} stops`)
  await page.context().close()
})

test('a dialog takes the focus, keeps it, and gives it back to what opened it', { skip }, async () => {
  const page = await open('/style')
  const opener = page.locator('[data-dialog]').first()
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  assert.equal(await focusedIn(page), await dialog.locator('h2').getAttribute('id'))
  for (let stop = 0; stop < 8; stop += 1) {
    await page.keyboard.press('Tab')
    // The browser's own bar may come between two rounds; the page behind never does.
    assert.ok(
      await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('dialog[open]') !== null),
    )
  }
  await page.keyboard.press('Escape')
  assert.equal(await dialog.count(), 0)
  assert.ok(await opener.evaluate((element) => element === document.activeElement))
  await page.context().close()
})

test('a menu opens with the keyboard, is walked by arrows, and Escape brings back to its button', { skip }, async () => {
  const page = await open('/style/desk')
  const summary = page.locator('.menu summary')
  await summary.focus()
  await page.keyboard.press('ArrowDown')
  assert.equal(await focusedIn(page), 'Préférences')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  assert.equal(await focusedIn(page), 'Se déconnecter')
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('.menu[open]').count(), 0)
  assert.ok(await summary.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
  await page.locator('h1').click()
  assert.equal(await page.locator('.menu[open]').count(), 0)
  await page.context().close()
})

test('tabs are links: Tab walks them and the current one is said', { skip }, async () => {
  const page = await open('/style')
  const tabs = page.locator('.tabs').first().locator('a')
  await tabs.first().focus()
  assert.equal(await tabs.first().getAttribute('aria-current'), 'page')
  await page.keyboard.press('Tab')
  assert.ok(await tabs.nth(1).evaluate((element) => element === document.activeElement))
  await page.context().close()
})

test('a combobox says its list, is walked with the focus kept in the field, and sends the chosen value', { skip }, async () => {
  const page = await open('/style')
  const field = page.locator('.combobox[data-value-name] input[role="combobox"]').first()
  const box = page.locator('.combobox[data-value-name]').first()
  await field.focus()
  await page.keyboard.type('rue')
  await box.locator('[role="option"]').first().waitFor()
  assert.equal(await field.getAttribute('aria-expanded'), 'true')
  assert.match((await box.locator('[role="status"]').textContent()) ?? '', /3 résultats/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  const pointed = await field.getAttribute('aria-activedescendant')
  assert.equal(await box.locator('[aria-selected="true"]').getAttribute('id'), pointed)
  assert.ok(await field.evaluate((element) => element === document.activeElement))
  await page.keyboard.press('Enter')
  assert.equal(await field.inputValue(), 'rue de la Gare')
  assert.equal(await box.locator('input[name="streetId"]').inputValue(), 's1')
  assert.equal(await field.getAttribute('aria-expanded'), 'false')
  await page.keyboard.type(' x')
  assert.equal(await box.locator('input[name="streetId"]').inputValue(), '', 'a text changed after the choice is no longer that choice')
  await page.keyboard.press('Escape')
  await page.context().close()
})

test(
  'j and k walk the rows, letters press what announces them, Ctrl K goes to the search, and none works while writing',
  { skip },
  async () => {
    const page = await open('/style/desk')
    await page.keyboard.press('j')
    assert.equal(await focusedIn(page), 'Demande d’éclairage du stade')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    assert.equal(await focusedIn(page), 'Trottoir affaissé devant l’école')
    await page.keyboard.press('g')
    await page.keyboard.press('u')
    assert.match(page.url(), /#q2$/)
    await page.keyboard.press('r')
    assert.equal(await focusedIn(page), 'answer')
    await page.keyboard.press('e')
    assert.doesNotMatch(page.url(), /#transfer$/)
    assert.match(await page.locator('#answer').inputValue(), /e/)
    await page.keyboard.press('Control+k')
    assert.equal(await focusedIn(page), 'desk-search')
    await page.context().close()
  },
)

test('the sheet behind ? lists the keys of the page, and turning them off silences them for good', { skip }, async () => {
  const page = await open('/style/desk')
  await page.keyboard.press('?')
  const sheet = page.locator('#shortcut-help')
  await sheet.locator('[data-shortcuts-here] dt').first().waitFor()
  assert.match((await sheet.locator('[data-shortcuts-here]').textContent()) ?? '', /g u.*J’attends l’usager.*e.*Transférer/)
  await page.locator('#shortcuts-on').uncheck()
  await page.keyboard.press('Escape')
  await page.reload()
  await ready(page)
  await page.keyboard.press('j')
  assert.equal(await focusedIn(page), '')
  await page.keyboard.press('?')
  assert.equal(await page.locator('#shortcuts-on').isChecked(), false)
  await page.context().close()
})

test('a tooltip appears on focus and Escape hides it', { skip }, async () => {
  const page = await open('/style')
  const tip = page.locator('.tooltip').first()
  await tip.locator('button').focus()
  assert.ok(await tip.locator('[role="tooltip"]').isVisible())
  await page.keyboard.press('Escape')
  assert.ok(await tip.locator('[role="tooltip"]').isHidden())
  await page.context().close()
})

test('without script the pages keep their links, forms and menus', { skip }, async () => {
  const { server, browser } = await world()
  const context = await openContext(browser, { javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${server.origin}/style/desk`)
  await page.locator('.menu summary').click()
  assert.ok(await page.getByRole('link', { name: 'Préférences' }).isVisible())
  assert.ok(await page.locator('#answer').isVisible())
  await context.close()
})
