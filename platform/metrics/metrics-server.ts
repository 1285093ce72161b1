import { createServer } from 'node:http'
import type { Metrics } from './metrics.ts'
import { tokenCheck } from './token-check.ts'

const PATIENCE_MS = 10_000

export interface MetricsServer {
  port: number
  close(): Promise<void>
}

/**
 * The figures of a process that answers no browser: GET /metrics on a port of its own, for who shows the token. Nothing else is there.
 * Rejects when the port is taken.
 */
export async function serveMetrics(options: { metrics: Metrics; port: number; host: string; token: string }): Promise<MetricsServer> {
  const { metrics, port, host } = options
  const bearsToken = tokenCheck(options.token)
  const server = createServer({ requestTimeout: PATIENCE_MS, headersTimeout: PATIENCE_MS }, (request, response) => {
    const said = (status: number, headers: Record<string, string>, body: string): void => {
      response.writeHead(status, { 'cache-control': 'no-store', connection: 'close', ...headers }).end(body)
    }
    if (request.method !== 'GET' || request.url !== '/metrics') return said(404, {}, '')
    if (!bearsToken(request.headers.authorization)) return said(401, { 'www-authenticate': 'Bearer' }, '')
    void metrics.text().then(
      (text) => said(200, { 'content-type': metrics.contentType }, text),
      () => said(500, {}, ''),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
