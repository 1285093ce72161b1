import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import sharp from 'sharp'
import { type EmailReading, readEmail } from '#modules/correspondence'
import { type Request, findRequest, parseReference } from '#modules/requests'
import { systemActor } from '#platform/access'
import { sql } from '#platform/database'
import { composeMail, sendRawMail } from '#platform/mail'
import { type TypedLetter, scannedPdf } from '../modules/mailroom/reading/testing/scanned-letter.ts'
import type { TestHouse } from './house.ts'

export const CITY = 'contact@rochambeau.example'
/** A slow machine with many tests at once: long, and never slept through. */
const PATIENCE_MS = 30_000
const ROOT = fileURLToPath(new URL('..', import.meta.url))
const system = systemActor('test')

/** Looks again until there is something to see; the last look's complaint when there never is. */
export async function until<T>(look: () => Promise<T | undefined>, what: string): Promise<T> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const seen = await look()
    if (seen !== undefined) return seen
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`)
    await pause(100)
  }
}

/** A photograph as a telephone takes it: a JPEG of a street in the evening. */
export function photograph(): Promise<Buffer> {
  const street = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#27313d"/><rect x="300" y="90" width="14" height="390" fill="#777"/><circle cx="307" cy="80" r="34" fill="#111"/></svg>`
  return sharp(Buffer.from(street)).jpeg({ quality: 70 }).toBuffer()
}

/** A message of a citizen as their mail program writes it, with a photograph. */
export async function messageWithPhotograph(input: { from: string; name: string; subject: string; text: string }): Promise<Buffer> {
  return composeMail({
    messageId: `<${crypto.randomUUID()}@example.org>`,
    envelopeFrom: input.from,
    from: { name: input.name, address: input.from },
    to: [{ address: CITY }],
    subject: input.subject,
    date: Temporal.Now.instant(),
    text: input.text,
    attachments: [{ name: 'photo.jpg', type: 'image/jpeg', bytes: await photograph() }],
  })
}

export async function sendToCity(house: TestHouse, from: string, raw: Buffer, to = CITY): Promise<void> {
  const sent = await sendRawMail({ host: '127.0.0.1', port: mailOf(house).smtpPort, secure: false }, { from, to: [to] }, raw)
  assert.equal(sent.result, 'accepted')
}

/** A typed letter through a scanner: slightly crooked, a little noise; its words are read by the real reader. */
export function scannedLetter(letter: Pick<TypedLetter, 'sender' | 'subject' | 'body'>): Promise<Buffer> {
  return scannedPdf(
    {
      ...letter,
      recipient: ['Mairie de Rochambeau-sur-Seine', '1 place du Parvis-Neuf', '76990 ROCHAMBEAU-SUR-SEINE'],
      placeAndDate: 'Rochambeau-sur-Seine, le 12 novembre 2026',
      references: [],
      font: 'Libertinus Serif',
      points: 12,
    },
    { dpi: 200, skewDegrees: 0.4, noise: 4 },
  )
}

/** Runs `parvis` on the house as a city's script would; its printed lines. */
export async function parvis(house: TestHouse, ...command: string[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [`${ROOT}bin/parvis.mjs`, ...command], {
    env: { ...process.env, ...house.environment },
    timeout: 60_000,
  })
  return stdout.trim().split('\n')
}

export function find(house: TestHouse, key: { id: string } | { reference: string }): Promise<Request | undefined> {
  return house.house.read(system, (tx) => findRequest(tx, key))
}

/** The one request whose subject or words hold these. */
export function requestAbout(house: TestHouse, phrase: string): Promise<Request> {
  return until(async () => {
    const { rows } = await house.house.read(system, (tx) =>
      sql<{ id: string }>`SELECT id FROM requests.request WHERE text LIKE ${`%${phrase}%`} OR subject LIKE ${`%${phrase}%`}`.execute(tx),
    )
    assert.ok(rows.length <= 1, `${rows.length} requests about ${phrase}`)
    const [row] = rows
    return row === undefined ? undefined : find(house, { id: row.id })
  }, `a request about ${phrase}`)
}

/** What the trail keeps of a request, in its order. */
export async function trailOf(house: TestHouse, requestId: string): Promise<{ name: string; data: unknown }[]> {
  const { rows } = await house.house.read(system, (tx) =>
    sql<{ name: string; data: unknown }>`
      SELECT name, data FROM events.event WHERE subject_kind = 'request' AND subject_id = ${requestId} ORDER BY at, seq`.execute(tx),
  )
  return rows
}

/** An agent who works on the requests of a service: responsible for it, or for what it belongs to. */
export async function agentOf(house: TestHouse, unitId: string): Promise<string> {
  const { rows } = await house.house.read(system, (tx) =>
    sql<{ email: string }>`
      WITH RECURSIVE up AS (
        SELECT id, parent_id, 0 AS height FROM organisation.unit WHERE id = ${unitId}
        UNION ALL SELECT unit.id, unit.parent_id, up.height + 1 FROM organisation.unit JOIN up ON unit.id = up.parent_id)
      SELECT agent.email FROM up JOIN organisation.role_assignment role ON role.unit_id = up.id JOIN organisation.agent ON agent.id = role.agent_id
      WHERE role.role_code IN ('R-RES', 'R-INS') AND (role.valid_until IS NULL OR role.valid_until > current_date)
      ORDER BY up.height, role.role_code, agent.email LIMIT 1`.execute(tx),
  )
  assert.ok(rows[0] !== undefined, 'nobody works in this service')
  return rows[0].email
}

type Mail = Extract<EmailReading, { ok: true }>['email']

/** The first mail that a citizen's mailbox holds and that the rule accepts. */
export function mailTo(house: TestHouse, address: string, accept: (mail: Mail) => boolean): Promise<Mail> {
  const { store } = mailOf(house)
  return until(async () => {
    for (const stored of await store.list(address)) {
      const raw = await store.get(address, stored.uid)
      const reading = raw === undefined ? undefined : await readEmail(raw)
      if (reading?.ok === true && accept(reading.email)) return reading.email
    }
    return undefined
  }, `mail to ${address}`)
}

/** What a page says, in one line. */
export async function words(page: Page): Promise<string> {
  return (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ')
}

/** A reference with its right check letter, and not with another. */
export function assertReference(reference: string): void {
  assert.equal(parseReference(reference), reference)
  const wrong = `${reference.slice(0, -1)}${reference.endsWith('K') ? 'L' : 'K'}`
  assert.equal(parseReference(wrong), undefined)
}

/** The words of a PDF: it was made of text, not of pictures. */
export async function pdfWords(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes) }).promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent()
    pages.push(content.items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  await document.destroy()
  return pages.join(' ').replaceAll(/\s+/g, ' ')
}

export const CODE = /Code de suivi\s*:\s*([0-9A-Z]{5} [0-9A-Z]{5})/

function mailOf(house: TestHouse) {
  if (house.mail === undefined) throw new Error('this house has no mail server')
  return house.mail
}
