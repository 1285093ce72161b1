import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { loadConfig } from '#platform/config'
import type { House } from '#platform/database'
import { openKeys } from '#platform/keys'
import { testDatabase } from '#platform/testing'
import { type LoopbackMail, startLoopbackMail } from '#platform/mail'
import { openPasswords } from '#modules/accounts'
import { loadDemonstration } from '#demo'
import type { Building } from '../apps/building.ts'
import { writeDemonstrationPassword } from '../apps/demonstration.ts'
import { startWeb } from '../apps/web.ts'
import { startWorker } from '../apps/worker.ts'
import { openChromium, openContext } from '../platform/ui/testing/chromium.ts'

/** The demonstration city, small, with its pages and its jobs, for browser tests. */
export interface TestHouse {
  origin: string
  password: string
  folder: string
  /** The house itself, to set a scene quickly. */
  house: House
  /** The demonstration's mail server, when it was asked for. */
  mail: LoopbackMail | undefined
  /** What a command needs in its environment to reach this very house. */
  environment: Readonly<Record<string, string>>
  building: Building
  browse(options?: BrowserContextOptions): Promise<Page>
  signIn(page: Page, agent: string): Promise<void>
  close(): Promise<void>
}

const MOST_TRIES = 8
const SHUT_MS = 10_000

const CHEAP = { memoryCost: 1024, timeCost: 1, parallelism: 1 }

export async function openTestHouse(options: { requests?: number; worker?: boolean; mail?: boolean } = {}): Promise<TestHouse> {
  const db = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'parvis-journey-'))
  const mail = options.mail === true ? await startCityMail(folder) : undefined
  const environment = {
    DATABASE_URL: db.url,
    PARVIS_DATA: folder,
    PORT: '0',
    PARVIS_LOG_LEVEL: 'silent',
    PARVIS_SMTP_PORT: String(mail?.smtpPort ?? 0),
    PARVIS_IMAP_PORT: String(mail?.imapPort ?? 0),
  }
  const config = loadConfig(environment)
  const password = 'verger-beffroi-quai-42'
  await writeDemonstrationPassword(config, password)
  await loadDemonstration({
    connection: db.owner,
    requests: options.requests ?? 300,
    now: Temporal.Now.instant(),
    trackingKey: openKeys(join(folder, 'keys')).secrets('tracking-code').current,
    passwordHash: await openPasswords(CHEAP).hash(password),
  })
  const web = await startWeb(config)
  const worker = options.worker === true ? await startWorker(config) : undefined
  const origin = `http://localhost:${web.port}`
  let browser: Promise<Browser> | undefined
  return {
    origin,
    password,
    folder,
    house: web.building.house,
    building: web.building,
    mail,
    environment,
    async browse(context = {}) {
      // One browser, however many ask for it at once.
      browser ??= openChromium()
      return (await openContext(await browser, { baseURL: origin, locale: 'fr-FR', ...context })).newPage()
    },
    async signIn(page, agent) {
      for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
        await page.goto('/desk/sign-in')
        await page.fill('#field-email', agent.includes('@') ? agent : `${agent}@rochambeau.example`)
        await page.fill('#field-password', password)
        const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/desk/sign-in'))
        await page.press('#field-password', 'Enter')
        // Many sign in at once from one address, beside other tests: the door may be shut for a moment, or the database out of breath.
        if ((await answered).status() < 429) break
        await page.waitForTimeout(SHUT_MS)
      }
      await page.waitForURL((url) => !url.pathname.startsWith('/desk/sign-in'))
    },
    async close() {
      await (await browser)?.close()
      await worker?.close()
      await web.close()
      await mail?.close()
      await db.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Mail to the city's domain goes to one mailbox, which the worker collects; everybody else has one of their own. */
function startCityMail(folder: string): Promise<LoopbackMail> {
  return startLoopbackMail({
    folder: join(folder, 'demonstration-mail'),
    smtpPort: 0,
    imapPort: 0,
    cityDomains: ['rochambeau.example'],
    cityMailbox: 'contact@rochambeau.example',
  })
}
