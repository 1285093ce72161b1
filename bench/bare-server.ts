/** The raw limit of HTTP: a bare `node:http` server that answers a body of the wanted size. Spoken to by IPC. */
import { createServer } from 'node:http'

const size = Number(process.argv[2] ?? 0)
const body = Buffer.alloc(size, 'a')
const server = createServer((request, response) => {
  request.on('data', () => {})
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': size })
    response.end(body)
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.send?.({ port: typeof address === 'object' && address !== null ? address.port : 0 })
})
