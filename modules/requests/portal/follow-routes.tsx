import { z } from 'zod'
import { type Route, download, notFound, page, route } from '#platform/http'
import { findCitizen, formalName, listContactPoints } from '#modules/citizens'
import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { trackingCode } from '../tracking-code.ts'
import { acknowledgementLetter } from './acknowledgement-letter.ts'
import { calendarFile } from './calendar-file.ts'
import { FollowPage } from './follow-page.tsx'
import { promisedDay } from './legal-words.ts'
import { messagesFor } from './messages/index.ts'
import type { PortalParts } from './parts.ts'
import { showDoor } from './open-routes.tsx'
import { readFollowed } from './read-followed.ts'
import { ReceivedPage } from './received-page.tsx'

export const FOLLOW_PATH = '/suivi/:reference'
/** A reference as it stands in an address; anything else is no request. */
export const followParams = z.object({ reference: z.string().regex(/^\d{2}-\d{6,8}-[A-Z]$/) })
const FILES_PER_MINUTE = 60
const LETTERS_PER_MINUTE = 10

/** What can be seen of a request that this browser has opened. */
export function followRoutes(parts: PortalParts): Route[] {
  return [pageRoute(parts), receivedRoute(parts), fileRoute(parts), letterRoute(parts), calendarRoute(parts)]
}

function pageRoute(parts: PortalParts): Route {
  return route({
    method: 'GET',
    path: FOLLOW_PATH,
    audience: 'public',
    access: 'anyone',
    params: followParams,
    handle: async (call) => {
      const followed = await readFollowed(call, call.params.reference, parts)
      // Not opened here, too long ago, or no such request: the same answer, with the way in.
      if (followed === undefined) return showDoor(call, { reference: call.params.reference, status: 404 })
      return page(followed.request.subject, <FollowPage followed={followed} locale={call.locale} />, {
        current: 'follow',
        headers: PRIVATE,
      })
    },
  })
}

/** Nobody between us and the reader keeps these pages, and the browser forgets them. */
const PRIVATE = { 'cache-control': 'private, no-store' }

function receivedRoute(parts: PortalParts): Route {
  return route({
    method: 'GET',
    path: `${FOLLOW_PATH}/recue`,
    audience: 'public',
    access: 'anyone',
    params: followParams,
    handle: async (call) => {
      const followed = await readFollowed(call, call.params.reference, parts)
      // Only of what was sent here: a request opened with its code needs no second telling of it.
      if (followed === undefined || followed.request.channel !== 'portal') return notFound()
      const { request } = followed
      const { code } = trackingCode(call.house.keys, request.id, request.trackingKey)
      const { email } = await requesterOf(call.house, request.requesterId)
      return page(
        messagesFor(call.locale).received.title,
        <ReceivedPage followed={followed} code={code} email={email} locale={call.locale} />,
        {
          current: 'services',
          headers: PRIVATE,
        },
      )
    },
  })
}

/** Name and address of who asked, for their own pages: read by the house, since visitors may not look into the registry. */
async function requesterOf(house: House, requesterId: string | undefined): Promise<{ name: string; email: string | undefined }> {
  if (requesterId === undefined) return { name: '', email: undefined }
  return house.read(systemActor('portal'), async (tx) => {
    const citizen = await findCitizen(tx, requesterId)
    const points = (await listContactPoints(tx, [requesterId])).get(requesterId) ?? []
    return { name: citizen === undefined ? '' : formalName(citizen), email: points.find((point) => point.kind === 'email')?.value }
  })
}

function fileRoute(parts: PortalParts): Route {
  return route({
    method: 'GET',
    path: `${FOLLOW_PATH}/fichiers/:fileId`,
    audience: 'public',
    access: 'anyone',
    perMinute: FILES_PER_MINUTE,
    params: followParams.extend({ fileId: z.uuid() }),
    handle: async (call) => {
      const followed = await readFollowed(call, call.params.reference, parts)
      const file = followed?.files.find((each) => each.fileId === call.params.fileId)
      if (followed === undefined || file === undefined) return notFound()
      const opened = await parts.openFile(call.house, followed.actor, file.fileId)
      return opened === undefined ? notFound() : download(opened.bytes, opened.headers)
    },
  })
}

function letterRoute(parts: PortalParts): Route {
  return route({
    method: 'GET',
    path: `${FOLLOW_PATH}/accuse.pdf`,
    audience: 'public',
    access: 'anyone',
    perMinute: LETTERS_PER_MINUTE,
    params: followParams,
    handle: async (call) => {
      const followed = await readFollowed(call, call.params.reference, parts)
      if (followed === undefined) return notFound()
      const { name } = await requesterOf(call.house, followed.request.requesterId)
      const bytes = await acknowledgementLetter(followed, {
        locale: call.locale,
        recipient: name === '' ? followed.request.reference : name,
        at: followed.request.registeredAt,
      })
      return download(bytes, fileAnswer('application/pdf', `${followed.request.reference}.pdf`))
    },
  })
}

function calendarRoute(parts: PortalParts): Route {
  return route({
    method: 'GET',
    path: `${FOLLOW_PATH}/date.ics`,
    audience: 'public',
    access: 'anyone',
    params: followParams,
    handle: async (call) => {
      const followed = await readFollowed(call, call.params.reference, parts)
      const on = followed === undefined ? undefined : promisedDay(followed.report)
      if (followed === undefined || on === undefined) return notFound()
      const { reference } = followed.request
      const t = messagesFor(call.locale).calendar
      const text = calendarFile({
        uid: `${reference}@${new URL(parts.origin).hostname}`,
        on,
        at: followed.request.registeredAt,
        summary: t.event(reference),
        description: t.note(`${parts.origin}/suivi?reference=${reference}`),
      })
      return download(Buffer.from(text), fileAnswer('text/calendar; charset=utf-8', `${reference}.ics`))
    },
  })
}

function fileAnswer(type: string, name: string): Record<string, string> {
  return { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff', ...PRIVATE }
}
