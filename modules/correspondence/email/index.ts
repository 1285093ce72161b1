/** E-mail as the city meets it: read in a limited thread, told apart from machines' mail, put in its thread, shown safely. Pure: stores and jobs are the caller's. */
export { EMAIL_LIMITS } from './email-limits.ts'
export { headerValue } from './email-head.ts'
export type { AttachmentKind, EmailFailure, EmailHead, EmailHeader, EmailReading, EmailRepair, NameRepair, ParsedAttachment, ParsedEmail } from './parsed-email.ts'
export { safeAttachmentName } from './attachment-name.ts'
export { closeEmailThreads, readEmail } from './read-email.ts'
