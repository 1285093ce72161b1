import type { Route } from '#platform/http'
import { HOSTILE_JSON, HOSTILE_TEXTS, QUOTE, TAG, WORKED_OUT, fieldsOf, neededFields, textFor } from './hostile-values.ts'
import { FOLLOWED, type HostileWorld } from './hostile-world.ts'

/** A route with an address that leads to a record, and what its form says in good faith. */
export interface Target {
  route: Route
  address: string
  body: ReadonlyMap<string, unknown>
  query: ReadonlyMap<string, unknown>
  /** Takes another record for the address: the last one may have been changed. */
}

/** One asking: what is wrong with it, its address and its body. */
export interface Sent {
  what: string
  address: string
  /** A form, or JSON. */
  form?: URLSearchParams
  json?: string
  headers?: Readonly<Record<string, string>>
}

const LOCALES = ['fr', 'en', 'it'] as const

/** Refusals may still count tries, keep the answer to a key, and note that somebody was refused. */
const WRITTEN_ANYWAY = new Set(['accounts.attempt', 'accounts.idempotency', 'accounts.agent_credential'])
/** A failed sign-in stands in the journal. */
const SIGNS_IN = /^\/desk\/(sign-in|step-up|my-password|set-up|welcome)/

const RECORDS: readonly (readonly [RegExp, string])[] = [
  [
    /^\/desk\/requests\/:reference/,
    "SELECT reference FROM requests.request WHERE state IN ('assigned', 'in-progress') ORDER BY md5(id::text || '%n') LIMIT 1",
  ],
  [
    /^\/api\/v1\/requests\/:reference/,
    "SELECT reference FROM requests.request WHERE state IN ('assigned', 'in-progress') ORDER BY md5(id::text || '%n') LIMIT 1",
  ],
  [/^\/suivi\/:reference/, `SELECT reference FROM (${FOLLOWED}) followed ORDER BY md5(id::text || '%n') LIMIT 1`],
  [/^\/desk\/admin\/(my-)?absences\/:id/, 'SELECT id FROM organisation.absence LIMIT 1'],
  [/^\/desk\/my-absences\/:id/, 'SELECT id FROM organisation.absence LIMIT 1'],
  [/^\/desk\/admin\/agents\/:id/, "SELECT id FROM organisation.agent ORDER BY md5(id::text || '%n') LIMIT 1"],
  [/^\/desk\/admin\/answer-texts\/:id/, 'SELECT id FROM catalogue.answer_template WHERE active LIMIT 1'],
  [/^\/desk\/admin\/catalogue\/:code/, "SELECT code FROM catalogue.request_type ORDER BY md5(code || '%n') LIMIT 1"],
  [/^\/demarches\/:code/, "SELECT type_code FROM catalogue.request_type_version WHERE definition->'channels' ? 'portal' LIMIT 1"],
  [/^\/desk\/admin\/routing\/:id/, 'SELECT id FROM catalogue.routing_rule LIMIT 1'],
  [/^\/desk\/admin\/sites\/:id/, 'SELECT id FROM organisation.site LIMIT 1'],
  [/^\/desk\/admin\/units\/:id/, 'SELECT id FROM organisation.unit OFFSET 5 LIMIT 1'],
  [/^\/desk\/citizens\/:id/, "SELECT id FROM citizens.citizen ORDER BY md5(id::text || '%n') LIMIT 1"],
  [/^\/desk\/knowledge\/:id/, 'SELECT id FROM knowledge.article LIMIT 1'],
  [/^\/desk\/letters\/:id/, 'SELECT id FROM mailroom.letter LIMIT 1'],
  [/^\/desk\/mail\/:id/, "SELECT id FROM correspondence.inbound_email WHERE state = 'held' LIMIT 1"],
  [/^\/desk\/outgoing-letters\/:id/, "SELECT id FROM correspondence.message WHERE channel = 'letter' LIMIT 1"],
  [/^\/desk\/contact\/recorded\/:id/, 'SELECT id FROM contacts.contact LIMIT 1'],
]
const INNER: Readonly<Record<string, string>> = {
  ':messageId': 'SELECT id FROM correspondence.message LIMIT 1',
  ':taskId': "SELECT id FROM requests.task WHERE state = 'open' LIMIT 1",
  ':assignmentId': 'SELECT id FROM organisation.role_assignment LIMIT 1',
  ':pointId': 'SELECT id FROM citizens.contact_point LIMIT 1',
  ':addressId': 'SELECT id FROM citizens.address LIMIT 1',
  ':fileId': 'SELECT id FROM files.file LIMIT 1',
  ':code': 'SELECT code FROM catalogue.request_type LIMIT 1',
  ':moment': "SELECT 'school'",
  ':kind': "SELECT 'note'",
  ':address': "SELECT 'contact@rochambeau.example'",
  ':uid': 'SELECT 1',
  ':index': 'SELECT 0',
}
const NO_RECORD = '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee'

