import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { VNode } from 'preact'
import { buildAssets } from '../build.ts'
import { CitizenLayout } from '../components/citizen-layout.tsx'
import type { Scheme } from '../components/document.tsx'
import { renderDocument } from '../rendering.ts'
import { SampleDesk, SamplePortal, SampleRequest, StylePage } from '../style-page.tsx'
import { SAMPLE_PORTAL_FRAME } from '../style-page/sample-portal.tsx'

const PUBLIC = fileURLToPath(new URL('../../../build/public/', import.meta.url))
const TYPES: Record<string, string> = {
  css: 'text/css',
  js: 'text/javascript',
  woff2: 'font/woff2',
  txt: 'text/plain',
  svg: 'image/svg+xml',
}
const STREETS = ['rue des Capucins', 'rue de la Gare', 'rue Thiers']

/** Pages by address, drawn in the scheme asked for. */
export type SamplePages = Record<string, (scheme: Scheme | undefined) => VNode>

export interface SampleServer {
  origin: string
  /** What the pages posted, oldest first: address and body. */
  posted: { url: string; body: string }[]
  /** Tells the pages that listen that topics changed. */
  announce: (topics: string) => void
  close: () => Promise<void>
}

/** A bare server for the browser tests: the sample pages and the style page under the real policy, nothing else. */
export async function serveSamples(pages: SamplePages = {}): Promise<SampleServer> {
  const assets = await buildAssets()
  const posted: SampleServer['posted'] = []
  const streams = new Set<ServerResponse>()
  const all: SamplePages = { ...SAMPLES, ...pages }

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname.startsWith('/assets/')) return giveFile(response, url.pathname)
    if (url.pathname === '/suggestions')
      return giveJson(
        response,
        STREETS.filter((street) => street.includes(url.searchParams.get('q') ?? '')).map((street, index) => ({
          value: `s${index}`,
          text: street,
          hint: '76000',
        })),
      )
    if (url.pathname === '/live') return openStream(response, streams)
    if (request.method === 'POST') return void keep(request, response, posted)
    const draw = all[url.pathname]
    if (draw === undefined) return void response.writeHead(404).end()
    const nonce = randomBytes(16).toString('base64url')
    const scheme = url.searchParams.get('scheme')
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(nonce) })
    response.end(
      renderDocument(draw(scheme === 'light' || scheme === 'dark' ? scheme : undefined), {
        locale: 'fr',
        nonce,
        assets,
        demo: url.searchParams.has('demo'),
        csrf: 'token',
      }),
    )
  })
  const port = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    posted,
    announce(topics) {
      for (const stream of streams) stream.write(`id: run:${posted.length + 1}\nevent: changed\ndata: ${topics}\n\n`)
    },
    async close() {
      for (const stream of streams) stream.end()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const SAMPLES: SamplePages = {
  '/style': (scheme) => (
    <CitizenLayout {...SAMPLE_PORTAL_FRAME} title="Composants" wide scheme={scheme}>
      <StylePage suggestUrl="/suggestions" />
    </CitizenLayout>
  ),
  '/style/portal': (scheme) => <SamplePortal scheme={scheme} />,
  '/style/request': (scheme) => <SampleRequest scheme={scheme} />,
  '/style/desk': (scheme) => <SampleDesk scheme={scheme} suggestUrl="/suggestions" />,
}

function policy(nonce: string): string {
  return `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'`
}

function giveFile(response: ServerResponse, path: string): void {
  const name = basename(path)
  response
    .writeHead(200, { 'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream' })
    .end(readFileSync(join(PUBLIC, name)))
}

function giveJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}

function openStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.write(': hello\n\n')
  streams.add(response)
  response.on('close', () => streams.delete(response))
}

async function keep(request: IncomingMessage, response: ServerResponse, posted: SampleServer['posted']): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  posted.push({ url: request.url ?? '', body: Buffer.concat(parts).toString() })
  if (request.url === '/send') response.writeHead(303, { location: '/form' }).end()
  else response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
