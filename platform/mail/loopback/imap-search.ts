import { headerText, rawHeader, readMime, type MimeEntity } from '../mime/index.ts'
import { type ImapArgument, ImapSyntaxError, textOf } from './imap-arguments.ts'
import { readSequenceSet } from './imap-sets.ts'
import type { StoredMail } from './mail-store.ts'

/** A message as SEARCH looks at it; the content is read only when a key needs it. */
export interface Candidate {
  readonly sequence: number
  readonly mail: StoredMail
  readonly content: () => Promise<Buffer>
}

type Test = (candidate: Candidate) => Promise<boolean> | boolean

interface Keys {
  readonly items: readonly ImapArgument[]
  position: number
  readonly highest: { readonly sequence: number; readonly uid: number }
}

/** Reads the keys of a SEARCH into one test: all keys must hold. Throws ImapSyntaxError for a key we do not know. */
export function readSearch(items: readonly ImapArgument[], highest: { sequence: number; uid: number }): Test {
  const keys: Keys = { items, position: 0, highest }
  if (items[0]?.kind === 'text' && items[0].text.toUpperCase() === 'CHARSET') keys.position = 2
  const tests: Test[] = []
  while (keys.position < items.length) tests.push(readKey(keys))
  if (tests.length === 0) throw new ImapSyntaxError('a search key is missing')
  return all(tests)
}

function all(tests: readonly Test[]): Test {
  return async (candidate) => {
    for (const test of tests) if (!(await test(candidate))) return false
    return true
  }
}

function readKey(keys: Keys): Test {
  const item = next(keys)
  if (item.kind === 'list') return readSearch(item.items, keys.highest)
  const key = item.text.toUpperCase()
  return flagKey(key) ?? valueKey(key, keys) ?? combinedKey(key, keys) ?? sequenceKey(item.text, keys)
}

function next(keys: Keys): ImapArgument {
  const item = keys.items[keys.position]
  if (!item) throw new ImapSyntaxError('a search value is missing')
  keys.position += 1
  return item
}

const has =
  (flag: string): Test =>
  ({ mail }) =>
    mail.flags.some((own) => own.toLowerCase() === flag.toLowerCase())
const not =
  (test: Test): Test =>
  async (candidate) =>
    !(await test(candidate))

function flagKey(key: string): Test | undefined {
  if (key === 'ALL' || key === 'OLD') return () => true
  if (key === 'RECENT') return () => false
  if (key === 'NEW') return not(has('\\Seen'))
  const match = /^(UN)?(SEEN|ANSWERED|DELETED|FLAGGED|DRAFT)$/.exec(key)
  if (!match) return undefined
  const test = has(`\\${match[2]}`)
  return match[1] ? not(test) : test
}

function valueKey(key: string, keys: Keys): Test | undefined {
  if (['SUBJECT', 'FROM', 'TO', 'CC', 'BCC'].includes(key)) return headerHas(key, textOf(next(keys)))
  if (key === 'HEADER') return headerHas(textOf(next(keys)), textOf(next(keys)))
  if (key === 'BODY' || key === 'TEXT') return contentHas(textOf(next(keys)))
  if (key === 'LARGER' || key === 'SMALLER') {
    const size = Number(textOf(next(keys)))
    return ({ mail }) => (key === 'LARGER' ? mail.bytes > size : mail.bytes < size)
  }
  if (key === 'KEYWORD') return has(textOf(next(keys)))
  if (key === 'UNKEYWORD') return not(has(textOf(next(keys))))
  const dated = /^(SENT)?(SINCE|BEFORE|ON)$/.exec(key)
  if (!dated) return undefined
  const wanted = searchDay(textOf(next(keys)))
  return async (candidate) =>
    compare(dated[1] ? await sentDay(candidate) : candidate.mail.receivedAt.toString().slice(0, 10), dated[2] ?? '', wanted)
}

function combinedKey(key: string, keys: Keys): Test | undefined {
  if (key === 'NOT') return not(readKey(keys))
  if (key === 'OR') {
    const [first, second] = [readKey(keys), readKey(keys)]
    return async (candidate) => (await first(candidate)) || (await second(candidate))
  }
  if (key !== 'UID') return undefined
  const inSet = readSequenceSet(textOf(next(keys)), keys.highest.uid)
  return ({ mail }) => inSet(mail.uid)
}

function sequenceKey(text: string, keys: Keys): Test {
  if (!/^[\d*]/.test(text)) throw new ImapSyntaxError(`unknown search key ${text.slice(0, 40)}`)
  const inSet = readSequenceSet(text, keys.highest.sequence)
  return ({ sequence }) => inSet(sequence)
}

function headerHas(name: string, value: string): Test {
  const wanted = folded(Buffer.from(value, 'latin1').toString())
  return async ({ content }) => {
    const field = rawHeader(entityOf(await content()), name.toLowerCase())
    return field !== undefined && folded(headerText(field)).includes(wanted)
  }
}

/** Looks in the message as it stands: words inside base64 are not found, as with many servers. */
function contentHas(value: string): Test {
  const wanted = folded(Buffer.from(value, 'latin1').toString())
  return async ({ content }) => folded((await content()).toString()).includes(wanted)
}

function folded(text: string): string {
  return text.toLowerCase()
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function searchDay(text: string): string {
  const match = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text)
  const month = MONTHS.indexOf((match?.[2] ?? '').toLowerCase())
  if (!match || month < 0) throw new ImapSyntaxError('not a date')
  return `${match[3]}-${String(month + 1).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`
}

async function sentDay({ content, mail }: Candidate): Promise<string> {
  const sent = Date.parse(rawHeader(entityOf(await content()), 'date') ?? '')
  return Number.isNaN(sent) ? mail.receivedAt.toString().slice(0, 10) : new Date(sent).toISOString().slice(0, 10)
}

function compare(day: string, how: string, wanted: string): boolean {
  if (how === 'ON') return day === wanted
  return how === 'SINCE' ? day >= wanted : day < wanted
}

function entityOf(raw: Buffer): Pick<MimeEntity, 'headers'> {
  try {
    return readMime(raw)
  } catch {
    return { headers: [] }
  }
}
