import type { MailStore } from './mail-store.ts'

/** The client is told NO, with these words, and the session goes on. */
export class ImapRefusal extends Error {}

/** What a command needs of the session it runs in. */
export interface ImapTalk {
  readonly store: MailStore
  readonly account: string
  readonly now: () => Temporal.Instant
  /** Sends one untagged line. */
  readonly tell: (line: string) => void
  readonly write: (bytes: Buffer) => void
}

/** The words after the tag; `undefined` for the usual ones. */
export type ImapAnswer = string | undefined
