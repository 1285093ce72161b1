/** Reading of internet messages: structure, headers, character sets. Pure: bytes in, facts out; nothing here knows what a message is about. */
export { canonicalCharset, cutText, decodeText, storable, type DecodedText } from './charset.ts'
export { headerText } from './encoded-words.ts'
export { MimeLimitError, readHeaderFields, type HeaderField } from './header-fields.ts'
export { MIME_LIMITS, rawHeader, readMime, withUsableLines, type MimeEntity, type MimeLimits } from './mime-entity.ts'
export { readAddresses, type MailboxAddress } from './addresses.ts'
export { readStructuredValue, type StructuredValue } from './structured-value.ts'
export { decodeTransfer } from './transfer-encoding.ts'
