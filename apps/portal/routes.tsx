import { catalogueOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import { type Route, page, route } from '#platform/http'
import { HomePage } from './home-page.tsx'
import { messagesFor } from './messages/index.ts'

/** The portal's own pages: home, opening hours, and what the law asks a site to say of itself. */
export function portalRoutes(options: { demonstration: boolean }): Route[] {
  return [homeRoute(options)]
}

function homeRoute({ demonstration }: { demonstration: boolean }): Route {
  return route({
    method: 'GET',
    path: '/',
    audience: 'public',
    access: 'anyone',
    handle: async (call) => {
      const [catalogue, directory] = [await catalogueOf(call.house), await directoryOf(call.house)]
      const { at, locale } = call
      return page(messagesFor(locale).home.title, <HomePage catalogue={catalogue} directory={directory} at={at} locale={locale} demonstration={demonstration} />, { wide: true })
    },
  })
}
