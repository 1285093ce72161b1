/** What reading a scanned or sent document gives: the shapes that the pipeline hands to the mail room. No behaviour here. */

export const DOCUMENT_KINDS = ['pdf', 'tiff', 'jpeg', 'png'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Why a whole document could not be opened. Words for people are the caller's: `modules/mailroom/messages`. */
export const REFUSAL_KINDS = ['encrypted', 'damaged', 'unsupported', 'too-large', 'too-many-pages', 'empty'] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

/** Why a page must be read by a person and its text is not taken as true. */
export const DOUBT_REASONS = [
  'low-confidence', // the engine was not sure of its words: handwriting, stains, a very poor copy
  'words-missing', // far fewer letters were read than the ink implies
  'deadline', // the page was not read in its time, twice
  'reader-stopped', // the reading process died on the page (memory, crash), twice
  'image-incomplete', // part of the page image is damaged or too large to be opened
] as const
export type DoubtReason = (typeof DOUBT_REASONS)[number]

/** Facts about the document worth showing to the agent; none of them stops the reading. */
export const DOCUMENT_PROBLEMS = ['declared-type-differs', 'partly-damaged', 'dynamic-form', 'preview-missing', 'pages-doubtful'] as const
export type DocumentProblem = (typeof DOCUMENT_PROBLEMS)[number]

/** A rectangle on the upright page, as fractions (0 to 1) of its width and height: independent of the image shown. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface ReadWord {
  readonly text: string
  readonly box: Box
  /** 0 to 100. 100 for the text layer of a PDF. */
  readonly confidence: number
  /** Index of the text line in `PageReading.text` (blank lines between paragraphs are not counted). */
  readonly line: number
}

export interface PageReading {
  /** From 1. */
  readonly number: number
  readonly text: string
  readonly words: readonly ReadWord[]
  /** Mean of the words' confidences weighted by their letters, 0 to 100; 100 for a blank page. */
  readonly meanConfidence: number
  /** Share of the page that is inked, 0 to 1. */
  readonly inkShare: number
  /** Angle of the text lines before straightening, in degrees, positive when they climb to the right. */
  readonly skewDegrees: number
  /** Right-angle turn applied clockwise to what the file shows (EXIF and PDF rotation already counted). */
  readonly rotation: 0 | 90 | 180 | 270
  readonly source: 'text-layer' | 'ocr'
  readonly blank: boolean
  readonly doubtful: boolean
  readonly doubtReason?: DoubtReason
}

export interface PreviewImage {
  readonly bytes: Buffer
  readonly mediaType: 'image/webp'
  readonly width: number
  readonly height: number
}

export interface DocumentReading {
  readonly kind: DocumentKind
  readonly pages: readonly PageReading[]
  /** Text of the pages in order, separated by a form feed. */
  readonly text: string
  /** First page, upright, longer side at most 1200 pixels. Absent when it could not be drawn. */
  readonly preview?: PreviewImage
  readonly problems: readonly DocumentProblem[]
}

export interface ReadingRefusal {
  readonly kind: RefusalKind
  /** A fact for the log and the agent: the media type found, the pixels or pages counted. Never content. */
  readonly fact?: string
}

export type ReadingOutcome =
  { readonly ok: true; readonly reading: DocumentReading } | { readonly ok: false; readonly refusal: ReadingRefusal }

export interface ReadingProgress {
  readonly page: PageReading
  readonly done: number
  readonly total: number
}
