export interface RtfBody {
  /** The HTML that Outlook hid inside the RTF (MS-OXRTFEX), when there is one. */
  readonly html: string | undefined
  readonly text: string
}

const DESTINATIONS =
  /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|listtable|listoverridetable|generator|themedata|datastore|latentstyles|mhtmltag|rsidtbl|xmlnstbl)$/
const SYMBOLS: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
}
const MAX_DEPTH = 200

interface Group {
  /** Nothing in this group is text. */
  hidden: boolean
  /** Inside a piece of the original HTML. */
  htmlTag: boolean
  /** RTF written only for programs that do not know of the HTML. */
  onlyRtf: boolean
  unicodeSkip: number
}

interface Reading {
  readonly group: Group
  readonly stack: Group[]
  readonly decoder: TextDecoder
  readonly html: string[]
  readonly text: string[]
  pendingBytes: number[]
  skip: number
  fromHtml: boolean
}

const TOKEN = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z'])|([{}])|([\r\n]+)|([^\\{}\r\n]+)/g

/** Takes the words, and the HTML when there is one, out of an RTF text. Formatting is left aside. One pass, no recursion. */
export function readRtf(rtf: Buffer): RtfBody {
  const source = rtf.toString('latin1')
  const reading = {
    stack: [{ hidden: false, htmlTag: false, onlyRtf: false, unicodeSkip: 1 }],
    html: [],
    text: [],
    pendingBytes: [],
    skip: 0,
    fromHtml: false,
    decoder: decoderFor(source),
  }
  const state: Omit<Reading, 'group'> = reading
  for (const match of source.matchAll(TOKEN)) takeToken(state, match)
  flush(state)
  const text = state.text
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  return { html: state.fromHtml ? state.html.join('') : undefined, text }
}

function decoderFor(source: string): TextDecoder {
  const page = /\\ansicpg(\d{3,5})/.exec(source.slice(0, 2000))?.[1]
  try {
    return new TextDecoder(
      page === undefined
        ? 'windows-1252'
        : page === '65001'
          ? 'utf-8'
          : page === '932'
            ? 'shift_jis'
            : page === '936'
              ? 'gbk'
              : `windows-${page}`,
    )
  } catch {
    return new TextDecoder('windows-1252')
  }
}

type State = Omit<Reading, 'group'>

function takeToken(state: State, match: RegExpExecArray): void {
  const [, word, number, hex, symbol, brace, , words] = match
  if (hex !== undefined) return takeByte(state, parseInt(hex, 16))
  flush(state)
  if (word !== undefined) return takeWord(state, word, number === undefined ? undefined : Number(number))
  if (brace !== undefined) return takeBrace(state, brace)
  if (symbol !== undefined) return takeSymbol(state, symbol)
  if (words !== undefined) put(state, words.slice(taken(state, words.length)))
}

function current(state: State): Group {
  return state.stack.at(-1) ?? { hidden: true, htmlTag: false, onlyRtf: false, unicodeSkip: 1 }
}

function takeBrace(state: State, brace: string): void {
  if (brace === '}') {
    if (state.stack.length > 1) state.stack.pop()
  } else if (state.stack.length < MAX_DEPTH) state.stack.push({ ...current(state) })
}

function takeSymbol(state: State, symbol: string): void {
  if (symbol === '*') {
    current(state).hidden = true
  } else if (symbol === '~') put(state, '\u00A0')
  else if (symbol === '_') put(state, '-')
  else if ('\\{}'.includes(symbol)) put(state, symbol)
  else if (symbol === '\n' || symbol === '\r') put(state, '\n')
}

function takeWord(state: State, word: string, number: number | undefined): void {
  const group = current(state)
  if (word === 'fromhtml') state.fromHtml = true
  else if (word === 'htmltag') {
    group.htmlTag = true
    group.hidden = false
  } else if (word === 'htmlrtf') group.onlyRtf = number !== 0
  else if (word === 'uc') group.unicodeSkip = Math.min(number ?? 1, 20)
  else if (word === 'u' && number !== undefined) {
    put(state, String.fromCharCode(number < 0 ? number + 65_536 : number))
    state.skip = group.unicodeSkip
  } else if (DESTINATIONS.test(word)) group.hidden = true
  else if (word in SYMBOLS) put(state, SYMBOLS[word] ?? '')
}

/** Bytes of one character may come one by one: they wait until something else comes. */
function takeByte(state: State, byte: number): void {
  if (taken(state, 1) === 0) state.pendingBytes.push(byte)
}

function flush(state: State): void {
  if (state.pendingBytes.length === 0) return
  const bytes = Uint8Array.from(state.pendingBytes)
  state.pendingBytes = []
  put(state, state.decoder.decode(bytes))
}

/** How many of the next characters only repeat, for old readers, a Unicode character already taken. */
function taken(state: State, available: number): number {
  const count = Math.min(state.skip, available)
  state.skip -= count
  return count
}

function put(state: State, words: string): void {
  const group = current(state)
  if (group.hidden || words === '') return
  if (group.htmlTag || (state.fromHtml && !group.onlyRtf)) state.html.push(words)
  if (!group.htmlTag) state.text.push(words)
}
