import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { admits, createToken, tokenActor } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { type TokenActor, systemActor } from '#platform/access'
import type { House } from '#platform/database'
import { type Route, createServer } from '#platform/http'
import { ok } from './sample-requests.ts'

const PUBLIC = fileURLToPath(new URL('../../../build/public/', import.meta.url))

/** The API over HTTP, for tests. */
export interface ApiServer {
  /** Makes a token of a role, in a unit when one is named. */
  token(about: { role: string; unitId?: string; scopes?: readonly string[] }): Promise<TokenActor>
  call(who: TokenActor | undefined, method: 'GET' | 'POST', url: string, sent?: { body?: unknown; key?: string }): Promise<ApiAnswer>
  close(): Promise<void>
}

export interface ApiAnswer {
  status: number
  text: string
  body: Readonly<Record<string, unknown>>
}

export async function apiServer(house: House, routes: readonly Route[]): Promise<ApiServer> {
  mkdirSync(PUBLIC, { recursive: true })
  const known = new Map<string, TokenActor>()
  const server = await createServer({
    house,
    routes,
    layouts: { agent: noPages, public: noPages },
    identify: async ({ bearer }) => {
      const actor = bearer === undefined ? undefined : known.get(bearer)
      return actor === undefined ? undefined : { actor }
    },
    admits,
    receive: async () => ({ ok: false, message: 'no-file', data: {} }),
    origin: 'http://localhost',
    csrfKey: randomBytes(32),
    publicFolder: PUBLIC,
    signIn: '/desk/sign-in',
  })
  return {
    async token({ role, unitId, scopes }) {
      const about = { name: 'Programme', role, ...(unitId === undefined ? {} : { unitId }), ...(scopes === undefined ? {} : { scopes }) }
      const { id } = await ok(house.act(systemActor('test'), (work) => createToken(work, about)))
      const all = ['contacts:write', 'contacts:read', 'requests:read', 'requests:write', 'citizens:read', 'citizens:write']
      const actor = tokenActor(await directoryOf(house), { id, name: 'Programme', role, unitId, scopes: [...(scopes ?? all)] })
      known.set(id, actor)
      return actor
    },
    async call(who, method, url, sent = {}) {
      const reply = await server.inject({
        method,
        url,
        headers: {
          ...(who === undefined ? {} : { authorization: `Bearer ${who.id}` }),
          ...(sent.key === undefined ? {} : { 'idempotency-key': sent.key }),
          ...(sent.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(sent.body === undefined ? {} : { payload: JSON.stringify(sent.body) }),
      })
      const body: unknown = reply.body.startsWith('{') ? JSON.parse(reply.body) : {}
      return { status: reply.statusCode, text: reply.body, body: typeof body === 'object' && body !== null ? { ...body } : {} }
    },
    close: () => server.close(),
  }
}

function noPages(): never {
  throw new Error('the API draws no page')
}
