import { type Work, json } from '#platform/database'
import { type Outcome, done } from '#platform/outcome'
import { type ActInput, type Acted, openRequest, writeAct } from './act.ts'

/**
 * Fills in what a channel learns after registration: the words of a letter once it is read, who wrote it. A subject or
 * requester that an agent has already set stays; the receipt date never changes here.
 */
export async function describeRequest(
  work: Work,
  input: ActInput & {
    subject?: string | undefined
    text?: string | undefined
    requesterId?: string | undefined
    notify?: boolean | undefined
    language?: string | undefined
    place?: string | undefined
    answers?: Readonly<Record<string, string>> | undefined
  },
): Promise<Outcome<Acted>> {
  const opened = await openRequest(work, input, 'process')
  if (!opened.ok) return opened
  return done(
    await writeAct(work, opened.value, {
      patch: {
        ...(input.subject === undefined ? {} : { subject: input.subject.slice(0, 200) }),
        ...(input.text === undefined ? {} : { text: input.text }),
        ...(input.requesterId === undefined ? {} : { requester_id: input.requesterId, notify: input.notify ?? true }),
        ...(input.language === undefined ? {} : { language: input.language }),
        ...(input.place === undefined ? {} : { place: input.place }),
        ...(input.answers === undefined ? {} : { answers: json(input.answers) }),
      },
      event: {
        name: 'request.described',
        data: { fields: Object.keys(input).filter((key) => key !== 'request' && key !== 'expectedVersion') },
      },
    }),
  )
}
