import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { openChromium } from './chromium.ts'
import { type SamplePages, type SampleServer, serveSamples } from './sample-server.tsx'

export interface SampleWorld {
  server: SampleServer
  browser: Browser
}

/** The sample server and a browser, opened by the first test that asks and closed after the last: a file whose tests are all left out opens nothing. */
export function sampleWorld(pages: SamplePages = {}): () => Promise<SampleWorld> {
  let opening: Promise<SampleWorld> | undefined
  after(async () => {
    const world = await opening
    await world?.browser.close()
    await world?.server.close()
  })
  return () => {
    opening ??= Promise.all([serveSamples(pages), openChromium()]).then(([server, browser]) => ({ server, browser }))
    return opening
  }
}
