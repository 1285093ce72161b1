import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, today, writeAct } from './act.ts'
import { askClock } from './clock.ts'
import { writeNote } from './notes-store.ts'
import { isOpen } from './request.ts'

const REASON_LENGTH = 3
/** Working days in one extension: some three months. */
export const LONGEST_EXTENSION = 60

/**
 * Gives the city more working days for its own target, with the reason. A target already passed stays passed, and a period of the law
 * is never prolonged by the service: only a text can (L231-6 CRPA).
 */
export async function extendTarget(work: Work, input: ActInput & { workingDays: number; reason: string }): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  const { request, type, directory, facts } = opened.value
  if (!isOpen(request.state)) return refuse('conflict', 'requests.refusal.already-closed')
  const { regime } = type.definition
  const target = askClock({ regime, directory, facts, today: today(work) }).deadlines.find(({ kind }) => kind === 'service-target')
  if (target === undefined || target.state === 'met' || target.state === 'not-applicable')
    return refuse('conflict', 'requests.refusal.no-target')
  if (target.state === 'missed') return refuse('conflict', 'requests.refusal.target-passed')
  const { workingDays } = input
  if (!Number.isInteger(workingDays) || workingDays < 1 || workingDays > LONGEST_EXTENSION)
    return refuse('invalid', 'requests.refusal.extension-out-of-range', { field: 'workingDays' })
  const reason = input.reason.trim()
  if (reason.length < REASON_LENGTH) return refuse('invalid', 'requests.refusal.reason-missing', { field: 'reason' })
  const acted = await writeAct(work, opened.value, {
    facts: [{ kind: 'extended', on: today(work), data: { scope: 'service-target', byWorkingDays: workingDays } }],
    event: { name: 'request.target-extended', data: { workingDays } },
  })
  await writeNote(work, { requestId: request.id, text: reason })
  return done(acted)
}
