import { z } from 'zod'

/** Marks that must never come back as they were sent: as a tag, out of an attribute, worked out, or as a header. */
export const TAG = '<pvx9 onload=a()>'
export const QUOTE = '"onfocus="pvx9()'
export const SUM = '{{7919*7907}}'
export const WORKED_OUT = '62615533'
export const HEADER = 'x\r\nSet-Cookie: pvx9=1\r\n\r\n<pvx9>'

/** What forms and addresses can carry as text, and nobody fills in in good faith. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: ' \t ',
  long: 'é'.repeat(12_000),
  nul: 'a\0b',
  'right to left': '\u202Egnp.exe',
  'zero width': '\u200B\u200D\uFEFF',
  emoji: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿',
  controls: '\u0001\u0007\u001B[31m',
  sql: `'; DROP TABLE requests.request; --`,
  like: `%_\\'"(&|!:*)`,
  tag: `${TAG}</script><script>pvx9()</script>`,
  quote: `${QUOTE} '><img src=x onerror=pvx9()>`,
  template: `${SUM}\${7919*7907}<%=7919*7907%>`,
  'percent nul': '%00',
  climb: '../../../etc/passwd',
  'script address': 'javascript:pvx9()',
  'foreign address': '//evil.example/\\evil.example',
  huge: '99999999999999999999999999',
  integer: '2147483648',
  negative: '-1',
  fraction: '1.5e308',
  'not a number': 'NaN',
  'impossible date': '2026-02-30',
  'far date': '+275760-09-13',
  'year zero': '0000-00-00',
  'negative uuid': '-0000000-0000-0000-0000-00000000000',
  'nil uuid': '00000000-0000-0000-0000-000000000000',
  'unknown uuid': '0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee',
  header: HEADER,
  proto: '__proto__',
  cursor: Buffer.from('["\\u0000",{"a":1}]').toString('base64url'),
}

/** What only JSON can carry. */
export const HOSTILE_JSON: Readonly<Record<string, unknown>> = {
  'lone surrogate': 'a\uD800b',
  'list of texts': ['a', 'b'],
  'list of nul': ['\0'],
  'list in a list': [[['a']]],
  'list without end': endless(5_000),
  record: { toString: 'a', length: 1e9 },
  null: null,
  true: true,
  'too large a number': 1e308,
  'less than nothing': -1,
  fraction: 0.1,
}

const described = z.looseObject({
  properties: z.record(z.string(), z.unknown()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  allOf: z.array(z.unknown()).optional(),
})

/** The fields that a schema takes at its first level, with a value that each would take. */
export function fieldsOf(schema: z.ZodType | undefined): Map<string, unknown> {
  if (schema === undefined) return new Map()
  return fieldsOfDescription(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref', reused: 'inline' }))
}

function fieldsOfDescription(description: unknown): Map<string, unknown> {
  const read = described.safeParse(description)
  if (!read.success) return new Map()
  const { properties = {}, anyOf = [], oneOf = [], allOf = [] } = read.data
  return new Map([
    ...[...anyOf, ...oneOf, ...allOf].flatMap((part) => [...fieldsOfDescription(part)]),
    ...Object.entries(properties).map(([name, each]) => [name, fittingNamed(name, each)] as const),
  ])
}

const property = z.looseObject({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  minLength: z.number().optional(),
  minimum: z.number().optional(),
  anyOf: z.array(z.unknown()).optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
})

function fittingNamed(name: string, description: unknown): unknown {
  const value = fittingValue(description)
  return value === TEXT ? textFor(name) : value
}

const TEXT = 'Texte de la demande'
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/On$|From$|Until$|^from$|^until$|date$|^expires$/i, '2026-12-01'],
  [/email|^reach$|^to$/i, 'claire.lefort@example.org'],
  [/phone/i, '06 39 98 14 22'],
  [/postcode/i, '35000'],
  [/^day\d$|^hours$/, '08:30-12:00'],
  [/^startedAt$/, '2026-11-16T10:00:00Z'],
  [/^code$/, 'PV-X9'],
  [/^languages?$/, 'it'],
  [/^role$/, 'R-INS'],
  [/^scopes$/, 'requests:read'],
  [/Day$/, '16'],
  [/Month$/, '11'],
  [/Year$/, '2025'],
  [/^(list|website|competence|substitute|after|identity|confirmed|siret|rna|template|otherLanguages|notice|next)$/, ''],
]

/** The fields that a schema cannot do without. */
export function neededFields(schema: z.ZodType | undefined): ReadonlySet<string> {
  if (schema === undefined) return new Set()
  const read = described.safeParse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', cycles: 'ref', reused: 'inline' }))
  const first = read.success ? (read.data.oneOf?.[0] ?? read.data.anyOf?.[0] ?? read.data) : {}
  const needed = z.looseObject({ required: z.array(z.string()).default([]) }).safeParse(first)
  return new Set(needed.success ? needed.data.required : [])
}

/** What somebody in good faith writes in a field of this name. */
export function textFor(name: string): string {
  return BY_NAME.find(([pattern]) => pattern.test(name))?.[1] ?? TEXT
}

function fittingValue(description: unknown): unknown {
  const read = property.safeParse(description)
  if (!read.success) return TEXT
  const { type, format, enum: listed, minLength = 0, minimum, anyOf, items, properties } = read.data
  if (read.data.const !== undefined) return read.data.const
  if (listed !== undefined) return listed[0]
  if (anyOf !== undefined) return fittingValue(anyOf[0])
  if (type === 'array') return [fittingValue(items)]
  if (type === 'object')
    return Object.fromEntries(Object.entries(properties ?? {}).map(([name, inner]) => [name, fittingNamed(name, inner)]))
  if (type === 'integer' || type === 'number') return minimum !== undefined && minimum > 0 ? minimum : 1
  if (type === 'boolean') return true
  if (format === 'date') return '2026-11-16'
  if (format === 'uuid') return HOSTILE_TEXTS['unknown uuid']
  if (format === 'email') return 'claire.lefort@example.org'
  return TEXT.padEnd(minLength, '.')
}

function endless(depth: number): unknown {
  let list: unknown = ['a']
  for (let level = 0; level < depth; level += 1) list = [list]
  return list
}
