/** Limits of the reading, each with its unit. Beyond them a document is refused or a page left to a person; nothing is read in part in silence. */

/** A 100-page colour scan at 300 dpi weighs 20 to 60 MB. */
export const MOST_BYTES = 150 * 1024 * 1024
export const MOST_PAGES = 400
/** Pixels of one page image: A3 at 600 dpi has 70 million. */
export const MOST_PIXELS = 100_000_000
/** Pixels of the image we work on: A3 at 300 dpi. Larger ones are reduced. */
export const WORK_PIXELS = 17_500_000
export const WORK_DPI = 300
export const PREVIEW_PIXELS = 1200

/** A good page takes 1 to 3 s; a bad one would take a minute and give garbage. */
export const PAGE_DEADLINE_MS = 20_000
export const OPEN_DEADLINE_MS = 20_000
/** One reader needs 350 to 550 MB; a page that asks for more than this is stopped. */
export const READER_MEMORY_BYTES = 1400 * 1024 * 1024
/** Free memory to keep per reader when the pool is sized. */
export const READER_SHARE_BYTES = 700 * 1024 * 1024
/** A reader without work for this long gives its memory back. */
export const READER_IDLE_MS = 30_000
