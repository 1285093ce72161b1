import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core'

const CHROMIUM = '/usr/bin/chromium'

/** Slow machines are given time; nothing waits longer than it must. */
const PATIENCE_MS = 30_000

/** Whether this machine has the browser the tests need. */
export const hasChromium = existsSync(CHROMIUM)

/** The system's browser, quiet: it asks nothing of the network by itself. */
export async function openChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--force-color-profile=srgb',
    ],
  })
}

/** A browser of its own, with cookies of its own, patient with slow machines: every browser test opens its pages through here. */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}
