import type { Browser, BrowserContext, Page } from 'playwright-core'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { liveRoute } from '../apps/desk/live-route.ts'
import { deskLayout } from '../apps/desk/layout.tsx'
import { presenceBoard } from '../apps/desk/presence.ts'
import { requestParts } from '../apps/desk/request-parts.ts'
import { deskRoutes } from '../apps/desk/routes.tsx'
import { requestPage } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, buildSmallCity, deskServer } from '#modules/requests/testing'
import type { AgentActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { type LiveHub, liveTopics, openLive } from '#platform/live'
import { testDatabase } from '#platform/testing'
import { buildAssets } from '../platform/ui/build.ts'
import { openChromium, openContext } from '../platform/ui/testing/chromium.ts'

/** The desk over HTTP with a small city behind it and a browser before it. */
export interface DeskWorld {
  house: House
  city: SmallCity
  origin: string
  /** A browser window of an agent; `complaints` gathers what the console said. */
  window(who: AgentActor, options?: { width?: number; height?: number; script?: boolean; scheme?: 'light' | 'dark' }): Promise<DeskWindow>
  close(): Promise<void>
}

export interface DeskWindow {
  page: Page
  complaints: string[]
  close(): Promise<void>
}

export async function openDeskWorld(): Promise<DeskWorld> {
  const db = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'parvis-journey-'))
  const assets = await buildAssets()
  const hub: LiveHub = await openLive(db.application)
  const house = openHouse({
    connection: db.application,
    outbox: { ...SILENT_OUTBOX, announce: (events, jobs) => hub.announce(liveTopics(events, jobs)) },
  })
  const city = await buildSmallCity(house)
  const files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: openKeys(join(folder, 'keys')) })
  const presence = presenceBoard(hub)
  const routes = [...deskRoutes(requestPage({ ...requestParts(files), lookers: presence.lookers })), liveRoute(hub, presence)]
  const desk: DeskServer = await deskServer(house, routes, deskLayout({ assets, demo: false }), async (file) => {
    const { allowed, maxBytes, purpose } = file.rule
    const received = await files.take(house, file.actor, file.stream, { name: file.name, allowed, maxBytes, purpose })
    return received.ok ? { ok: true, fileId: received.file.id, size: received.file.size } : received
  })
  const origin = (await desk.server.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost')
  const browser: Browser = await openChromium()

  return {
    house,
    city,
    origin,
    async window(who, { width = 1440, height = 900, script = true, scheme = 'light' } = {}) {
      await desk.get(who, '/desk/queue')
      const context: BrowserContext = await openContext(browser, {
        baseURL: origin,
        viewport: { width, height },
        locale: 'fr-FR',
        javaScriptEnabled: script,
        colorScheme: scheme,
      })
      await context.addCookies([{ name: 'pv', value: who.id, url: origin }])
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      return { page, complaints, close: () => context.close() }
    },
    async close() {
      await browser.close()
      await desk.close()
      await hub.close()
      await house.close()
      await db.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
