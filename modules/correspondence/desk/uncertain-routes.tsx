import { z } from 'zod'
import { permitted } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { type RequestSummary, listRequestsById, mayAct, visibility } from '#modules/requests'
import { type Actor, systemActor } from '#platform/access'
import { type Call, type Reply, type Route, page, refused, route, seeOther } from '#platform/http'
import { refusalSentence } from '../messages/index.ts'
import { settleUncertain } from '../settle-uncertain.ts'
import { listUncertain } from '../uncertain-messages.ts'
import { mailDeskMessages } from './messages/index.ts'
import { UNCERTAIN_PATH, type UncertainRow, UncertainPage } from './uncertain-page.tsx'

const READER = systemActor('health')

/** The e-mails of which nobody knows whether they left, and the note that one arrived. Sending one again belongs to its request. */
export function uncertainRoutes(): Route[] {
  return [
    route({ method: 'GET', path: UNCERTAIN_PATH, audience: 'agent', access: 'signed-in', handle: (call) => list(call) }),
    route({
      method: 'POST',
      path: `${UNCERTAIN_PATH}/:id`,
      audience: 'agent',
      access: 'request.process',
      params: z.object({ id: z.uuid() }),
      handle: async (call) => {
        const settled = await call.house.act(call.actor, (work) => settleUncertain(work, call.params.id))
        if (!settled.ok) return refused(settled.refusal, refusalSentence(settled.refusal, call.locale))
        return seeOther(UNCERTAIN_PATH, [{ name: 'flash', value: mailDeskMessages(call.locale).uncertain.settled }])
      },
    }),
  ]
}

/** An agent is shown those of their requests; who keeps the system is shown all, without what a request is about or who is written to. */
async function list(call: Call<unknown, unknown, unknown>): Promise<Reply> {
  const keeps = permitted(call.actor, 'system.health')
  const directory = await directoryOf(call.house)
  const { messages, requests } = await call.house.read(keeps ? READER : call.actor, async (tx) => {
    const found = await listUncertain(tx)
    return { messages: found, requests: await listRequestsById(tx, [...new Set(found.map((message) => message.requestId))]) }
  })
  const byId = new Map(requests.map((request) => [request.id, request]))
  const rows = messages.flatMap((message): UncertainRow[] => {
    const request = byId.get(message.requestId)
    if (request === undefined) return []
    const seen = whole(request)
    const reads = visibility(call.actor, seen) === 'full'
    if (!reads && !keeps) return []
    return [
      {
        id: message.messageId,
        reference: request.reference,
        unit: directory.units.get(request.unitId)?.name ?? '',
        writtenAt: message.writtenAt,
        reason: message.reason,
        ...(reads ? { subject: request.subject, to: message.toAddress, mayDecide: mayDecide(call.actor, seen) } : { mayDecide: false }),
      },
    ]
  })
  const t = mailDeskMessages(call.locale).uncertain
  return page(t.title, <UncertainPage rows={rows} keeps={keeps} locale={call.locale} />, { current: UNCERTAIN_PATH })
}

/** A row does not tell who a request was shared with: they decide from its page. */
function whole(row: RequestSummary) {
  return { ...row, sharedUnits: [], registeredBy: undefined }
}

function mayDecide(actor: Actor, request: ReturnType<typeof whole>): boolean {
  return mayAct(actor, 'process', request)
}
