import { z } from 'zod'
import type { Route } from '#platform/http'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document, written from the very schemas that check what comes in. */
export function openApiDocument(routes: readonly Route[], origin: string): Json {
  const paths = new Map<string, Json>()
  for (const route of routes.filter((candidate) => candidate.audience === 'api')) {
    const path = route.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths.set(path, { ...paths.get(path), [route.method.toLowerCase()]: operation(route) })
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parvis',
      version: '1',
      description: 'One registry of all requests that reach the city: contacts, requests, citizens, catalogue.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: origin }],
    security: [{ bearer: [] }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'A token made with `parvis token create --role ROLE [--unit CODE]`.' },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

function operation(route: Route): Json {
  const writes = route.method !== 'GET'
  return {
    summary: route.summary ?? route.path,
    operationId: `${route.method.toLowerCase()}${route.path.replace('/api/v1', '').replace(/[^a-zA-Z]+([a-zA-Z])/g, (_all, letter: string) => letter.toUpperCase())}`,
    'x-scope': route.access,
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query'), ...(writes ? [IDEMPOTENCY] : [])],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body, 'input') } } } }),
    responses: {
      [String(route.status ?? 200)]: {
        description: 'Done',
        ...(route.answers === undefined ? {} : { content: { 'application/json': { schema: schemaOf(route.answers, 'output') } } }),
      },
      ...Object.fromEntries(
        ['401', '403', '404', '409', '422', '429'].map((status) => [
          status,
          { description: MEANINGS[status], content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        ]),
      ),
    },
  }
}

function parameters(schema: z.ZodType | undefined, place: 'path' | 'query'): Json[] {
  if (schema === undefined) return []
  const written = z
    .object({ properties: z.record(z.string(), z.unknown()).default({}), required: z.array(z.string()).default([]) })
    .parse(schemaOf(schema, 'input'))
  return Object.entries(written.properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || written.required.includes(name),
    schema: property,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' })
}

const IDEMPOTENCY: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'Chosen by the client, the same for each try of one act: the act is done once and its answer given again.',
}

const MEANINGS: Record<string, string> = {
  401: 'No token, or one that opens nothing',
  403: 'The token may not do this',
  404: 'There is no such record within the token’s sight',
  409: 'The state of the record, its version or the key does not allow it',
  422: 'Some fields do not fit: `errors` names each',
  429: 'Too many calls: wait',
}

const PROBLEM: Json = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}
