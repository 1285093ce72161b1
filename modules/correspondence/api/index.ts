import { z } from 'zod'
import { actOnce } from '#modules/accounts'
import { OUTCOMES, findRequest, parseReference, requestRefusalSentence } from '#modules/requests'
import { type Route, route } from '#platform/http'
import { done, refuse } from '#platform/outcome'
import { refusalSentence } from '../messages/index.ts'
import { receiveMessage } from '../receive-message.ts'
import { sendAnswer } from '../send-answer.ts'

const newMessage = z.strictObject({
  text: z
    .string()
    .min(1)
    .max(100_000)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'wrong-form'),
  /** `out`: the city writes to the requester; `in`: the requester wrote. */
  direction: z.enum(['out', 'in']).default('out'),
  /** With `out`: this settles the matter, the request is answered. */
  settles: z.boolean().default(false),
  /** With `out`: closes the request with this outcome. */
  outcome: z.enum(OUTCOMES).optional(),
  version: z.int().optional(),
})

const messageShape = z.object({
  id: z.uuid(),
  direction: z.string(),
  channel: z.string(),
  kind: z.string(),
  state: z.string(),
  writtenAt: z.string(),
})

/** Messages for programs. */
export function correspondenceApiRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      path: '/api/v1/requests/:reference/messages',
      audience: 'api',
      access: 'requests:write',
      params: z.object({ reference: z.string().max(40) }),
      body: newMessage,
      summary: 'Write to the requester, or note what they wrote',
      status: 201,
      answers: messageShape.extend({ request: z.object({ reference: z.string(), state: z.string(), version: z.number().int() }) }),
      handle: (call) =>
        actOnce(
          call,
          (message) =>
            refusalSentence({ kind: 'invalid', message }, call.locale) ?? requestRefusalSentence({ kind: 'invalid', message }, call.locale),
          async (work) => {
            const reference = parseReference(call.params.reference)
            if (reference === undefined) return refuse('not-found', 'requests.refusal.unknown')
            const { text, direction, settles, outcome, version } = call.body
            const written =
              direction === 'in'
                ? await receiveMessage(work, { request: { reference }, channel: 'api', text })
                : await sendAnswer(work, { request: { reference }, text, settles, outcome, expectedVersion: version, immediate: true })
            if (!written.ok) return written
            const { message } = written.value
            const request = await findRequest(work.tx, { id: message.requestId })
            return done({
              status: 201,
              body: {
                id: message.id,
                direction: message.direction,
                channel: message.channel,
                kind: message.kind,
                state: message.state,
                writtenAt: message.writtenAt.toString(),
                request: { reference, state: request?.state ?? '', version: request?.version ?? 0 },
              },
            })
          },
        ),
    }),
  ]
}
