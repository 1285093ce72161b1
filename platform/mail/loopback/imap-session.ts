import { fetchAnswer, needsContent, readFetchItems } from './imap-fetch.ts'
import { type ImapArgument, ImapSyntaxError, listOf, readImapArguments, textOf } from './imap-arguments.ts'
import { freshNews, foldersOf, matchesPattern, openMailbox, type OpenMailbox, storeName } from './imap-mailbox.ts'
import { ImapReader, type ImapCommand, type ImapInput } from './imap-reader.ts'
import { readSearch } from './imap-search.ts'
import { readSequenceSet, writeSequenceSet } from './imap-sets.ts'
import type { MailStore, StoredMail } from './mail-store.ts'

export interface ImapSessionOptions {
  readonly store: MailStore
  /** The account (mailbox name) a user and password open, `undefined` when they are refused. */
  readonly authenticate: (user: string, password: string) => string | undefined
  readonly now: () => Temporal.Instant
  readonly write: (bytes: Buffer | string) => void
  readonly close: () => void
}

const CAPABILITIES = 'IMAP4rev1 LITERAL+ SASL-IR AUTH=PLAIN IDLE UIDPLUS MOVE UNSELECT NAMESPACE ID SPECIAL-USE CHILDREN'
const MAX_APPEND = 25 * 1024 * 1024
const SPECIAL: Readonly<Record<string, string>> = {
  Sent: ' \\Sent',
  Drafts: ' \\Drafts',
  Trash: ' \\Trash',
  Junk: ' \\Junk',
  Archive: ' \\Archive',
}
const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft'

/** A refusal the client is told as NO, and the session goes on. */
class Refusal extends Error {}

type Answer = string | undefined
type Handler = (command: ImapCommand, args: ImapArgument[]) => Promise<Answer>

const done: Handler = async () => undefined

/** One client's conversation (RFC 3501, with IDLE, UIDPLUS, MOVE). Commands are answered in order; news is told between them. */
export class ImapSession {
  readonly reader: ImapReader
  readonly #options: ImapSessionOptions
  readonly #handlers: Readonly<Record<string, Handler>>
  #account: string | undefined
  #open: OpenMailbox | undefined
  #turn: Promise<void> = Promise.resolve()
  #line: ((text: string) => void) | undefined
  #earlyLines: string[] = []
  #idling = false
  #ended = false
  readonly #unwatch: () => void

