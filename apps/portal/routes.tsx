import { catalogueOf } from '#modules/catalogue'
import { directoryOf } from '#modules/organisation'
import { type Route, page, route } from '#platform/http'
import { HomePage } from './home-page.tsx'
import { HoursPage } from './hours-page.tsx'
import { messagesFor } from './messages/index.ts'
import { pagesFor } from './pages/index.ts'
import { SiteMapPage, TextPage } from './static-pages.tsx'

const TEXTS = [
  { path: '/accessibilite', key: 'accessibility' },
  { path: '/donnees-personnelles', key: 'data' },
  { path: '/mentions-legales', key: 'legal' },
  { path: '/aide', key: 'help' },
] as const

/** The portal's own pages: home, opening hours, and what the law asks a site to say of itself. */
export function portalRoutes(options: { demonstration: boolean }): Route[] {
  return [homeRoute(options), hoursRoute(), siteMapRoute(), ...TEXTS.map(textRoute)]
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
      return page(
        messagesFor(locale).home.title,
        <HomePage catalogue={catalogue} directory={directory} at={at} locale={locale} demonstration={demonstration} />,
        { wide: true },
      )
    },
  })
}

function hoursRoute(): Route {
  return route({
    method: 'GET',
    path: '/horaires',
    audience: 'public',
    access: 'anyone',
    handle: async (call) => {
      const directory = await directoryOf(call.house)
      return page(messagesFor(call.locale).opening.title, <HoursPage directory={directory} at={call.at} locale={call.locale} />, {
        current: 'hours',
      })
    },
  })
}

function siteMapRoute(): Route {
  return route({
    method: 'GET',
    path: '/plan-du-site',
    audience: 'public',
    access: 'anyone',
    handle: async (call) =>
      page(pagesFor(call.locale).siteMap, <SiteMapPage catalogue={await catalogueOf(call.house)} locale={call.locale} />),
  })
}

function textRoute({ path, key }: (typeof TEXTS)[number]): Route {
  return route({
    method: 'GET',
    path,
    audience: 'public',
    access: 'anyone',
    handle: async (call) => {
      const { city } = await directoryOf(call.house)
      const content = pagesFor(call.locale)[key]({ city: city.name, address: city.postalAddress, phone: city.phone, email: city.email })
      return page(content.title, <TextPage content={content} />)
    },
  })
}
