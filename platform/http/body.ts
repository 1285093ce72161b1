import type { FastifyInstance } from 'fastify'

const FORM_BYTES = 1024 * 1024
const JSON_BYTES = 2 * 1024 * 1024

/** The kinds of body that are read: forms and JSON (multipart is added by its plugin). Anything else is refused with 415 before a byte is kept. */
export function readBody(server: FastifyInstance): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: FORM_BYTES }, (_request, text, parsed) =>
    parsed(null, new URLSearchParams(String(text))),
  )
  server.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: JSON_BYTES }, (_request, text, parsed) => {
    try {
      parsed(null, text === '' ? {} : JSON.parse(String(text)))
    } catch {
      parsed(Object.assign(new Error('not JSON'), { statusCode: 400, code: 'PARVIS_NOT_JSON' }))
    }
  })
}
