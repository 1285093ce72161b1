import { type Locale, formatDateTime } from '#platform/i18n'
import { type Tx, sql } from '#platform/database'
import type { Message } from './message.ts'
import { messagesFor } from './messages/index.ts'
import { DELIVERY_QUEUE } from './write-message.ts'

/** When the messages that wait for the mail server are tried again, by message. Asks nothing when none waits. */
export async function nextTries(tx: Tx, messages: readonly Message[]): Promise<Map<string, Temporal.Instant>> {
  const waiting = messages.filter((message) => message.state === 'queued' && message.tries > 0).map((message) => message.id)
  if (waiting.length === 0) return new Map()
  const { rows } = await sql<{ message: string; next: Temporal.Instant }>`
    SELECT data->>'messageId' AS message, max(start_after) AS next FROM pgboss.job
    WHERE name = ${DELIVERY_QUEUE} AND state IN ('created', 'retry') AND data->>'messageId' = ANY(${waiting}) GROUP BY 1`.execute(tx)
  return new Map(rows.map((row) => [row.message, row.next]))
}

/** How far a message of the city has come, in the reader's words: what it waits for, how often it was tried, when again, why it was given up. */
export function deliveryWords(message: Message, nextTry: Temporal.Instant | undefined, locale: Locale): string {
  const t = messagesFor(locale)
  const [, reason, code] = /^(temporary|gave-up|refused)(?:-(\d+))?$/.exec(message.stateReason ?? '') ?? []
  const words = t.states[message.state]
  switch (reason) {
    case 'temporary':
      if (message.state !== 'queued') break
      return t.delivery.waiting({
        why: code === undefined ? t.delivery.silent : t.delivery.putsOff(code),
        tries: message.tries,
        next: nextTry === undefined ? undefined : formatDateTime(locale, nextTry, 'short'),
      })
    case 'gave-up':
      return t.delivery.gaveUp(message.tries)
    case 'refused':
      return code === undefined ? words : `${words} (${code})`
  }
  return message.sentAt === undefined ? words : `${words}, ${formatDateTime(locale, message.sentAt, 'short')}`
}
