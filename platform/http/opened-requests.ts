import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SetCookie } from './reply.ts'

/** How long a browser may look at a record it opened with a code, from the last code on. */
const KEPT_SECONDS = 2 * 3600
const MOST = 10
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The cookie by which this browser sees one record more, the last ten at most. The code itself is in no cookie and no address. */
export function openedCookie(opened: readonly string[], id: string): SetCookie {
  return { name: 'opened', value: [...opened.filter((known) => known !== id), id].slice(-MOST).join('.'), maxAge: KEPT_SECONDS }
}

/** What is written into the cookie: the ids, until when, and a code over both that only this house can make. */
export function sealOpened(ids: string, options: { csrfKey: Buffer; at: Temporal.Instant }): string {
  const until = Math.floor(options.at.epochMilliseconds / 1000) + KEPT_SECONDS
  const content = `${until}.${ids}`
  return `${content}.${codeOf(content, options.csrfKey)}`
}

/** The ids of a cookie that this house wrote and that is still in time; else none. */
export function readOpened(value: string | undefined, options: { csrfKey: Buffer; at: Temporal.Instant }): readonly string[] {
  const end = value?.lastIndexOf('.') ?? -1
  if (value === undefined || end < 0 || value.length > 1000) return []
  const content = value.slice(0, end)
  const [given, expected] = [Buffer.from(value.slice(end + 1)), Buffer.from(codeOf(content, options.csrfKey))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return []
  const [until, ...ids] = content.split('.')
  if (Number(until) * 1000 < options.at.epochMilliseconds) return []
  return ids.filter((id) => UUID.test(id))
}

function codeOf(content: string, key: Buffer): string {
  return createHmac('sha256', key).update(`opened ${content}`).digest('base64url')
}