/** Each route with a record of its own and what its form says in good faith: as the page offers it, else as its schema describes it. */
export async function targetsOf(world: HostileWorld, routes: readonly Route[]): Promise<Target[]> {
  const targets: Target[] = []
  for (const [index, route] of routes.entries()) {
    const address = await addressOf(world, route, index)
    const offered =
      route.method === 'GET' || route.audience === 'api' ? new Map<string, unknown>() : await offeredFields(world, route, address)
    targets.push({ route, address, query: fieldsOf(route.query), body: new Map([...fieldsOf(route.body), ...offered]) })
  }
  return targets
}

async function addressOf(world: HostileWorld, route: Route, index: number): Promise<string> {
  const query = RECORDS.find(([path]) => path.test(route.path))?.[1]
  const record = query === undefined ? NO_RECORD : (await world.pick(query.replace('%n', String(index)))) || NO_RECORD
  let address = query === undefined ? route.path : route.path.replace(/:(id|reference|code)/, record)
  for (const [name, inner] of Object.entries(INNER))
    if (address.includes(name)) address = address.replace(name, (await world.pick(inner)) || NO_RECORD)
  return address.replace(/:[a-zA-Z]+/g, NO_RECORD)
}

/** The values of the form that posts to the address, on the page of the same address or of the record. */
async function offeredFields(world: HostileWorld, route: Route, address: string): Promise<Map<string, unknown>> {
  for (const from of [address, address.replace(/\/[^/]+$/, ''), address.replace(/\/[^/]+\/[^/]+$/, '')]) {
    world.become(route)
    const answer = await world.server.inject({ method: 'GET', url: from === '' ? '/' : from, headers: world.headers })
    const start = answer.body.indexOf(`action="${address}"`)
    if (answer.statusCode === 200 && start >= 0) return valuesOf(answer.body.slice(start, answer.body.indexOf('</form>', start)))
  }
  return new Map()
}

function valuesOf(form: string): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const [element = ''] of form.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)) {
    const name = /\bname="([^"]+)"/.exec(element)?.[1]
    if (name === undefined || name === 'csrf' || /type="file"/.test(element) || values.has(name)) continue
    const value = /\bvalue="([^"]*)"/.exec(element)?.[1]
    values.set(
      name,
      name.endsWith('[]')
        ? [value ?? textFor(name)]
        : element.startsWith('<select')
          ? firstOption(form, name)
          : value === undefined || value === ''
            ? textFor(name)
            : value,
    )
  }
  return values
}

function firstOption(form: string, name: string): string {
  const list = form.slice(form.indexOf(`name="${name}"`))
  return /<option[^>]* value="([^"]+)"/.exec(list.slice(0, list.indexOf('</select>')))?.[1] ?? ''
}

