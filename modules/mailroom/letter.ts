export const LETTER_SOURCES = ['drop-folder', 'upload', 'cli', 'counter'] as const
export type LetterSource = (typeof LETTER_SOURCES)[number]
export const LETTER_STATES = ['captured', 'read', 'doubtful', 'unreadable', 'checked'] as const
export type LetterState = (typeof LETTER_STATES)[number]

/** A paper letter as it was scanned: numbered at capture, read afterwards. */
export interface Letter {
  id: string
  source: LetterSource
  originalName: string
  fileId: string
  receivedOn: Temporal.PlainDate
  enteredAt: Temporal.Instant
  enteredBy: string | undefined
  state: LetterState
  /** Why it could not be read, or must be looked at. */
  problem: string | undefined
  pageCount: number
  /** Mean confidence of the reading, 0 to 100. */
  confidence: number | undefined
  text: string
  fields: LetterSuggestions
  previewId: string | undefined
  contactId: string
  requestId: string | undefined
  version: number
}

/** What the letter says of itself, to be confirmed by a person. */
export interface LetterSuggestions {
  subject?: string | undefined
  letterDate?: string | undefined
  sender?: string | undefined
  email?: string | undefined
  phone?: string | undefined
  /** One of our references, found in the text with its right check letter. */
  reference?: string | undefined
  typeCode?: string | undefined
  typeWords?: readonly string[] | undefined
}
