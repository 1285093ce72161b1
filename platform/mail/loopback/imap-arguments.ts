/** What a client may send as an argument: an atom or string (text, one character per byte), or a parenthesised list. */
export type ImapArgument =
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | { readonly kind: 'list'; readonly items: readonly ImapArgument[] }

export class ImapSyntaxError extends Error {}

const MAX_DEPTH = 20

interface Cursor {
  readonly source: string
  position: number
}

/** Reads the arguments of one command, literals included (`{12}` CRLF and 12 bytes). Throws ImapSyntaxError. */
export function readImapArguments(source: string): ImapArgument[] {
  const cursor = { source, position: 0 }
  const items = readItems(cursor, { closing: '', depth: 0 })
  return items
}

/** The text of an argument; throws ImapSyntaxError for a list or for nothing. */
export function textOf(argument: ImapArgument | undefined): string {
  if (argument?.kind !== 'text') throw new ImapSyntaxError('a string is expected')
  return argument.text
}

/** The members of a list, or the single argument as a list of one. */
export function listOf(argument: ImapArgument | undefined): readonly ImapArgument[] {
  if (!argument) throw new ImapSyntaxError('an argument is missing')
  return argument.kind === 'list' ? argument.items : [argument]
}

function readItems(cursor: Cursor, place: { closing: string; depth: number }): ImapArgument[] {
  if (place.depth > MAX_DEPTH) throw new ImapSyntaxError('too many parentheses')
  const items: ImapArgument[] = []
  while (cursor.position < cursor.source.length) {
    const character = cursor.source[cursor.position]
    if (character === ' ') {
      cursor.position += 1
    } else if (character === ')') {
      if (place.closing !== ')') throw new ImapSyntaxError('unexpected parenthesis')
      cursor.position += 1
      return items
    } else if (character === '(') {
      cursor.position += 1
      items.push({ kind: 'list', items: readItems(cursor, { closing: ')', depth: place.depth + 1 }) })
    } else {
      items.push(readText(cursor, character))
    }
  }
  if (place.closing) throw new ImapSyntaxError('a parenthesis is not closed')
  return items
}

function readText(cursor: Cursor, first: string | undefined): ImapArgument {
  if (first === '"') return { kind: 'text', text: readQuoted(cursor), quoted: true }
  if (first === '{') return { kind: 'text', text: readLiteral(cursor), quoted: true }
  return { kind: 'text', text: readAtom(cursor), quoted: false }
}

function readQuoted(cursor: Cursor): string {
  let text = ''
  cursor.position += 1
  while (cursor.position < cursor.source.length) {
    const character = cursor.source[cursor.position] ?? ''
    cursor.position += 1
    if (character === '"') return text
    if (character === '\\') {
      text += cursor.source[cursor.position] ?? ''
      cursor.position += 1
    } else text += character
  }
  throw new ImapSyntaxError('a string is not closed')
}

function readLiteral(cursor: Cursor): string {
  const head = /^\{(\d{1,9})\+?\}\r?\n/.exec(cursor.source.slice(cursor.position, cursor.position + 20))
  if (!head) throw new ImapSyntaxError('a literal is not well announced')
  const start = cursor.position + head[0].length
  const end = start + Number(head[1])
  cursor.position = end
  return cursor.source.slice(start, end)
}

/** An atom; `BODY[HEADER.FIELDS (FROM TO)]<0.100>` is one, blanks and all. */
function readAtom(cursor: Cursor): string {
  const start = cursor.position
  let brackets = 0
  while (cursor.position < cursor.source.length) {
    const character = cursor.source[cursor.position]
    if (character === '[') brackets += 1
    else if (character === ']') brackets -= 1
    else if (brackets <= 0 && (character === ' ' || character === '(' || character === ')')) break
    cursor.position += 1
  }
  return cursor.source.slice(start, cursor.position)
}
