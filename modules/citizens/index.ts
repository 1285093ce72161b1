export {
  type Address,
  CITIZEN_KINDS,
  type Citizen,
  type CitizenKind,
  type ContactPoint,
  PREFERRED_CHANNELS,
  type PreferredChannel,
  displayName,
  formalName,
} from './citizen.ts'
export { birthText, isBirthDate } from './birth-date.ts'
export {
  citizensAt,
  findCitizen,
  markEmailBounced,
  findCitizens,
  insertAddress,
  insertContactPoint,
  listAddresses,
  listContactPoints,
  updateCitizen,
} from './citizens-store.ts'
export { formatPhone, normaliseEmail, normalisePhone } from './normalise.ts'
export { type NewCitizen, identifyCitizen, isSiret, likelyDuplicates, registerCitizen } from './register-citizen.ts'
export { type FoundCitizen, describe as describeCitizens, normaliseReach, searchCitizens } from './search-citizens.ts'
export { messagesFor as citizenMessagesFor, refusalSentence as citizenRefusalSentence } from './messages/index.ts'
export {
  type CitizenEdit,
  type NewAddress,
  addAddress,
  addContactPoint,
  editCitizen,
  removeAddress,
  removeContactPoint,
  verifyContactPoint,
} from './edit-citizen.ts'
