import { z } from 'zod'
import { type Route, route, seeOther } from '#platform/http'
import { LOCALES } from '#platform/i18n'

const YEAR_SECONDS = 365 * 24 * 3600

/** Chooses the language of the desk on this browser, and comes back to the page. */
export function deskLanguageRoute(): Route {
  return route({
    method: 'POST',
    path: '/desk/language',
    audience: 'agent',
    access: 'anyone',
    body: z.object({ locale: z.enum(LOCALES), to: z.string().max(2000).default('/desk') }),
    handle: ({ body }) => seeOther(insideDesk(body.to), [{ name: 'locale', value: body.locale, maxAge: YEAR_SECONDS }]),
  })
}

/** Only back into the desk: a form must not lead elsewhere. */
function insideDesk(to: string): string {
  return /^\/desk(?:[/?#]|$)/.test(to) ? to : '/desk'
}
