import { z } from 'zod'
import { directoryOf } from '#modules/organisation'
import { type Route, notFound, page, route } from '#platform/http'
import { catalogueOf } from '../catalogue-of.ts'
import { LIFE_MOMENTS, inLanguage } from '../request-type.ts'
import { CataloguePage, MomentPage, ResultsPage } from './catalogue-page.tsx'
import { messagesFor } from './messages/index.ts'
import { searchTypes } from './search-types.ts'
import { StartPage } from './start-page.tsx'
import { typeCodeParam } from './type-code.ts'

const query = z.object({ q: z.string().max(200).catch('') })

/** The catalogue for citizens: all services, search, life moments, and the page before each form. */
export function cataloguePortalRoutes(): Route[] {
  return [catalogueRoute(), momentRoute(), startRoute()]
}

function catalogueRoute(): Route {
  return route({
    method: 'GET',
    path: '/demarches',
    audience: 'public',
    access: 'anyone',
    query,
    handle: async (call) => {
      const { types } = await catalogueOf(call.house)
      const t = messagesFor(call.locale)
      const words = call.query.q.replace(/\s+/g, ' ').trim()
      if (words === '') return page(t.services, <CataloguePage types={types} locale={call.locale} />, { current: 'services' })
      const search = searchTypes(types, words)
      return page(t.resultsTitle, <ResultsPage query={words} search={search} locale={call.locale} />, { current: 'services' })
    },
  })
}

function momentRoute(): Route {
  return route({
    method: 'GET',
    path: '/demarches/moment/:moment',
    audience: 'public',
    access: 'anyone',
    params: z.object({ moment: z.enum(LIFE_MOMENTS) }),
    handle: async (call) => {
      const { types } = await catalogueOf(call.house)
      const { moment } = call.params
      return page(messagesFor(call.locale).moments[moment].title, <MomentPage moment={moment} types={types} locale={call.locale} />, {
        current: 'services',
      })
    },
  })
}

function startRoute(): Route {
  return route({
    method: 'GET',
    path: '/demarches/:code',
    audience: 'public',
    access: 'anyone',
    params: z.object({ code: typeCodeParam }),
    handle: async (call) => {
      const type = (await catalogueOf(call.house)).byCode.get(call.params.code)
      if (type === undefined || !type.active) return notFound()
      const directory = await directoryOf(call.house)
      return page(inLanguage(type.definition.title, call.locale), <StartPage type={type} directory={directory} locale={call.locale} />, {
        current: 'services',
      })
    },
  })
}
