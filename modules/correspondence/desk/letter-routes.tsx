import { z } from 'zod'
import { type RequestSummary, type Visibility, listRequestsById, visibility } from '#modules/requests'
import type { Actor } from '#platform/access'
import { type Call, type Reply, type Route, download, notFound, page, refused, route, seeOther } from '#platform/http'
import { type Locale, formatDate } from '#platform/i18n'
import { done } from '#platform/outcome'
import { Button, Form, Table } from '#platform/ui'
import { type LetterToPost, listLettersToPost } from '../letters-to-post.ts'
import { refusalSentence } from '../messages/index.ts'
import type { MailOffice } from '../mail-office.ts'
import { mayPrint, maySeeToPost, openLetter, postLetter } from '../post-letter.ts'
import { letterOf, printLetter } from '../printed-letter.ts'
import { mailDeskMessages } from './messages/index.ts'

export const OUTGOING_PATH = '/desk/outgoing-letters'
const byId = z.object({ id: z.uuid() })

/** Letters of the city on paper: the list of those to post, one as a PDF to print, the note that it left. */
export function outgoingLetterRoutes(office: Pick<MailOffice, 'origin'>): Route[] {
  return [
    route({
      method: 'GET',
      path: OUTGOING_PATH,
      audience: 'agent',
      access: 'signed-in',
      handle: (call) => list(call),
    }),
    route({
      method: 'GET',
      path: `${OUTGOING_PATH}/:id`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      handle: async (call) => {
        const letter = await call.house.act(call.actor, async (work) => {
          const opened = await openLetter(work, call.params.id)
          if (!opened.ok) return opened
          const { message, request } = opened.value
          return done({ reference: request.reference, letter: await letterOf(work, { message, request, origin: office.origin }) })
        })
        if (!letter.ok) return notFound()
        return download(await printLetter(letter.value.letter, call.at), {
          'content-type': 'application/pdf',
          'content-disposition': `inline; filename="${letter.value.reference}.pdf"`,
          'cache-control': 'private, no-store',
          'x-content-type-options': 'nosniff',
        })
      },
    }),
    route({
      method: 'POST',
      path: `${OUTGOING_PATH}/:id`,
      audience: 'agent',
      access: 'signed-in',
      params: byId,
      body: z.object({ from: z.enum(['list', 'request']).catch('list') }),
      handle: async (call) => {
        const posted = await call.house.act(call.actor, (work) => postLetter(work, call.params.id))
        if (!posted.ok) return refused(posted.refusal, refusalSentence(posted.refusal, call.locale))
        return seeOther(call.body.from === 'request' ? `/desk/requests/${posted.value.request.reference}` : OUTGOING_PATH)
      },
    }),
  ]
}

async function list(call: Call<unknown, unknown, unknown>): Promise<Reply> {
  const { letters, requests } = await call.house.read(call.actor, async (tx) => {
    const waiting = await listLettersToPost(tx, call.at)
    return { letters: waiting, requests: await listRequestsById(tx, [...new Set(waiting.map((letter) => letter.requestId))]) }
  })
  const sights = new Map(requests.map((request) => [request.id, sightOf(call.actor, request)]))
  const byRequest = new Map(requests.map((request) => [request.id, request]))
  const shown = letters.flatMap((letter): ShownLetter[] => {
    const [request, sight] = [byRequest.get(letter.requestId), sights.get(letter.requestId)]
    if (request === undefined || sight === undefined || !maySeeToPost(sight, call.actor)) return []
    return [{ ...letter, request, isPrintable: mayPrint(sight, { actor: call.actor, kind: letter.kind }) }]
  })
  return page(mailDeskMessages(call.locale).letters.title, <OutgoingLetters letters={shown} locale={call.locale} />, {
    current: OUTGOING_PATH,
  })
}

/** From what a row tells: who it was shared with is not in it, and such a letter is printed from its request. */
function sightOf(actor: Actor, row: RequestSummary): Visibility {
  return visibility(actor, { ...row, sharedUnits: [], registeredBy: undefined })
}

interface ShownLetter extends LetterToPost {
  request: RequestSummary
  /** Else its service prints it, and the reader only notes that it left. */
  isPrintable: boolean
}

interface ListProps {
  letters: readonly ShownLetter[]
  locale: Locale
}

function OutgoingLetters({ letters, locale }: ListProps) {
  const t = mailDeskMessages(locale).letters
  return (
    <div class="column stack">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <Table
        caption={t.title}
        captionHidden
        rows={letters}
        rowKey={(letter) => letter.messageId}
        empty={t.empty}
        columns={[
          {
            key: 'request',
            title: t.request,
            header: true,
            cell: ({ request }) => <a href={`/desk/requests/${request.reference}`}>{`${request.reference} · ${request.subject}`}</a>,
          },
          { key: 'written', title: t.written, cell: (letter) => formatDate(locale, letter.writtenAt, 'medium') },
          {
            key: 'print',
            title: t.printTitle,
            cell: (letter) =>
              letter.isPrintable ? (
                <a href={`${OUTGOING_PATH}/${letter.messageId}`} data-turbo="false">
                  {t.print}
                </a>
              ) : (
                t.byService
              ),
          },
          {
            key: 'posted',
            title: t.postedTitle,
            cell: (letter) => (
              <Form action={`${OUTGOING_PATH}/${letter.messageId}`} hidden={{ from: 'list' }}>
                <Button variant="second">{t.posted}</Button>
              </Form>
            ),
          },
        ]}
      />
    </div>
  )
}