  constructor(options: ImapSessionOptions) {
    this.#options = options
    this.reader = new ImapReader((input) => this.#take(input))
    this.#handlers = this.#allHandlers()
    this.#unwatch = options.store.watch((mailbox) => this.#onChange(mailbox))
    this.#say(`* OK [CAPABILITY ${CAPABILITIES}] Parvis demonstration mail`)
  }

  /** To be called when the line is gone. */
  end(): void {
    this.#ended = true
    this.#unwatch()
    this.#line?.('')
  }

  #say(line: string): void {
    if (!this.#ended) this.#options.write(Buffer.from(`${line}\r\n`, 'latin1'))
  }

  #take(input: ImapInput): void {
    if (input.kind === 'continue') return this.#say('+ go on')
    if (input.kind === 'too-large') {
      this.#say('* BYE too long')
      return this.#options.close()
    }
    if (input.kind === 'line') {
      this.reader.rawLine = false
      if (this.#line) this.#line(input.text)
      else this.#earlyLines.push(input.text)
      return
    }
    const { command } = input
    // Set at once and not when the turn comes: the next line may be in the same packet.
    if (command.name === 'IDLE' || (command.name === 'AUTHENTICATE' && !command.rest.trim().includes(' '))) this.reader.rawLine = true
    this.#turn = this.#turn.then(() => this.#run(command))
  }

  async #run(command: ImapCommand): Promise<void> {
    if (this.#ended) return
    try {
      const handler = this.#handlers[command.name]
      if (!handler) return this.#say(`${command.tag} BAD unknown command`)
      this.#guard(command.name)
      const words = (await handler(command, readImapArguments(command.rest))) ?? `OK ${command.name} done`
      if (this.#open && command.name !== 'FETCH' && command.name !== 'STORE' && command.name !== 'SEARCH') await this.#tellNews()
      this.#say(`${command.tag} ${words}`)
      if (command.name === 'LOGOUT') this.#options.close()
    } catch (error) {
      if (error instanceof ImapSyntaxError) this.#say(`${command.tag} BAD ${error.message}`)
      else if (error instanceof Refusal) this.#say(`${command.tag} NO ${error.message}`)
      else this.#say(`${command.tag} NO [SERVERBUG] not possible`)
    }
  }

  #guard(name: string): void {
    if (['CAPABILITY', 'NOOP', 'LOGOUT', 'ID', 'LOGIN', 'AUTHENTICATE'].includes(name)) return
    if (this.#account === undefined) throw new Refusal('sign in first')
    const needsMailbox = ['CHECK', 'CLOSE', 'UNSELECT', 'EXPUNGE', 'SEARCH', 'FETCH', 'STORE', 'COPY', 'MOVE', 'UID'].includes(name)
    if (needsMailbox && !this.#open) throw new ImapSyntaxError('select a mailbox first')
  }

  #allHandlers(): Record<string, Handler> {
    return {
      CAPABILITY: async () => this.#tell(`CAPABILITY ${CAPABILITIES}`),
      NOOP: done,
      CHECK: done,
      SUBSCRIBE: done,
      UNSUBSCRIBE: done,
      ID: async () => this.#tell('ID ("name" "parvis")'),
      NAMESPACE: async () => this.#tell('NAMESPACE (("" "/")) NIL NIL'),
      LOGOUT: async () => this.#tell('BYE goodbye'),
      LOGIN: async (_command, args) => this.#signIn(textOf(args[0]), textOf(args[1])),
      AUTHENTICATE: async (_command, args) => this.#authenticatePlain(args),
      SELECT: async (_command, args) => this.#select(args, false),
      EXAMINE: async (_command, args) => this.#select(args, true),
      CREATE: async (_command, args) => this.#create(args),
      DELETE: async (_command, args) => this.#delete(args),
      LIST: async (_command, args) => this.#list('LIST', args),
      LSUB: async (_command, args) => this.#list('LSUB', args),
      STATUS: async (_command, args) => this.#status(args),
      APPEND: async (_command, args) => this.#append(args),
      IDLE: async () => this.#idle(),
      CLOSE: async () => this.#close(true),
      UNSELECT: async () => this.#close(false),
      EXPUNGE: async () => this.#expunge(() => true),
      SEARCH: async (_command, args) => this.#search(args, false),
      FETCH: async (_command, args) => this.#fetch(args, false),
      STORE: async (_command, args) => this.#store(args, false),
      COPY: async (_command, args) => this.#copy(args, { byUid: false, move: false }),
      MOVE: async (_command, args) => this.#copy(args, { byUid: false, move: true }),
      UID: async (_command, args) => this.#byUid(args),
    }
  }

  #tell(line: string): undefined {
    this.#say(`* ${line}`)
  }

  async #byUid(args: ImapArgument[]): Promise<Answer> {
    const [first, ...rest] = args
    const name = textOf(first).toUpperCase()
    if (name === 'FETCH') return this.#fetch(rest, true)
    if (name === 'STORE') return this.#store(rest, true)
    if (name === 'SEARCH') return this.#search(rest, true)
    if (name === 'COPY' || name === 'MOVE') return this.#copy(rest, { byUid: true, move: name === 'MOVE' })
    if (name !== 'EXPUNGE') throw new ImapSyntaxError('unknown UID command')
    const inSet = readSequenceSet(textOf(rest[0]), this.#mailbox().mails.at(-1)?.uid ?? 0)
    return this.#expunge((mail) => inSet(mail.uid))
  }

  async #signIn(user: string, password: string): Promise<Answer> {
    const account = this.#options.authenticate(user, password)
    if (account === undefined) throw new Refusal('[AUTHENTICATIONFAILED] unknown user or password')
    this.#account = account
    this.reader.maxLiteral = MAX_APPEND
    return `OK [CAPABILITY ${CAPABILITIES}] signed in`
  }