/** Everything hostile in each field of the body, one field at a time. */
export function hostileBodies({ route, address, body }: Target, csrf: string): Sent[] {
  const names = [...body.keys()]
  const needed = neededFields(route.body)
  const base = [...body].filter(([name]) => route.audience !== 'api' || needed.has(name))
  const strings = names.flatMap((name) =>
    Object.entries(HOSTILE_TEXTS).map(([what, value]): Sent => {
      const about = { what: `${name} = ${what}`, address }
      const changed = base.filter(([other]) => other !== name)
      return route.audience === 'api'
        ? { ...about, json: JSON.stringify(Object.fromEntries([...changed, [name, Array.isArray(body.get(name)) ? [value] : value]])) }
        : { ...about, form: formOf([...changed, [name, Array.isArray(body.get(name)) ? [value] : value]], csrf) }
    }),
  )
  const others = names.flatMap((name) =>
    Object.entries(HOSTILE_JSON).map(([what, value]): Sent => ({
      what: `${name} = ${what} (JSON)`,
      address,
      json: JSON.stringify(
        Object.fromEntries(
          [...base.filter(([other]) => other !== name), [name, value] as const].map(([key, kept]) => [key.replace('[]', ''), kept]),
        ),
      ),
    })),
  )
  const whole: Sent[] = [
    { what: 'fields sent twice', address, form: formOf([...body, ...body], csrf) },
    {
      what: 'as lists',
      address,
      form: formOf(
        [...body].map(([name, value]) => [name.endsWith('[]') ? name : `${name}[]`, value]),
        csrf,
      ),
    },
    {
      what: '__proto__ and constructor',
      address,
      form: formOf([...body, ['__proto__', 'x'], ['constructor', 'x'], ['a[b][c]', 'x'], ['\0', '\0']], csrf),
    },
    {
      what: '__proto__ (JSON)',
      address,
      json: `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}},"\\u0000":"\\u0000"}`,
    },
    { what: 'a list (JSON)', address, json: '[1,2,3]' },
    { what: 'null (JSON)', address, json: 'null' },
    { what: 'deep (JSON)', address, json: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
    { what: 'not JSON', address, json: '{"a":' },
    { what: 'nothing', address, form: formOf([], csrf) },
  ]
  return [...strings, ...others, ...whole]
}

/** Everything hostile in each part of the address and of its search, and headers that lie. */
export function hostileAddresses({ route, address, query }: Target): Sent[] {
  const parts = [...route.path.matchAll(/:[a-zA-Z]+/g)].map(([name]) => name)
  const texts = Object.entries(HOSTILE_TEXTS).map(([what, value]) => [what, encodeURIComponent(value)] as const)
  const raw = [
    ['half an escape', '%E0%A4%A'],
    ['a surrogate', '%ED%A0%80'],
    ['overlong', '%C0%AE%C0%AE/'],
    ['lone percent', '%'],
  ] as const
  const inPath = parts.flatMap((part) =>
    [...texts, ...raw]
      .filter(([what]) => what !== 'nothing' && what !== 'long')
      .map(([what, value]): Sent => {
        const place = route.path.split('/').indexOf(part)
        const changed = address.split('/').map((old, index) => (index === place ? value : old))
        return { what: `${part} = ${what}`, address: changed.join('/') }
      }),
  )
  const inQuery = [...query.keys()].flatMap((name) => [
    ...[...texts, ...raw].map(([what, value]): Sent => ({
      what: `?${name} = ${what}`,
      address: `${address}?${name}=${value.slice(0, 60_000)}`,
    })),
    { what: `?${name} twice`, address: `${address}?${name}=a&${name}=b` },
    { what: `?${name}[]`, address: `${address}?${name}[]=a&${name}[b]=c` },
  ])
  const others: Sent[] = [
    { what: 'unknown search', address: `${address}?__proto__=x&constructor=y&pvx[a]=%00` },
    { what: 'language', address, headers: { 'accept-language': `${'x'.repeat(3000)};q=9,__proto__,\u00ff` } },
    {
      what: 'cookies',
      address,
      headers: { cookie: `pv=%00; pv-l=__proto__; pv-o=${'a.'.repeat(900)}; pv-f=<pvx9 onload=a()>; pv-b=\u00ff` },
    },
    {
      what: 'host',
      address,
      headers: { host: 'evil.example"><pvx9 onload=a()>', 'x-forwarded-host': 'evil.example', 'x-forwarded-for': 'a, b' },
    },
    {
      what: 'bearer',
      address,
      headers: {
        authorization: `Bearer ${'\u00ff'.repeat(50)}`,
        'idempotency-key': '\u00ff'.repeat(300),
        'if-none-match': '"\\',
        range: 'bytes=9-1,-',
      },
    },
  ]
  return [...inPath, ...inQuery, ...others]
}

export function formOf(pairs: readonly (readonly [string, unknown])[], csrf: string): URLSearchParams {
  const form = new URLSearchParams({ csrf })
  for (const [name, value] of pairs) {
    const list = name.endsWith('[]') || Array.isArray(value)
    for (const each of Array.isArray(value) ? value : [value]) form.append(list && !name.endsWith('[]') ? `${name}[]` : name, String(each))
  }
  return form
}

/** What is said of a refused form, in each language: its summary with the field it leads to; nothing when it is not refused everywhere. */
export async function refusalsOf(world: HostileWorld, { route }: Target, sent: Sent): Promise<readonly string[] | undefined> {
  const said: string[] = []
  for (const locale of LOCALES) {
    world.become(route)
    const answer = await world.server.inject({
      method: route.method,
      url: sent.address,
      headers: {
        ...world.headers,
        'accept-language': locale,
        'idempotency-key': `${sent.what} ${locale}`.slice(0, 60),
        'content-type': sent.json === undefined ? 'application/x-www-form-urlencoded' : 'application/json',
      },
      payload: sent.json ?? sent.form?.toString() ?? '',
    })
    if (answer.statusCode !== 422) return undefined
    const [summary] =
      /class="[^"]*error-summary[\s\S]*?<\/ul>|<main[\s\S]*class="prose standard-page"[\s\S]*?<\/ul>|"errors":[\s\S]*|class="error-text"[\s\S]*?<\/p>/.exec(
        answer.body,
      ) ?? []
    said.push(summary ?? '')
  }
  return said
}

