/** A message as the loopback server keeps it, without its content. */
export interface StoredMail {
  /** Grows within a mailbox, never given twice. */
  readonly uid: number
  readonly receivedAt: Temporal.Instant
  readonly bytes: number
  /** IMAP flags such as `\Seen`, as written. */
  readonly flags: readonly string[]
}

/** Where the loopback server keeps its mail. Mailbox names are addresses in lower case, with `/Folder` behind for folders other than the inbox. */
export interface MailStore {
  /** Resolves once the message is on disk: only then may a sender be told that it was taken. */
  append(mailbox: string, raw: Uint8Array, at: Temporal.Instant, flags?: readonly string[]): Promise<{ uidValidity: number; uid: number }>
  /** In order of uid; an unknown mailbox is empty. */
  list(mailbox: string): Promise<readonly StoredMail[]>
  /** Messages with a uid above the one given, in order. */
  since(mailbox: string, uid: number): Promise<readonly StoredMail[]>
  get(mailbox: string, uid: number): Promise<Buffer | undefined>
  mailboxes(): Promise<readonly string[]>
  /** Creates the mailbox when it is new. */
  state(mailbox: string): Promise<{ uidValidity: number; uidNext: number }>
  setFlags(mailbox: string, uid: number, flags: readonly string[]): Promise<void>
  remove(mailbox: string, uids: readonly number[]): Promise<void>
  removeMailbox(mailbox: string): Promise<void>
  /** Calls back after each change of a mailbox made through this store; the answer stops it. */
  watch(listener: (mailbox: string) => void): () => void
}
