import type { FastifyInstance } from 'fastify'
import { isLocale } from '#platform/i18n'
import { cookieNames } from '#platform/http'
import { diskIsFull } from './disk-room.ts'
import { openApiDocument } from './api/openapi.ts'
import { type WebTools, routesOf } from './routes.ts'

const YEAR_SECONDS = 365 * 24 * 3600

/** Doors without page: health for machines, the language switch. */
export function plainRoutes(server: FastifyInstance, tools: WebTools): void {
  // Alive: the process answers. Ready: it also reaches its database and has room to write; a proxy sends people only then.
  server.get('/health/live', async () => ({ status: 'live' }))
  server.get('/health/ready', async (_request, reply) => {
    const ready = await tools.building.house.pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    const trouble = diskIsFull(tools.config.dataFolder) ? 'the disk is full' : ready ? undefined : 'database does not answer'
    if (trouble !== undefined) reply.header('retry-after', '5')
    return reply.status(trouble === undefined ? 200 : 503).send({ status: trouble ?? 'ready' })
  })
  const document = JSON.stringify(openApiDocument(routesOf(tools), tools.origin))
  server.get('/api/v1/openapi.json', async (_request, reply) =>
    reply.header('content-type', 'application/json; charset=utf-8').send(document),
  )
  server.get<{ Params: { locale: string }; Querystring: { to?: string } }>('/langue/:locale', async (request, reply) => {
    const { locale } = request.params
    const to = request.query.to ?? '/'
    if (isLocale(locale))
      reply.setCookie(cookieNames(tools.origin).locale, locale, {
        path: '/',
        sameSite: 'lax',
        httpOnly: true,
        secure: tools.origin.startsWith('https:'),
        maxAge: YEAR_SECONDS,
      })
    // Back to a page of ours only: never to an address that somebody slipped in.
    return reply.redirect(/^\/(?![/\\])/.test(to) ? to : '/', 303)
  })
}