  async #authenticatePlain(args: ImapArgument[]): Promise<Answer> {
    if (textOf(args[0]).toUpperCase() !== 'PLAIN') throw new Refusal('only PLAIN is offered')
    const given = args[1] ? textOf(args[1]) : await this.#nextLine('+ ')
    const [, user = '', password = ''] = Buffer.from(given, 'base64').toString().split('\0')
    return this.#signIn(user, password)
  }

  #nextLine(prompt: string): Promise<string> {
    this.#say(prompt)
    const early = this.#earlyLines.shift()
    if (early !== undefined) return Promise.resolve(early)
    return new Promise((resolve) => {
      this.#line = (text) => {
        this.#line = undefined
        resolve(text)
      }
    })
  }

  async #idle(): Promise<Answer> {
    await this.#tellNews()
    this.#idling = true
    const line = await this.#nextLine('+ idling')
    this.#idling = false
    if (line.toUpperCase() !== 'DONE') throw new ImapSyntaxError('DONE is expected')
    return 'OK idle ended'
  }

  #onChange(mailbox: string): void {
    if (!this.#idling || this.#open?.mailbox !== mailbox) return
    this.#tellNews().catch(() => this.#options.close())
  }

  async #tellNews(): Promise<void> {
    if (!this.#open) return
    for (const line of await freshNews(this.#options.store, this.#open, true)) this.#say(line)
  }

  #mailbox(): OpenMailbox {
    if (!this.#open) throw new ImapSyntaxError('select a mailbox first')
    return this.#open
  }

  #writable(): OpenMailbox {
    const open = this.#mailbox()
    if (open.readOnly) throw new Refusal('[READ-ONLY] opened for reading')
    return open
  }

  #named(argument: ImapArgument | undefined): string {
    const folder = textOf(argument)
    if (folder === '' || folder.length > 120) throw new Refusal('[CANNOT] no such name')
    return storeName(this.#account ?? '', folder)
  }

  async #existing(argument: ImapArgument | undefined, code: string): Promise<string> {
    const folders = await foldersOf(this.#options.store, this.#account ?? '')
    const folder = textOf(argument)
    if (folder.toUpperCase() !== 'INBOX' && !folders.includes(folder)) throw new Refusal(`[${code}] no such mailbox`)
    return this.#named(argument)
  }

  async #select(args: ImapArgument[], readOnly: boolean): Promise<Answer> {
    this.#open = undefined
    const mailbox = await this.#existing(args[0], 'NONEXISTENT')
    const open = await openMailbox(this.#options.store, mailbox, readOnly)
    const { uidNext } = await this.#options.store.state(mailbox)
    const unseen = open.mails.findIndex((mail) => !mail.flags.includes('\\Seen'))
    this.#tell(`FLAGS (${FLAGS})`)
    this.#tell(`${open.mails.length} EXISTS`)
    this.#tell('0 RECENT')
    if (unseen >= 0) this.#tell(`OK [UNSEEN ${unseen + 1}] first unseen`)
    this.#tell(`OK [PERMANENTFLAGS (${readOnly ? '' : `${FLAGS} \\*`})] flags kept`)
    this.#tell(`OK [UIDVALIDITY ${open.uidValidity}] uids valid`)
    this.#tell(`OK [UIDNEXT ${uidNext}] next uid`)
    this.#open = open
    return readOnly ? 'OK [READ-ONLY] opened' : 'OK [READ-WRITE] opened'
  }

  async #create(args: ImapArgument[]): Promise<Answer> {
    const folders = await foldersOf(this.#options.store, this.#account ?? '')
    if (folders.includes(textOf(args[0]).replace(/\/$/, ''))) throw new Refusal('[ALREADYEXISTS] exists already')
    const folder = textOf(args[0]).replace(/\/$/, '')
    await this.#options.store.state(this.#named({ kind: 'text', text: folder, quoted: true }))
    return undefined
  }

  async #delete(args: ImapArgument[]): Promise<Answer> {
    const mailbox = await this.#existing(args[0], 'NONEXISTENT')
    if (mailbox === this.#account) throw new Refusal('[CANNOT] the inbox stays')
    await this.#options.store.removeMailbox(mailbox)
    return undefined
  }

  async #list(name: string, args: ImapArgument[]): Promise<Answer> {
    const pattern = `${textOf(args[0])}${args[1]?.kind === 'list' ? '*' : textOf(args[1])}`
    if (pattern === '') return this.#tell(`${name} (\\Noselect) "/" ""`)
    for (const folder of await foldersOf(this.#options.store, this.#account ?? '')) {
      if (matchesPattern(folder, pattern))
        this.#tell(`${name} (\\HasNoChildren${SPECIAL[folder] ?? ''}) "/" "${folder.replace(/[\\"]/g, '\\$&')}"`)
    }
    return undefined
  }

  async #status(args: ImapArgument[]): Promise<Answer> {
    const mailbox = await this.#existing(args[0], 'NONEXISTENT')
    const mails = await this.#options.store.list(mailbox)
    const { uidValidity, uidNext } = await this.#options.store.state(mailbox)
    const known: Record<string, number> = {
      MESSAGES: mails.length,
      RECENT: 0,
      UIDNEXT: uidNext,
      UIDVALIDITY: uidValidity,
      UNSEEN: mails.filter((mail) => !mail.flags.includes('\\Seen')).length,
    }
    const asked = listOf(args[1]).map((item) => textOf(item).toUpperCase())
    const answer = asked.filter((item) => item in known).map((item) => `${item} ${known[item]}`)
    return this.#tell(`STATUS "${textOf(args[0]).replace(/[\\"]/g, '\\$&')}" (${answer.join(' ')})`)
  }

  async #append(args: ImapArgument[]): Promise<Answer> {
    const mailbox = await this.#existing(args[0], 'TRYCREATE')
    const content = args.at(-1)
    if (args.length < 2 || content?.kind !== 'text') throw new ImapSyntaxError('a message is expected')
    const flags = args[1]?.kind === 'list' ? args[1].items.map(textOf) : []
    const appended = await this.#options.store.append(mailbox, Buffer.from(content.text, 'latin1'), this.#options.now(), flags)
    return `OK [APPENDUID ${appended.uidValidity} ${appended.uid}] taken`
  }

  async #close(expunge: boolean): Promise<Answer> {
    const open = this.#mailbox()
    const marked = open.mails.filter((mail) => mail.flags.includes('\\Deleted')).map((mail) => mail.uid)
    this.#open = undefined
    if (expunge && !open.readOnly && marked.length > 0) await this.#options.store.remove(open.mailbox, marked)
    return undefined
  }

  async #expunge(chosen: (mail: StoredMail) => boolean): Promise<Answer> {
    const open = this.#writable()
    const present = await this.#options.store.list(open.mailbox)
    await this.#options.store.remove(
      open.mailbox,
      present.filter((mail) => mail.flags.includes('\\Deleted') && chosen(mail)).map((mail) => mail.uid),
    )
    return undefined
  }

  #chosen(argument: ImapArgument | undefined, byUid: boolean): { sequence: number; mail: StoredMail }[] {
    const { mails } = this.#mailbox()
    const inSet = readSequenceSet(textOf(argument), byUid ? (mails.at(-1)?.uid ?? 0) : mails.length)
    return mails.map((mail, index) => ({ sequence: index + 1, mail })).filter((entry) => inSet(byUid ? entry.mail.uid : entry.sequence))
  }

  async #search(args: ImapArgument[], byUid: boolean): Promise<Answer> {
    const open = this.#mailbox()
    const test = readSearch(args, { sequence: open.mails.length, uid: open.mails.at(-1)?.uid ?? 0 })
    const found: number[] = []
    for (const [index, mail] of [...open.mails].entries()) {
      const content = async (): Promise<Buffer> => (await this.#options.store.get(open.mailbox, mail.uid)) ?? Buffer.alloc(0)
      if (await test({ sequence: index + 1, mail, content })) found.push(byUid ? mail.uid : index + 1)
    }
    return this.#tell(['SEARCH', ...found].join(' '))
  }

  async #fetch(args: ImapArgument[], byUid: boolean): Promise<Answer> {
    const open = this.#mailbox()
    const asked = readFetchItems(args[1])
    const items = byUid && !asked.some((item) => item.kind === 'uid') ? [{ kind: 'uid' as const }, ...asked] : asked
    const marksSeen = !open.readOnly && items.some((item) => item.kind === 'section' && !item.peek)
    for (const { sequence, mail } of this.#chosen(args[0], byUid)) {
      const raw = needsContent(items) ? await this.#options.store.get(open.mailbox, mail.uid) : undefined
      if (needsContent(items) && !raw) continue
      this.#options.write(Buffer.concat([Buffer.from(`* ${sequence} FETCH `), fetchAnswer(mail, raw, items), Buffer.from('\r\n')]))
      if (marksSeen && !mail.flags.includes('\\Seen')) await this.#setFlags(open, mail, [...mail.flags, '\\Seen'], false)
    }
    return undefined
  }

  async #store(args: ImapArgument[], byUid: boolean): Promise<Answer> {
    const open = this.#writable()
    const match = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(args[1]))
    if (!match) throw new ImapSyntaxError('FLAGS is expected')
    const given = args.slice(2).flatMap((argument) => listOf(argument).map(textOf))
    for (const { mail } of this.#chosen(args[0], byUid)) {
      const without = mail.flags.filter((flag) => !given.some((other) => other.toLowerCase() === flag.toLowerCase()))
      const flags = match[1] === '-' ? without : match[1] === '+' ? [...without, ...given] : given
      await this.#setFlags(open, mail, flags, match[2] !== undefined)
    }
    return undefined
  }

  async #setFlags(open: OpenMailbox, mail: StoredMail, flags: readonly string[], silent: boolean): Promise<void> {
    await this.#options.store.setFlags(open.mailbox, mail.uid, flags)
    const index = open.mails.findIndex((own) => own.uid === mail.uid)
    open.mails[index] = { ...mail, flags: [...flags] }
    if (!silent) this.#tell(`${index + 1} FETCH (UID ${mail.uid} FLAGS (${flags.join(' ')}))`)
  }

  async #copy(args: ImapArgument[], how: { byUid: boolean; move: boolean }): Promise<Answer> {
    const open = how.move ? this.#writable() : this.#mailbox()
    const target = await this.#existing(args[1], 'TRYCREATE')
    const pairs: { from: number; to: number }[] = []
    for (const { mail } of this.#chosen(args[0], how.byUid)) {
      const raw = await this.#options.store.get(open.mailbox, mail.uid)
      if (!raw) continue
      const copied = await this.#options.store.append(target, raw, mail.receivedAt, mail.flags)
      pairs.push({ from: mail.uid, to: copied.uid })
    }
    if (pairs.length === 0) return undefined
    const { uidValidity } = await this.#options.store.state(target)
    const code = `[COPYUID ${uidValidity} ${writeSequenceSet(pairs.map((pair) => pair.from))} ${writeSequenceSet(pairs.map((pair) => pair.to))}]`
    if (!how.move) return `OK ${code} copied`
    this.#tell(`OK ${code} moved`)
    await this.#options.store.remove(
      open.mailbox,
      pairs.map((pair) => pair.from),
    )
    return undefined
  }
}
