/** Mail as a transport: sending, collecting, the demonstration's mail server, signed reply addresses. What messages mean is `correspondence`'s business. */
export { automaticHeaders, type AutomaticKind } from './automatic-headers.ts'
export {
  collectMailbox,
  type CollectedMeta,
  type CollectionTrouble,
  type CollectOptions,
  type ImapSettings,
  type MailboxPosition,
} from './collect-mailbox.ts'
export { type NameServers, systemNameServers } from './name-servers.ts'
export { openDiskMailStore } from './loopback/disk-mail-store.ts'
export { startImapServer, type ImapServer, type ImapServerOptions } from './loopback/imap-server.ts'
export { startLoopbackMail, type LoopbackMail, type LoopbackMailOptions } from './loopback/loopback-mail.ts'
export type { MailStore, StoredMail } from './loopback/mail-store.ts'
export { MAX_MAIL_BYTES, startSmtpIntake, type SmtpIntake, type SmtpIntakeOptions } from './loopback/smtp-intake.ts'
export { composeMail, type MailAddress, type OutgoingAttachment, type OutgoingMail } from './outgoing-mail.ts'
export { sendMail, sendRawMail, type RefusedRecipient, type SendOutcome, type SendStage, type SmtpSettings } from './send-mail.ts'
export {
  signedAddress,
  signedMessageId,
  verifySignedAddress,
  verifySignedMessageId,
  type MailKeys,
  type VerifiedReference,
} from './signed-address.ts'
