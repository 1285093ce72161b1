import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { admits } from '#modules/accounts'
import type { Actor } from '#platform/access'
import type { House } from '#platform/database'
import { type Layout, type Route, type ServerOptions, createServer } from '#platform/http'
import { AgentLayout, NO_ASSETS, UiContext } from '#platform/ui'

const PUBLIC = fileURLToPath(new URL('../../../build/public/', import.meta.url))

/** The pages of the desk over HTTP, for tests: who calls is named by the session cookie. */
export interface DeskServer {
  server: FastifyInstance
  get(who: Actor | undefined, url: string, headers?: Record<string, string>): Promise<Answer>
  /** Posts as a browser does: with the token of its forms. A list is sent under `name[]`. */
  post(who: Actor | undefined, url: string, values?: Readonly<Record<string, string | readonly string[]>>): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  status: number
  location: string | undefined
  html: string
  flash: string | undefined
}

export async function deskServer(
  house: House,
  routes: readonly Route[],
  layout: Layout = plainLayout,
  receive: ServerOptions['receive'] = refuseFiles,
): Promise<DeskServer> {
  mkdirSync(PUBLIC, { recursive: true })
  const known = new Map<string, Actor>()
  const server = await createServer({
    house,
    routes,
    layouts: { agent: layout, public: layout },
    identify: async ({ session }) => {
      const actor = session === undefined ? undefined : known.get(session)
      return actor === undefined ? undefined : { actor }
    },
    admits,
    receive,
    origin: 'http://localhost',
    csrfKey: randomBytes(32),
    publicFolder: PUBLIC,
    signIn: '/desk/sign-in',
  })
  const cookieOf = (who: Actor | undefined): string => {
    if (who === undefined || !('id' in who)) return BROWSER
    known.set(who.id, who)
    return `pv=${who.id}; ${BROWSER}`
  }
  const token = async (who: Actor | undefined): Promise<string> => {
    const page = await server.inject({ method: 'GET', url: '/desk/queue', headers: { cookie: cookieOf(who) } })
    return /name="csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  }
  return {
    server,
    async get(who, url, headers = {}) {
      return answerOf(await server.inject({ method: 'GET', url, headers: { cookie: cookieOf(who), ...headers } }))
    },
    async post(who, url, values = {}) {
      const body = new URLSearchParams({ csrf: await token(who) })
      for (const [name, value] of Object.entries(values)) {
        if (typeof value === 'string') body.append(name, value)
        else for (const item of value) body.append(`${name}[]`, item)
      }
      return answerOf(
        await server.inject({
          method: 'POST',
          url,
          headers: { cookie: cookieOf(who), 'content-type': 'application/x-www-form-urlencoded' },
          payload: body.toString(),
        }),
      )
    },
    close: () => server.close(),
  }
}

const refuseFiles: ServerOptions['receive'] = async () => ({ ok: false, message: 'no-file', data: {} })

const BROWSER = 'pv-b=AAAAAAAAAAAAAAAAAAAAAA'

interface Injected {
  statusCode: number
  headers: Record<string, unknown>
  body: string
  cookies: readonly { name: string; value: string }[]
}

function answerOf(reply: Injected): Answer {
  const location = reply.headers['location']
  return {
    status: reply.statusCode,
    location: typeof location === 'string' ? location : undefined,
    html: reply.body,
    flash: reply.cookies.find((cookie) => cookie.name === 'pv-f')?.value,
  }
}

/** A frame without queues: what the page itself says is what the test reads. Its form is there for the token alone. */
const plainLayout: Layout = (page, frame, call) => (
  <UiContext.Provider value={{ locale: frame.locale, nonce: frame.nonce, assets: NO_ASSETS, demo: false, csrf: frame.csrf }}>
    {call.request.headers['x-parvis-fragment'] === undefined ? (
      <AgentLayout title={page.title} wide={page.wide}>
        {page.body}
        <input type="hidden" name="csrf" value={frame.csrf} />
      </AgentLayout>
    ) : (
      page.body
    )}
  </UiContext.Provider>
)
