/** What one message may cost us. Above a limit it is registered all the same, from its raw bytes, and waits for a person (rules E1 and E9). */
export const EMAIL_LIMITS = {
  rawBytes: 25 * 1024 * 1024,
  parts: 500,
  depth: 20,
  headerBytes: 256 * 1024,
  /** Content decoded in all, carried messages counted again at each level. */
  decodedBytes: 96 * 1024 * 1024,
  /** Characters of text and of HTML kept as the body; the rest stays in the raw message. */
  textCharacters: 2_000_000,
  htmlCharacters: 4_000_000,
  /** HTML that is shown or turned into text. */
  shownHtmlCharacters: 512 * 1024,
  headerFields: 300,
  headerCharacters: 4_000,
  parseMilliseconds: 5_000,
  displayMilliseconds: 2_000,
  workerMegabytes: 256,
} as const
