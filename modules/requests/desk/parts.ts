import type { Tx, Work } from '#platform/database'
import { type Call, type Reply, notFound } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Request, RequestChannel } from '../request.ts'

/**
 * What the request page shows that belongs to modules above this one. The app puts it together; a page with no parts
 * still works, it only shows less.
 */
export interface RequestPageParts {
  conversation: ConversationPart
  /** Answers with a file that the reader was found to see. */
  openFile(call: Call<unknown, unknown, unknown>, fileId: string): Promise<Reply>
  /** Articles and answers that may help with this request, best first, three at most. */
  helpful?: ((tx: Tx, about: { request: Request; locale: Locale }) => Promise<readonly HelpfulItem[]>) | undefined
  /** The agents who have the request open now, by id. */
  lookers?: ((requestId: string) => readonly string[]) | undefined
  /** Letters that hold the words, for the search page. */
  searchLetters?: ((tx: Tx, query: string, locale: Locale) => Promise<readonly FoundLetter[]>) | undefined
}

export interface ConversationPart {
  /** What was said, oldest first, with the state of each message in the reader's words. */
  entries(tx: Tx, requestId: string, locale: Locale): Promise<readonly ConversationEntry[]>
  /** What is known of who wrote the request's e-mails: of the one that became it, and of later ones by their message. */
  senders?: ((tx: Tx, requestId: string, locale: Locale) => Promise<SenderNotes>) | undefined
  /** The way an answer would take now. */
  reach(tx: Tx, request: Request): Promise<AnswerReach>
  /** Notes that the city has read what came in. */
  markRead(work: Work, requestId: string): Promise<void>
}

/** What a check of a sender's address found, in the reader's words. */
export interface SenderNote {
  text: string
  isTrouble: boolean
}

export interface SenderNotes {
  first: SenderNote | undefined
  byMessage: ReadonlyMap<string, SenderNote>
}

export interface ConversationEntry {
  id: string
  at: Temporal.Instant
  direction: 'in' | 'out'
  channel: RequestChannel
  /** Written by the house, not by somebody. */
  automatic: boolean
  authorId: string | undefined
  fromAddress: string | undefined
  body: string
  /** "envoyée", "lue le 19 novembre": ready text. */
  state: { text: string; isTrouble: boolean } | undefined
  /** May be taken back until then. */
  heldUntil: Temporal.Instant | undefined
  /** Taken back, never left. */
  isCancelled: boolean
  isUnread: boolean
  /** The message as a letter to print; `isToPost` while nobody has noted that it left. */
  letter?: { href: string; isToPost: boolean } | undefined
  /** It may be sent again: the words of the button. */
  again?: string | undefined
  /** The message as its writer laid it out, shown safely elsewhere. */
  originalHref?: string | undefined
  /** The contact that brought it. */
  contactId?: string | undefined
  /** The e-mail it came as, as `SenderNotes` name it. */
  inboundId?: string | undefined
}

export type AnswerReach = { channel: 'email'; address: string } | { channel: 'portal' } | { channel: 'post' }

export interface HelpfulItem {
  href: string
  title: string
}

export interface FoundLetter {
  href: string
  title: string
  under: string
}

/** For tests and for a house without correspondence: nothing was ever said. */
export const NO_PARTS: RequestPageParts = {
  conversation: { entries: async () => [], reach: async () => ({ channel: 'portal' }), markRead: async () => {} },
  openFile: async () => notFound(),
}
