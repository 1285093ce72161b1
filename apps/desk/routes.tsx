import { listUnread } from '#modules/correspondence'
import { citizensDeskRoutes } from '#modules/citizens/desk'
import { contactsDeskRoutes } from '#modules/contacts/desk'
import { answerDeskRoutes } from '#modules/correspondence/desk'
import { knowledgeDeskRoutes } from '#modules/knowledge/desk'
import { MyDayPage, type RequestPage, deskToolsOf, readMyDay, requestsDeskRoutes } from '#modules/requests/desk'
import { type Route, notFound, page, route, seeOther } from '#platform/http'
import { citizenParts } from './citizen-parts.ts'
import { contactParts } from './contact-parts.tsx'
import { TroubleNotice } from './system/trouble-notice.tsx'
import { readTrouble } from './system/trouble.ts'

/** The desk of requests, put together: my day, lists, the request page with its acts, the answers that leave from it, search. */
export function deskRoutes(request: RequestPage): Route[] {
  return [
    homeRoute(),
    countsRoute(),
    ...requestsDeskRoutes(request),
    ...answerDeskRoutes(request),
    ...contactsDeskRoutes(contactParts()),
    ...citizensDeskRoutes(citizenParts()),
    ...knowledgeDeskRoutes(),
  ]
}

function homeRoute(): Route {
  return route({
    method: 'GET',
    path: '/desk',
    audience: 'agent',
    access: 'signed-in',
    handle: async (call) => {
      const tools = await deskToolsOf(call)
      if (tools === undefined) return notFound()
      const day = await call.house.read(tools.actor, (tx) => readMyDay(tx, { tools, unread: listUnread }))
      const trouble = await readTrouble(call.house, tools.actor)
      return page(
        tools.t.day.title,
        <div class="stack">
          {trouble !== undefined && <TroubleNotice trouble={trouble} actor={tools.actor} locale={tools.locale} />}
          <MyDayPage day={day} tools={tools} />
        </div>,
      )
    },
  })
}

/** Asked by the page when something moved: the layout answers with the numbers of its navigation, nothing else is read. */
function countsRoute(): Route {
  return route({
    method: 'GET',
    path: '/desk/counts',
    audience: 'agent',
    access: 'signed-in',
    handle: (call) => (call.request.headers['x-parvis-fragment'] === 'counts' ? page('', <></>) : seeOther('/desk')),
  })
}
