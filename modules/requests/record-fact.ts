import type { Work } from '#platform/database'
import { type Outcome, done } from '#platform/outcome'
import { type Acted, type RequestKey, openRequest, today, writeAct } from './act.ts'

/**
 * Notes that the requester was told that the request arrived (L112-3, L112-11 CRPA): called by correspondence once a
 * message is on its way. Twice is as once: the first date stays.
 */
export async function recordAcknowledgement(
  work: Work,
  input: { request: RequestKey; kind: 'registration-notice-sent' | 'acknowledged' },
): Promise<Outcome<Acted | undefined>> {
  const opened = await openRequest(work, { request: input.request }, 'process')
  if (!opened.ok) return opened
  if (opened.value.facts.some((fact) => fact.kind === input.kind)) return done(undefined)
  return done(
    await writeAct(work, opened.value, {
      patch: input.kind === 'acknowledged' ? { acknowledged_at: work.at } : {},
      facts: [{ kind: input.kind, on: today(work), data: {} }],
      event: { name: input.kind === 'acknowledged' ? 'request.acknowledged' : 'request.notice-sent' },
    }),
  )
}
