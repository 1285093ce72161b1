export { acknowledgeReaction, heldAcknowledgementJob } from './acknowledge.ts'
export { deliveryJob, mayGoAgain, sendAgain } from './deliver-message.ts'
export { deliveryWords, nextTries } from './delivery-state.ts'
export { type MailOffice, type MailOfficeSettings, openMailOffice, smtpSettings } from './mail-office.ts'
export { MESSAGE_CHANNELS, type Message, type MessageChannel, type MessageKind, type MessageState } from './message.ts'
export { messagesFor as correspondenceMessagesFor, refusalSentence as correspondenceRefusalSentence } from './messages/index.ts'
export { findMessage, listMessages, updateMessage } from './messages-store.ts'
export { type CitizenMessage, listMessagesOfCitizen } from './messages-of-citizen.ts'
export { noticeReaction } from './notices.ts'
export { type IncomingText, receiveMessage } from './receive-message.ts'
export { type Answer, UNDO_SECONDS, sendAnswer, undoAnswer } from './send-answer.ts'
export { type Reach, reachOf as messageReach } from './reach.ts'
export { type OutgoingText, writeMessage } from './write-message.ts'
export { collectMail } from './collect-mail.ts'
export { type Authenticity, type EmailReading, readEmail } from './email/index.ts'
export {
  INBOUND_STATES,
  type InboundEmail,
  type InboundState,
  countHeld,
  findInbound,
  listInbound,
  listSenderChecks,
} from './inbound-store.ts'
export { type ReadingTools, readInbound, readingJob } from './read-inbound.ts'
export { QUESTION_TYPE } from './register-inbound.ts'
export { type Sorting, sortInbound } from './sort-inbound.ts'
export { type RawEmail, storeInbound } from './store-inbound.ts'
export { type UnreadRequest, listUnread, markRead } from './unread.ts'
export { senderWords } from './sender-words.ts'
export { countUncertain } from './uncertain-messages.ts'
export { type MailHealth, readMailHealth } from './mail-health.ts'
