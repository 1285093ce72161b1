/** E-mail as the city meets it: read in a limited thread, told apart from machines' mail, put in its thread, shown safely. Pure: stores and jobs are the caller's. */
export { EMAIL_LIMITS } from './email-limits.ts'
export { headerValue } from './email-head.ts'
export { ATTACHMENT_KINDS, EMAIL_FAILURES, EMAIL_REPAIRS, NAME_REPAIRS } from './parsed-email.ts'
export type {
  AttachmentKind,
  EmailFailure,
  EmailHead,
  EmailHeader,
  EmailReading,
  EmailRepair,
  NameRepair,
  ParsedAttachment,
  ParsedEmail,
} from './parsed-email.ts'
export { safeAttachmentName } from './attachment-name.ts'
export { closeEmailThreads, readEmail } from './read-email.ts'
export { SENDER_CHECKS, authenticateEmail, type Authenticity, type AuthenticityOptions, type SenderCheck } from './authenticate-email.ts'
export { classifyEmail, type Classification, type EmailClass, type OwnIdentity } from './classify-email.ts'
export { isMachineAddress, SILENCE_REASONS, type SilenceReason } from './automatic-signs.ts'
export { BOUNCE_CAUSES, type Bounce, type BounceCause } from './bounce.ts'
export type { ReportedRecipient } from './delivery-report.ts'
export {
  decideThread,
  THREAD_DOUBTS,
  THREAD_LINKS,
  type KnownThread,
  type KnownThreads,
  type OwnMarks,
  type ThreadCandidate,
  type ThreadDecision,
  type ThreadDoubt,
  type ThreadInput,
  type ThreadLink,
} from './thread-email.ts'
export { foldedSubject, readSubject, type SubjectLine } from './subject-line.ts'
export {
  decideAutomaticReply,
  MAX_NOTIFICATION_BOUNCES,
  mustSuspendNotifications,
  REPLY_BUDGET,
  type ReplyCounts,
  type ReplyDecision,
} from './reply-budget.ts'
export { displayEmail, type EmailDisplay } from './display-email.ts'
export { foldQuotedText, shownText, TEXT_BLOCKS, type FoldedText, type TextBlock, type TextBlockKind } from './quoted-text.ts'
export type { ShownHtml, ShownHtmlOptions } from './shown-html.ts'
export { guessLanguage, type GuessedLanguage } from './language.ts'
export { htmlToText } from './html-to-text.ts'
export { buildOutgoing, type OutgoingInput } from './build-outgoing.ts'
