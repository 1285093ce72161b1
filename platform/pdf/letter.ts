import qrcode from 'qrcode'
import type { Locale } from '#platform/i18n'
import { renderPdf, type PdfStandard } from './render-pdf.ts'

/** A labelled value: the label comes from the caller's messages, in the language of the letter. */
export interface Labelled {
  readonly label: string
  readonly value: string
}

export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly Labelled[] }

/** A letter as facts and words; all text is plain, a line feed begins a new line. */
export interface Letter {
  readonly locale: Locale
  /** Title of the document, for the reader's window and the screen reader. */
  readonly title: string
  readonly author: { readonly name: string; readonly motto?: string; readonly colour?: string }
  /** Office that writes: its name, then address, telephone, e-mail, opening hours; at most eight lines. */
  readonly office: { readonly name: string; readonly lines: readonly string[] }
  /** One to six lines, in the order of the postal standard; seen through the window of a DL envelope. */
  readonly recipient: readonly string[]
  readonly placeAndDate: string
  readonly references: readonly Labelled[]
  readonly subject: Labelled
  readonly salutation: string
  readonly body: readonly LetterBlock[]
  readonly closing: string
  /** CRPA L111-2 and L212-1: first name, name, capacity and service of who answers. `delegation`: "Pour le maire et par délégation,". */
  readonly signature: {
    readonly delegation?: string
    readonly firstName: string
    readonly lastName: string
    readonly capacity: string
    readonly service: string
    readonly image?: Uint8Array
  }
  readonly enclosures?: { readonly label: string; readonly items: readonly string[] }
  readonly copies?: { readonly label: string; readonly items: readonly string[] }
  /** Mentions that the law asks for: remedies and time limits, personal data... */
  readonly legal: readonly { readonly title: string; readonly text: string }[]
  /** How to answer by post: the code is read by the mail room, the reference by people. */
  readonly reply?: {
    readonly code: string
    readonly codeDescription: string
    readonly reference: string
    readonly label: string
    readonly instruction: string
  }
  /** "Page 2 sur 3", from both numbers. Plain text with {page} and {pages}. */
  readonly pageLabel: string
  readonly logo?: { readonly image: Uint8Array; readonly format: 'svg' | 'png'; readonly description: string }
}

/** The letter as a tagged PDF, ready to print, fold in three and slide in a DL window envelope. */
export async function renderLetter(
  letter: Letter,
  options: { readonly standard?: PdfStandard; readonly at?: Temporal.Instant } = {},
): Promise<Buffer> {
  const { logo, signature, reply, ...rest } = letter
  const { image, ...signatory } = signature
  const assets: Record<string, Uint8Array> = {}
  if (logo) assets[`logo.${logo.format}`] = logo.image
  if (image) assets['signature.png'] = image
  if (reply) assets['reply.svg'] = Buffer.from(await qrcode.toString(reply.code, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }))
  const data = {
    ...rest,
    signature: { ...signatory, signed: image !== undefined },
    ...(logo && { logo: { file: `logo.${logo.format}`, description: logo.description } }),
    ...(reply && { reply }),
  }
  return renderPdf({ template: 'letter', data: JSON.parse(JSON.stringify(data)), assets, ...options })
}
