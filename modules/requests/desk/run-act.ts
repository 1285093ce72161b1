import type { z } from 'zod'
import { type Call, type Reply, fieldIssues, issueSentence, notFound, seeOther, statusOf } from '#platform/http'
import type { Work } from '#platform/database'
import type { Locale } from '#platform/i18n'
import type { Outcome, Refusal } from '#platform/outcome'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { refusalSentence } from '../messages/index.ts'
import type { ActInput } from '../act.ts'
import { PANEL_ACTS, type PanelAct } from './acts.ts'
import { visibility } from '../request-access.ts'
import { findRequest } from '../requests-store.ts'
import { queueUrl, requestUrl } from './addresses.ts'
import type { Feedback, FieldFault } from './feedback.ts'
import type { RequestPage } from './request-page.tsx'

/** What a form of a request always brings. */
export interface SentTarget {
  version?: number | undefined
  /** The last act the agent had seen. */
  seen?: string | undefined
  list?: string | undefined
}

export interface ActRun<T> {
  page: RequestPage
  reference: string
  act: string
  target: SentTarget
  use: (work: Work, key: ActInput) => Promise<Outcome<T>>
  /** Where to land: the anchor of what was written. */
  entry?: (value: T) => string | undefined
  done: string
  /** The sentence of a refusal that is not of this module. */
  sentence?: (refusal: Refusal, locale: Locale) => string
}

/**
 * Runs an act sent from the request page. Taken: back to the request. Refused: the page again, with the reason, what
 * colleagues did meanwhile, and every word that was typed.
 */
export async function runAct<T>(call: Call<unknown, unknown, unknown>, run: ActRun<T>): Promise<Reply> {
  const { target, reference } = run
  const key: ActInput = { request: { reference }, ...(target.version === undefined ? {} : { expectedVersion: target.version }) }
  const outcome = await call.house.act(call.actor, (work) => run.use(work, key))
  if (outcome.ok) return seeOther(await whereTo(call, run, run.entry?.(outcome.value)), [{ name: 'flash', value: run.done }])
  const { refusal } = outcome
  if (refusal.kind === 'not-found') return notFound()
  const message = (run.sentence ?? refusalSentence)(refusal, call.locale)
  return showRefused(call, run, {
    status: statusOf(refusal),
    errors: [{ message, ...(refusal.field === undefined ? {} : { field: refusal.field }) }],
    ...(refusal.kind === 'conflict' ? { changedSince: instantOf(target.seen) } : {}),
  })
}

/** Back to the request, or to the list when the act took it out of the agent's sight. */
async function whereTo(
  call: Call<unknown, unknown, unknown>,
  { reference, target }: { reference: string; target: SentTarget },
  entry: string | undefined,
): Promise<string> {
  const request = await call.house.read(call.actor, (tx) => findRequest(tx, { reference }))
  if (request === undefined || visibility(call.actor, request) === 'none') return queueUrl(target.list ?? 'mine=1')
  return requestUrl(reference, { list: target.list, entry })
}

/** The page again for values that do not fit their fields at all. */
export function showInvalid(
  call: Call<unknown, unknown, unknown>,
  about: { page: RequestPage; reference: string; act: string; list: string | undefined; error: z.ZodError },
): Promise<Reply> {
  const errors = fieldIssues(about.error).map((issue) => ({
    field: issue.path.split('.')[0] ?? issue.path,
    message: issueSentence(issue, call.locale),
  }))
  return showRefused(call, { ...about, target: { list: about.list } }, { status: 422, errors })
}

function showRefused(
  call: Call<unknown, unknown, unknown>,
  about: { page: RequestPage; reference: string; act: string; target: SentTarget },
  fault: { status: number; errors: readonly FieldFault[]; changedSince?: Temporal.Instant | undefined },
): Promise<Reply> {
  const feedback: Feedback = { act: about.act, values: call.sent, ...fault }
  return about.page.show(call, {
    reference: about.reference,
    list: about.target.list,
    act: panelOf(about.act),
    taskId: /^tasks\/(.+)$/.exec(about.act)?.[1],
    feedback,
  })
}

function panelOf(act: string): PanelAct | undefined {
  return PANEL_ACTS.find((panel) => panel === act)
}

function instantOf(text: string | undefined): Temporal.Instant | undefined {
  if (text === undefined) return undefined
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

/** What is said once the act is done. */
export function doneWord(act: keyof ReturnType<typeof deskMessagesFor>['done'], locale: Locale): string {
  return deskMessagesFor(locale).done[act]
}
