import { z } from 'zod'
import { requestRefusalSentence, saveDraft, unresolvedFields } from '#modules/requests'
import { type Call, type Reply, type Route, notFound, route, seeOther, statusOf } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { type Outcome, type Refusal, refuse } from '#platform/outcome'
import type { Work } from '#platform/database'
import { sendAgain } from '../deliver-message.ts'
import type { Message } from '../message.ts'
import { messagesFor, refusalSentence } from '../messages/index.ts'
import { type Answer, sendAnswer, undoAnswer } from '../send-answer.ts'

/** The request page, which belongs to the desk's requests: drawn again, with its text, when an answer was not taken. */
export interface AnswerPage {
  show(call: Call<unknown, unknown, unknown>, wish: { reference: string; list?: string | undefined; feedback: AnswerFault }): Promise<Reply>
}

export interface AnswerFault {
  act: 'answer'
  status: number
  values: Readonly<Record<string, unknown>>
  errors: readonly { field?: string | undefined; message: string }[]
  changedSince?: Temporal.Instant | undefined
}

const PATH = '/desk/requests/:reference'
const OUTCOMES = ['granted', 'refused', 'referred', 'no-action', 'duplicate', 'withdrawn'] as const
const params = z.object({ reference: z.string().regex(/^\d{2}-\d{6,8}-[A-Z]$/) })
const body = z.object({
  text: z.string().max(150_000).default(''),
  /** What becomes of the request: it goes on, it is answered, or it is closed with an outcome. */
  next: z.enum(['open', 'answered', ...OUTCOMES]).catch('answered'),
  version: z.coerce.number().int().positive().optional().catch(undefined),
  seen: z.iso.datetime().optional().catch(undefined),
  list: z.string().max(1000).optional().catch(undefined),
})
type Body = z.output<typeof body>

/** Sending an answer from the request page, and taking it back while it has not left. */
export function answerDeskRoutes(page: AnswerPage): Route[] {
  return [
    route({
      method: 'POST',
      path: `${PATH}/answer`,
      audience: 'agent',
      access: 'request.process',
      params,
      body,
      handle: (call) => answer(call, { page, reference: call.params.reference, body: call.body }),
    }),
    route({
      method: 'POST',
      path: `${PATH}/undo/:messageId`,
      audience: 'agent',
      access: 'request.process',
      params: params.extend({ messageId: z.uuid() }),
      body: z.object({ list: body.shape.list }),
      handle: (call) => undo(call, { page, ...call.params, list: call.body.list }),
    }),
    route({
      method: 'POST',
      path: `${PATH}/again/:messageId`,
      audience: 'agent',
      access: 'request.process',
      params: params.extend({ messageId: z.uuid() }),
      body: z.object({ list: body.shape.list }),
      handle: (call) => again(call, { page, ...call.params, list: call.body.list }),
    }),
  ]
}

interface Asked {
  page: AnswerPage
  reference: string
  body: Body
}

async function answer(call: Call<unknown, unknown, unknown>, asked: Asked): Promise<Reply> {
  const { reference, body: sent } = asked
  const outcome = await call.house.act(call.actor, (work) => sendChecked(work, reference, sent))
  if (outcome.ok) {
    const done = messagesFor(call.locale).desk.sent
    return seeOther(addressOf(reference, sent.list, `entry-${outcome.value.message.id}`), [{ name: 'flash', value: done }])
  }
  const { refusal } = outcome
  if (refusal.kind === 'not-found') return notFound()
  return asked.page.show(call, {
    reference,
    list: sent.list,
    feedback: {
      act: 'answer',
      status: statusOf(refusal),
      values: call.sent,
      errors: [{ message: sentenceOf(refusal, sent.text, call.locale), field: refusal.field ?? 'text' }],
      ...(refusal.kind === 'conflict' && sent.seen !== undefined ? { changedSince: Temporal.Instant.from(sent.seen) } : {}),
    },
  })
}

/** A text with a field left open would go out as it stands: it is stopped here, whoever wrote it. */
async function sendChecked(work: Work, reference: string, sent: Body): Promise<Outcome<{ message: Message; requestId: string }>> {
  if (unresolvedFields(sent.text).length > 0) return refuse('invalid', 'correspondence.refusal.unresolved', { field: 'text' })
  return sendAnswer(work, answerOf(reference, sent))
}

function answerOf(reference: string, sent: Body): Answer {
  const outcome = OUTCOMES.find((known) => known === sent.next)
  return {
    request: { reference },
    expectedVersion: sent.version,
    text: sent.text,
    settles: sent.next !== 'open',
    ...(outcome === undefined ? {} : { outcome }),
  }
}

interface About {
  page: AnswerPage
  reference: string
  messageId: string
  list: string | undefined
}

/** What did not leave, or perhaps not, leaves again because somebody says so. */
async function again(call: Call<unknown, unknown, unknown>, about: About): Promise<Reply> {
  const outcome = await call.house.act(call.actor, (work) => sendAgain(work, about.messageId))
  if (!outcome.ok) return notTaken(call, about, outcome.refusal)
  const to = addressOf(about.reference, about.list, `entry-${about.messageId}`)
  return seeOther(to, [{ name: 'flash', value: messagesFor(call.locale).desk.sentAgain }])
}

/** What was taken back is a draft again, in the composer. */
async function undo(call: Call<unknown, unknown, unknown>, about: About): Promise<Reply> {
  const outcome = await call.house.act(call.actor, async (work) => {
    const undone = await undoAnswer(work, about.messageId)
    if (!undone.ok) return undone
    await saveDraft(work, { request: { id: undone.value.requestId }, kind: 'answer', text: undone.value.text })
    return undone
  })
  if (outcome.ok)
    return seeOther(addressOf(about.reference, about.list, 'answer-text'), [{ name: 'flash', value: messagesFor(call.locale).desk.undone }])
  return notTaken(call, about, outcome.refusal)
}

function notTaken(call: Call<unknown, unknown, unknown>, about: About, refusal: Refusal): Promise<Reply> | Reply {
  if (refusal.kind === 'not-found') return notFound()
  const errors = [{ message: sentenceOf(refusal, '', call.locale), field: 'text' }]
  return about.page.show(call, {
    reference: about.reference,
    list: about.list,
    feedback: { act: 'answer', status: statusOf(refusal), values: {}, errors },
  })
}

function sentenceOf(refusal: Refusal, text: string, locale: Locale): string {
  if (refusal.message === 'correspondence.refusal.unresolved') return messagesFor(locale).desk.unresolved(unresolvedFields(text).join(', '))
  return refusalSentence(refusal, locale) ?? requestRefusalSentence(refusal, locale)
}

function addressOf(reference: string, list: string | undefined, entry: string): string {
  return `/desk/requests/${reference}${list === undefined ? '' : `?list=${encodeURIComponent(list)}`}#${entry}`
}
