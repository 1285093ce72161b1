import { setTimeout as sleep } from 'node:timers/promises'
import { findRunningPostgres } from '../platform/database/embedded/index.ts'
import { asOwner } from './as-owner.ts'
import { type Conclusion, conclude } from './conclude.ts'
import { type HouseProcess, crashListener, freePorts, isReady, makeToken, startHouseProcess } from './house-process.ts'
import { startSenders } from './senders.ts'
import { type SmallDisk, mountSmallDisk } from './small-disk.ts'

export interface DiskReport extends Conclusion {
  /** What is said while the disk is full: by address, status and the sentence that was looked for. */
  said: { what: string; status: number; plain: boolean }[]
  /** What was acknowledged while the disk was full. */
  meanwhile: number
  crashes: string[]
  /** Milliseconds from the room made until the house was ready, without a restart by hand. */
  back: number[]
}

export interface DiskOptions {
  megabytes: number
  /** How many times the disk is filled. */
  times: number
  /** Milliseconds that it stays full. */
  fullFor: number
  say: (line: string) => void
}

const PATIENCE_MS = 60_000
const MOST_SEGMENTS = 200
const SENTENCES = { fr: /disque du serveur est plein/, en: /disk of the server is full/, it: /disco del server è pieno/ } as const

/** Fills the disk of a house while the world writes to it, makes room again, then compares. Undefined where no small disk can be mounted. */
export async function runDiskFull({ megabytes, times, fullFor, say }: DiskOptions): Promise<DiskReport | undefined> {
  const disk = mountSmallDisk(megabytes)
  if (disk === undefined) return undefined
  const crashes: string[] = []
  try {
    const house = await startHouseProcess({
      folder: disk.folder,
      requests: 0,
      ports: await freePorts(),
      onLine: crashListener(crashes, say),
    })
    const token = await makeToken(house, 'R-TEL')
    const senders = startSenders({ house: () => house, token, pause: 100 })
    const said: DiskReport['said'] = []
    const back: number[] = []
    let meanwhile = 0
    try {
      for (let turn = 0; turn < times; turn += 1) {
        await sleep(3_000)
        const before = count(senders.sent)
        disk.fill()
        if (turn % 2 === 1) await endJournal(disk.folder)
        await stayFull(disk, fullFor)
        said.push(...(await whatIsSaid(house, token)))
        meanwhile += count(senders.sent) - before
        const at = performance.now()
        disk.free()
        await ready(house)
        back.push(performance.now() - at)
        say(`${turn + 1}/${times} disk full for ${fullFor} ms, back after ${Math.round(back.at(-1) ?? 0)} ms`)
      }
      await sleep(2_000)
      await senders.stop()
      return { ...(await conclude(house, disk.folder, senders.sent)), said, meanwhile, crashes, back }
    } finally {
      disk.free()
      await senders.stop()
      await house.stop()
    }
  } finally {
    disk.remove()
  }
}

function count(sent: { [Name in 'requests' | 'mails' | 'forms' | 'answers']: ReadonlyMap<string, boolean> }): number {
  const books = [sent.requests, sent.mails, sent.forms, sent.answers]
  return books.reduce((sum, book) => sum + [...book.values()].filter(Boolean).length, 0)
}

/** What the house frees meanwhile is taken again. */
async function stayFull(disk: SmallDisk, milliseconds: number): Promise<void> {
  for (const until = performance.now() + milliseconds; performance.now() < until; await sleep(200)) disk.fill()
}

/** Makes PostgreSQL need the next segment of its journal, for which there is no room: it stops by itself (PANIC). */
async function endJournal(folder: string): Promise<void> {
  const connection = findRunningPostgres(folder)
  if (connection === undefined) return
  await asOwner(connection, async (client) => {
    for (let turn = 0; turn < MOST_SEGMENTS; turn += 1) await client.query('SELECT pg_switch_wal(), txid_current()')
  }).catch(() => {})
}

async function whatIsSaid(house: HouseProcess, token: string): Promise<DiskReport['said']> {
  const said: DiskReport['said'] = []
  const note = async (what: string, sentence: RegExp, ask: Promise<Response>, fine: readonly number[] = []): Promise<void> => {
    const answer = await ask
    const text = await answer.text()
    said.push({
      what,
      status: answer.status,
      plain: fine.includes(answer.status) || (sentence.test(text) && answer.headers.has('retry-after')),
    })
  }
  for (const [locale, sentence] of Object.entries(SENTENCES)) {
    const headers = { 'accept-language': locale, authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const body = JSON.stringify({ type: 'EC-ACT', subject: 'Disque plein', requester: { familyName: 'Essai' } })
    await note(`POST /api/v1/requests (${locale})`, sentence, fetch(`${house.origin}/api/v1/requests`, { method: 'POST', headers, body }))
    // The page can still be read as long as the database could write its journal.
    const page = fetch(`${house.origin}/suivi`, { headers: { 'accept-language': locale } })
    await note(`GET /suivi (${locale})`, sentence, page, [200])
  }
  await note('GET /health/ready', /the disk is full/, fetch(`${house.origin}/health/ready`))
  return said
}

async function ready(house: HouseProcess): Promise<void> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await sleep(100)) if (await isReady(house)) return
  throw new Error(`the house did not come back in ${PATIENCE_MS} ms after room was made`)
}
