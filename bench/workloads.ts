import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { LoadRequest } from './load.ts'
import type { Sample } from './sample.ts'

export interface Workload {
  code: string
  title: string
  /** Share of the raw limit that is aimed at. */
  aim?: number
  /** p95 in milliseconds at 8 connections that is aimed at. */
  p95?: number
  next: () => LoadRequest
  onAnswer?: (status: number, body: string) => void
  /** Requests whose statements make the raw limit: enough of them to be like the whole. */
  recorded: number
}

export interface Client {
  token: string
  /** Session of an agent who sees all requests' outlines and all citizens. */
  frontDesk: string
  /** Session of a director, who sees requests in full. */
  director: string
  sample: Sample
  type: string
}

const made = z.object({ reference: z.string() })

/**
 * The seven kinds of work that are measured. References that W1 makes are answered by W6. What only reads comes first: it finds the city
 * as it was loaded, not under thousands of requests of one minute.
 */
export function workloads(client: Client): { all: Workload[]; answerable: string[]; register: Workload } {
  const answerable: string[] = []
  const program = { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' }
  const register: Workload = {
    code: 'W1',
    title: 'register by API',
    aim: 0.4,
    recorded: 1,
    next: () => ({ method: 'POST', path: '/api/v1/requests', headers: program, body: newRequest(client.type) }),
    onAnswer: (status, body) => {
      if (status === 201) answerable.push(made.parse(JSON.parse(body)).reference)
    },
  }
  const { sample } = client
  const all: Workload[] = [
    {
      code: 'W2',
      title: 'request page',
      aim: 0.35,
      p95: 50,
      recorded: 24,
      next: page(
        cycle(sample.references, (item) => `/desk/requests/${item}`),
        client.director,
      ),
    },
    {
      code: 'W3',
      title: 'queue page, 50 rows',
      aim: 0.35,
      p95: 50,
      recorded: 3,
      next: page(() => '/desk/queue?unassigned=', client.director),
    },
    {
      code: 'W4',
      title: 'full-text search',
      p95: 50,
      recorded: 40,
      next: page(
        cycle(sample.words, (item) => `/desk/search?q=${encodeURIComponent(item)}`),
        client.frontDesk,
      ),
    },
    {
      code: 'W5',
      title: 'citizen search by API',
      p95: 50,
      recorded: 40,
      next: () => ({ method: 'GET', path: people(), headers: { authorization: program.authorization } }),
    },
    { code: 'W7', title: 'portal home', recorded: 2, next: () => ({ method: 'GET', path: '/', headers: { 'accept-encoding': 'gzip' } }) },
    register,
    {
      code: 'W6',
      title: 'reply + state change',
      aim: 0.4,
      recorded: 1,
      next: () => ({
        method: 'POST',
        path: `/api/v1/requests/${answerable.shift() ?? 'none'}/messages`,
        headers: program,
        body: JSON.stringify({ text: `Bonjour, votre demande est traitée (${word()}). Cordialement.`, settles: true }),
      }),
    },
  ]
  const people = cycle(sample.people, (item) => `/api/v1/citizens?q=${encodeURIComponent(item)}`)
  return { all, answerable, register }
}

function page(path: () => string, cookie: string): () => LoadRequest {
  const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip' }
  return () => ({ method: 'GET', path: path(), headers })
}

/** Each of them in turn, for ever. */
function cycle(items: readonly string[], path: (item: string) => string): () => string {
  if (items.length === 0) throw new Error('nothing was found to ask for')
  let turn = 0
  return () => {
    turn += 1
    return path(items[turn % items.length] ?? '')
  }
}

export const TOKEN_LENGTH = 16

function word(): string {
  return `b${randomBytes(TOKEN_LENGTH)
    .toString('hex')
    .slice(0, TOKEN_LENGTH - 1)}`
}

function newRequest(type: string): string {
  const token = word()
  return JSON.stringify({
    type,
    subject: `Demande ${token}`,
    text: `Bonjour, je vous écris au sujet de ma demande ${token}. `.repeat(6),
    requester: { givenNames: 'Essai', familyName: `Mesure ${token}`, email: `${token}@mesure.example` },
  })
}
