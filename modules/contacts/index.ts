export {
  CONTACT_CHANNELS,
  CONTACT_RESULTS,
  type Contact,
  type ContactChannel,
  type ContactResult,
  DEMANDS,
  type Demand,
  IDENTITY_CHECKS,
  type IdentityCheck,
} from './contact.ts'
export { type ContactFilter, findContact, findContacts, listContacts } from './contacts-store.ts'
export { type NewContact, recordContact } from './record-contact.ts'
export { messagesFor as contactMessagesFor, refusalSentence as contactRefusalSentence } from './messages/index.ts'
