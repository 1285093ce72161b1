import type { Page } from 'playwright-core'

/** What has the focus, by its id or its words; empty when nothing has. */
export function focusedIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    return element === null || element === document.body ? '' : element.id || (element.textContent ?? '').trim()
  })
}
