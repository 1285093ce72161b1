import { type ImapArgument, ImapSyntaxError, readImapArguments, textOf } from './imap-arguments.ts'
import { appendMessage, createFolder, deleteFolder, existingMailbox, folderStatus, listFolders } from './imap-folder-commands.ts'
import { freshNews, openMailbox, type OpenMailbox } from './imap-mailbox.ts'
import { copyMessages, expungeMessages, fetchMessages, type MessageCommand, searchMessages, storeFlags } from './imap-message-commands.ts'
import { type ImapCommand, type ImapInput, ImapReader } from './imap-reader.ts'
import { type ImapAnswer, ImapRefusal, type ImapTalk } from './imap-talk.ts'
import type { MailStore } from './mail-store.ts'

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
const FLAGS = '\\Answered \\Flagged \\Deleted \\Seen \\Draft'

type Handler = (command: ImapCommand, args: ImapArgument[]) => Promise<ImapAnswer>

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
      else if (error instanceof ImapRefusal) this.#say(`${command.tag} NO ${error.message}`)
      else this.#say(`${command.tag} NO [SERVERBUG] not possible`)
    }
  }

  #guard(name: string): void {
    if (['CAPABILITY', 'NOOP', 'LOGOUT', 'ID', 'LOGIN', 'AUTHENTICATE'].includes(name)) return
    if (this.#account === undefined) throw new ImapRefusal('sign in first')
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
      CREATE: async (_command, args) => createFolder(this.#talk(), args),
      DELETE: async (_command, args) => deleteFolder(this.#talk(), args),
      LIST: async (_command, args) => listFolders(this.#talk(), 'LIST', args),
      LSUB: async (_command, args) => listFolders(this.#talk(), 'LSUB', args),
      STATUS: async (_command, args) => folderStatus(this.#talk(), args),
      APPEND: async (_command, args) => appendMessage(this.#talk(), args),
      IDLE: async () => this.#idle(),
      CLOSE: async () => this.#close(true),
      UNSELECT: async () => this.#close(false),
      EXPUNGE: async (_command, args) => expungeMessages(this.#about(args, false)),
      SEARCH: async (_command, args) => searchMessages(this.#about(args, false)),
      FETCH: async (_command, args) => fetchMessages(this.#about(args, false)),
      STORE: async (_command, args) => storeFlags(this.#about(args, false)),
      COPY: async (_command, args) => copyMessages(this.#about(args, false), false),
      MOVE: async (_command, args) => copyMessages(this.#about(args, false), true),
      UID: async (_command, args) => this.#byUid(args),
    }
  }

  #tell(line: string): undefined {
    this.#say(`* ${line}`)
  }

  #talk(): ImapTalk {
    const { store, now, write } = this.#options
    return { store, now, write, account: this.#account ?? '', tell: (line) => this.#tell(line) }
  }

  #about(args: readonly ImapArgument[], byUid: boolean): MessageCommand {
    return { talk: this.#talk(), open: this.#mailbox(), args, byUid }
  }

  async #byUid(args: readonly ImapArgument[]): Promise<ImapAnswer> {
    const [first, ...rest] = args
    const name = textOf(first).toUpperCase()
    const command = this.#about(rest, true)
    if (name === 'FETCH') return fetchMessages(command)
    if (name === 'STORE') return storeFlags(command)
    if (name === 'SEARCH') return searchMessages(command)
    if (name === 'COPY' || name === 'MOVE') return copyMessages(command, name === 'MOVE')
    if (name === 'EXPUNGE') return expungeMessages(command)
    throw new ImapSyntaxError('unknown UID command')
  }

  async #signIn(user: string, password: string): Promise<ImapAnswer> {
    const account = this.#options.authenticate(user, password)
    if (account === undefined) throw new ImapRefusal('[AUTHENTICATIONFAILED] unknown user or password')
    this.#account = account
    this.reader.maxLiteral = MAX_APPEND
    return `OK [CAPABILITY ${CAPABILITIES}] signed in`
  }

  async #authenticatePlain(args: ImapArgument[]): Promise<ImapAnswer> {
    if (textOf(args[0]).toUpperCase() !== 'PLAIN') throw new ImapRefusal('only PLAIN is offered')
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

  async #idle(): Promise<ImapAnswer> {
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

  async #select(args: ImapArgument[], readOnly: boolean): Promise<ImapAnswer> {
    this.#open = undefined
    const mailbox = await existingMailbox(this.#talk(), args[0], 'NONEXISTENT')
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

  async #close(expunge: boolean): Promise<ImapAnswer> {
    const open = this.#mailbox()
    const marked = open.mails.filter((mail) => mail.flags.includes('\\Deleted')).map((mail) => mail.uid)
    this.#open = undefined
    if (expunge && !open.readOnly && marked.length > 0) await this.#options.store.remove(open.mailbox, marked)
    return undefined
  }
}
