/* oxlint-disable no-console -- in the reading process the console belongs to pdf.js alone, and nobody reads it */

/**
 * pdf.js drops images that it cannot decode, or that exceed the pixel limit, and only says so on the console: the page then looks blank.
 * So its warnings are heeded while a page is drawn.
 */
export function heedWarnings(): { lostImage(): boolean; stop(): void } {
  const spoken = console.warn
  let lost = false
  console.warn = (message: unknown) => {
    if (typeof message === 'string' && LOST_IMAGE.test(message)) lost = true
  }
  return { lostImage: () => lost, stop: () => void (console.warn = spoken) }
}

const LOST_IMAGE =
  /exceeded maximum|unable to decode image|jpx|jbig2|dependent image isn't ready|image.*(?:error|failed|missing)|(?:error|failed).*image/i
