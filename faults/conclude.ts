import { setTimeout as sleep } from 'node:timers/promises'
import { findRunningPostgres } from '../platform/database/embedded/index.ts'
import { type HouseProcess, parvis } from './house-process.ts'
import type { Sent } from './senders.ts'
import { type Verdict, judge, wrongs } from './verdict.ts'

/** What a trial comes to. */
export interface Conclusion {
  /** Acknowledged: registered by the API, sent by e-mail, sent by the form of the portal, answered. */
  taken: { requests: number; mails: number; forms: number; answers: number }
  /** Tries that were cut or put off and were made again. */
  cut: number
  /** Answers that were neither "done" nor "not now". */
  refused: string[]
  verdict: Verdict
  /** What `parvis audit verify` said. */
  audit: { code: number; said: string }
}

/** A job whose worker was killed is taken again after half a minute, what waits for the mail server after a few tries. */
const SETTLING_MS = 240_000

/** Waits until the background has done its work, then compares. */
export async function conclude(house: HouseProcess, folder: string, sent: Sent): Promise<Conclusion> {
  // Mail is taken in and answers are sent in the background: they get the time that a retry needs.
  const until = performance.now() + SETTLING_MS
  let verdict = await judgeNow(folder, sent)
  while (wrongs(verdict) > 0 && performance.now() < until) {
    await sleep(1_000)
    verdict = await judgeNow(folder, sent)
  }
  return {
    taken: { requests: count(sent.requests), mails: count(sent.mails), forms: count(sent.forms), answers: count(sent.answers) },
    cut: sent.cut,
    refused: sent.refused,
    verdict,
    audit: await parvis(house.env, 'audit', 'verify'),
  }
}

/** How many of what was sent were answered with yes. */
function count(book: ReadonlyMap<string, boolean>): number {
  return [...book.values()].filter(Boolean).length
}

function judgeNow(folder: string, sent: Sent): Promise<Verdict> {
  const found = findRunningPostgres(folder)
  if (found === undefined) throw new Error('the database does not run')
  return judge(found, folder, sent)
}
