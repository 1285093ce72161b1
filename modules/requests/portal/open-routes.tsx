import { z } from 'zod'
import { directoryOf } from '#modules/organisation'
import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { type Reply, type Route, openedCookie, page, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { parseReference } from '../reference.ts'
import { listRequestsById } from '../requests-by-id.ts'
import { findRequest } from '../requests-store.ts'
import { isTrackingCode } from '../tracking-code.ts'
import { messagesFor } from './messages/index.ts'
import { OpenPage } from './open-page.tsx'
import { follower } from './read-followed.ts'

const TRIES_PER_MINUTE = 10

/** The way in to a request without account: its number and its code. */
export function openRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/suivi',
      audience: 'public',
      access: 'anyone',
      query: z.object({ reference: z.string().max(40).catch('') }),
      handle: (call) => showDoor(call, { reference: call.query.reference }),
    }),
    route({
      method: 'POST',
      path: '/suivi',
      audience: 'public',
      access: 'anyone',
      perMinute: TRIES_PER_MINUTE,
      body: z.object({ reference: z.string().max(60).default(''), code: z.string().max(60).default('') }),
      invalid: (call) => showDoor(call, { reference: '', status: 422 }),
      handle: async (call) => {
        const found = await requestWith(call.house, call.body)
        if (found === undefined) return showDoor(call, { reference: call.body.reference, status: 422 })
        return seeOther(`/suivi/${found.reference}`, [openedCookie(call.opened, found.id)])
      },
    }),
    route({
      method: 'POST',
      path: '/suivi/fermer',
      audience: 'public',
      access: 'anyone',
      handle: (call) =>
        seeOther('/suivi', [
          { name: 'opened', value: undefined },
          { name: 'flash', value: messagesFor(call.locale).follow.left },
        ]),
    }),
  ]
}

/** The request of a number with its code. A wrong number, a wrong code and no such request give one answer. */
async function requestWith(
  house: House,
  { reference, code }: { reference: string; code: string },
): Promise<{ id: string; reference: string } | undefined> {
  const parsed = parseReference(reference)
  if (parsed === undefined) return undefined
  const request = await house.read(systemActor('portal'), (tx) => findRequest(tx, { reference: parsed }))
  return request !== undefined && isTrackingCode(house.keys, request, code) ? request : undefined
}

/** The form for number and code; 422 says that they did not fit, 404 that the page asked for is not open here. */
export async function showDoor(
  call: { house: House; locale: Locale; opened: readonly string[] },
  shown: { reference: string; status?: 404 | 422 },
): Promise<Reply> {
  const { city } = await directoryOf(call.house)
  const opened = call.opened.length === 0 ? [] : await call.house.read(follower(call), (tx) => listRequestsById(tx, call.opened))
  const t = messagesFor(call.locale)
  return page(
    t.open.title,
    <OpenPage reference={shown.reference} wrong={shown.status === 422} opened={opened} phone={city.phone} locale={call.locale} />,
    {
      current: 'follow',
      ...(shown.status === undefined ? {} : { status: shown.status }),
    },
  )
}
