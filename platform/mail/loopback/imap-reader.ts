export interface ImapCommand {
  readonly tag: string
  /** Upper case. */
  readonly name: string
  /** The rest, one character per byte, literals included. */
  readonly rest: string
}

export type ImapInput =
  | { readonly kind: 'command'; readonly command: ImapCommand }
  | { readonly kind: 'continue' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'line'; readonly text: string }

const MAX_LINE = 64 * 1024
const LITERAL = /\{(\d{1,12})(\+?)\}$/

/**
 * Cuts the bytes of a client into commands. `rawLine` makes the next line come as it is (answers to AUTHENTICATE, DONE of IDLE).
 * A literal above `maxLiteral` bytes, or a line above 64 kB, gives `too-large`: the line is then to be closed.
 */
export class ImapReader {
  rawLine = false
  maxLiteral = 8 * 1024
  readonly #give: (input: ImapInput) => void
  #pending: Buffer[] = []
  #pendingBytes = 0
  #command: Buffer[] = []
  #literalLeft = 0
  #broken = false

  constructor(give: (input: ImapInput) => void) {
    this.#give = give
  }

  push(chunk: Buffer): void {
    if (this.#broken) return
    this.#pending.push(chunk)
    this.#pendingBytes += chunk.length
    while (!this.#broken && this.#step());
  }

  #step(): boolean {
    if (this.#literalLeft > 0) return this.#takeLiteral()
    const line = this.#takeLine()
    if (!line) return false
    const text = line.toString('latin1')
    if (this.rawLine && this.#command.length === 0) {
      this.#give({ kind: 'line', text: text.replace(/\r?\n$/, '') })
      return true
    }
    this.#command.push(line)
    const literal = LITERAL.exec(text.replace(/\r?\n$/, ''))
    if (!literal) {
      this.#finish()
      return true
    }
    const length = Number(literal[1])
    if (length > this.maxLiteral || this.#commandBytes() + length > this.maxLiteral + MAX_LINE) return this.#fail()
    this.#literalLeft = length
    if (literal[2] !== '+') this.#give({ kind: 'continue' })
    return true
  }

  #takeLiteral(): boolean {
    if (this.#pendingBytes === 0) return false
    const all = Buffer.concat(this.#pending)
    const taken = all.subarray(0, this.#literalLeft)
    this.#command.push(taken)
    this.#literalLeft -= taken.length
    this.#pending = [all.subarray(taken.length)]
    this.#pendingBytes = all.length - taken.length
    return true
  }

  #takeLine(): Buffer | undefined {
    const all = this.#pending.length === 1 ? (this.#pending[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#pending)
    const end = all.indexOf(10)
    this.#pending = [all]
    if ((end === -1 ? all.length : end) > MAX_LINE) {
      this.#fail()
      return undefined
    }
    if (end === -1) return undefined
    this.#pending = [all.subarray(end + 1)]
    this.#pendingBytes = all.length - end - 1
    return all.subarray(0, end + 1)
  }

  #finish(): void {
    const source = Buffer.concat(this.#command)
      .toString('latin1')
      .replace(/\r?\n$/, '')
    this.#command = []
    const match = /^([^\s(){%*"\\+]+) +([A-Za-z]+)(?: +|$)/.exec(source.slice(0, 256))
    if (!match) return this.#give({ kind: 'command', command: { tag: source.split(' ')[0] || '*', name: '', rest: '' } })
    this.#give({
      kind: 'command',
      command: { tag: match[1] ?? '*', name: (match[2] ?? '').toUpperCase(), rest: source.slice(match[0].length) },
    })
  }

  #fail(): boolean {
    this.#broken = true
    this.#give({ kind: 'too-large' })
    return false
  }

  #commandBytes(): number {
    return this.#command.reduce((sum, piece) => sum + piece.length, 0)
  }
}