/** What the house did wrong with it, in words; nothing when it did right. */
export async function faultsOf(world: HostileWorld, { route }: Target, sent: Sent, turn: number): Promise<string[]> {
  world.become(route)
  const failures = world.failures.length
  const posted = sent.json === undefined && sent.form === undefined ? undefined : (sent.json ?? sent.form?.toString())
  const answer = await world.server.inject({
    method: route.method,
    url: sent.address,
    headers: {
      ...world.headers,
      'accept-language': LOCALES[turn % 3],
      ...(route.audience === 'api' && route.method !== 'GET' ? { 'idempotency-key': `k${turn}` } : {}),
      ...(posted === undefined
        ? {}
        : { 'content-type': sent.json === undefined ? 'application/x-www-form-urlencoded' : 'application/json' }),
      ...sent.headers,
    },
    ...(posted === undefined ? {} : { payload: posted }),
  })
  const faults: string[] = []
  const status = answer.statusCode
  if (status >= 500) faults.push(`${status} ${world.failures.slice(failures).join(' | ').slice(0, 300)}`)
  const written = (await world.written()).filter(
    (table) => !WRITTEN_ANYWAY.has(table) && !(SIGNS_IN.test(route.path) && table.startsWith('events.')),
  )
  if (status >= 400 && written.length > 0) faults.push(`${status} but wrote ${written.join(', ')}`)
  if (route.method === 'GET' && written.length > 0) faults.push(`reading wrote ${written.join(', ')}`)
  const html = String(answer.headers['content-type']).startsWith('text/html')
  if (html && (answer.body.includes(TAG) || answer.body.includes(QUOTE))) faults.push('came back as code')
  if (answer.body.includes(WORKED_OUT)) faults.push('was worked out')
  if (String(answer.headers['set-cookie']).includes('pvx9=1')) faults.push('set a header')
  if (/^(https?:)?\/\/(?!localhost:3000)|^\/[/\\]|^javascript:/i.test(String(answer.headers.location ?? '')))
    faults.push(`sent away to ${answer.headers.location}`)
  if (html && status === 422 && !/error-summary|standard-page|error-text|role="alert"/.test(answer.body))
    faults.push('refused without saying what')
  return faults.map((fault) => `${route.method} ${route.path}: ${sent.what}: ${fault}`)
}
