import type { Sharp } from 'sharp'
import type { DocumentKind, DocumentProblem } from './document-reading.ts'
import type { GreyImage } from './grey-image.ts'
import type { LayerWord } from './text-layer.ts'

/** A document open in the reading process, whatever its kind. */
export interface OpenedDocument {
  readonly kind: DocumentKind
  readonly pageCount: number
  readonly problems: readonly DocumentProblem[]
  /** Page `number` (from 1) as text or as an image to be read. */
  page(number: number): Promise<PageContent>
  /** The first page in colour, within a square of `longerSide` pixels. */
  picture(longerSide: number): Promise<Sharp>
  close(): Promise<void>
}

export interface PageContent {
  /** Text that the file itself holds, when it is real text. */
  readonly layer?: { readonly text: string; readonly words: readonly LayerWord[] }
  /** The page at about 300 dpi; undefined when there is a text layer or the image cannot be opened. */
  readonly image: GreyImage | undefined
  /** False when a part of the page could not be drawn. */
  readonly complete: boolean
}
