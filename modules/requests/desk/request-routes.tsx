import { z } from 'zod'
import { type Route, json, notFound, page, route } from '#platform/http'
import { listAttachments } from '../request-lists.ts'
import { visibility } from '../request-access.ts'
import { findRequest } from '../requests-store.ts'
import { PANEL_ACTS } from './acts.ts'
import { deskToolsOf } from './desk-call.ts'
import { PresenceLine } from './presence-line.tsx'
import { PrintedRequest } from './printed-request.tsx'
import { readRequest } from './read-request.ts'
import type { RequestPage } from './request-page.tsx'
import { fillTemplate, templatesFor } from './templates.ts'

const PATH = '/desk/requests/:reference'
/** A reference as it is written in an address; anything else is no request. */
export const referenceParam = z.string().regex(/^\d{2}-\d{6,8}-[A-Z]$/)
const params = z.object({ reference: referenceParam })
const query = z.object({ list: z.string().max(1000).optional().catch(undefined) })

/** The request page and what is read around it. */
export function requestRoutes(requests: RequestPage): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: 'signed-in',
      params,
      query,
      handle: (call) => requests.show(call, { ...call.params, list: call.query.list }),
    }),
    ...PANEL_ACTS.map((act) =>
      route({
        method: 'GET',
        path: `${PATH}/${act}`,
        audience: 'agent',
        access: 'signed-in',
        params,
        query,
        handle: (call) => requests.show(call, { ...call.params, list: call.query.list, act }),
      }),
    ),
    route({
      method: 'GET',
      path: `${PATH}/tasks/:taskId`,
      audience: 'agent',
      access: 'signed-in',
      params: params.extend({ taskId: z.uuid() }),
      query,
      handle: (call) => requests.show(call, { ...call.params, list: call.query.list }),
    }),
    fileRoute(requests),
    templatesRoute(requests),
    presenceRoute(requests),
    printRoute(requests),
  ]
}

/** The bytes of an attachment, for who sees the request in full. */
function fileRoute({ parts }: RequestPage): Route {
  return route({
    method: 'GET',
    path: `${PATH}/files/:id`,
    audience: 'agent',
    access: 'signed-in',
    params: params.extend({ id: z.uuid() }),
    handle: async (call) => {
      const attachment = await call.house.read(call.actor, async (tx) => {
        const request = await findRequest(tx, { reference: call.params.reference })
        if (request === undefined || visibility(call.actor, request) !== 'full') return undefined
        return (await listAttachments(tx, request.id)).find((known) => known.id === call.params.id)
      })
      return attachment === undefined ? notFound() : parts.openFile(call, attachment.fileId)
    },
  })
}

/** The answer texts of the request, their fields filled: what `;;` offers. */
function templatesRoute({ parts }: RequestPage): Route {
  return route({
    method: 'GET',
    path: `${PATH}/templates`,
    audience: 'agent',
    access: 'signed-in',
    params,
    handle: async (call) => {
      const tools = await deskToolsOf(call)
      if (tools === undefined) return notFound()
      const view = await call.house.read(tools.actor, (tx) =>
        readRequest(tx, { house: call.house, reference: call.params.reference, tools, parts }),
      )
      const full = view?.full
      if (view === undefined || full === undefined) return notFound()
      return json(templatesFor(tools.catalogue, view.request.typeCode).map((template) => fillTemplate(template, { view, full, tools })))
    },
  })
}

/** Who else looks, asked again when somebody comes or goes. */
function presenceRoute({ parts }: RequestPage): Route {
  return route({
    method: 'GET',
    path: `${PATH}/presence`,
    audience: 'agent',
    access: 'signed-in',
    params,
    handle: async (call) => {
      const tools = await deskToolsOf(call)
      if (tools === undefined) return notFound()
      const { reference } = call.params
      const request = await call.house.read(tools.actor, (tx) => findRequest(tx, { reference }))
      if (request === undefined || visibility(tools.actor, request) !== 'full') return notFound()
      return page(
        reference,
        <PresenceLine requestId={request.id} reference={reference} lookers={parts.lookers?.(request.id) ?? []} tools={tools} />,
      )
    },
  })
}

function printRoute({ parts }: RequestPage): Route {
  return route({
    method: 'GET',
    path: `${PATH}/print`,
    audience: 'agent',
    access: 'signed-in',
    params,
    handle: async (call) => {
      const tools = await deskToolsOf(call)
      if (tools === undefined) return notFound()
      const view = await call.house.read(tools.actor, (tx) =>
        readRequest(tx, { house: call.house, reference: call.params.reference, tools, parts }),
      )
      if (view?.full === undefined) return notFound()
      return page(`${view.request.subject} – ${view.request.reference}`, <PrintedRequest view={view} full={view.full} tools={tools} />)
    },
  })
}
