import type { Page } from 'playwright-core'

/**
 * Waits until the page's script has enhanced what stands there and no visit is under way: a key pressed before that is lost.
 * For every test that presses a shortcut; without script there is nothing to wait for.
 */
export async function ready(page: Page): Promise<void> {
  await page.locator('html[data-ready]:not([aria-busy="true"])').waitFor()
}
