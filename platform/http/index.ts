export { fieldIssues } from './field-issues.ts'
export {
  type FormFault,
  type FormValues,
  type SentForm,
  faultsOfIssues,
  formWithFaults,
  newForm,
  refusedForm,
  sentTexts,
} from './form-state.ts'
export { issueSentence } from './messages/index.ts'
export {
  type PageReply,
  type Reply,
  type SetCookie,
  download,
  fragment,
  invalidInput,
  json,
  notFound,
  page,
  refused,
  seeOther,
  statusOf,
  text,
} from './reply.ts'
export { AUDIENCES, type Audience, type Call, type FieldIssue, type ReceivedFile, type Route, type UploadRule, route } from './route.ts'
export { type Frame, type Identified, type Layout, type ServerOptions, createServer } from './server.ts'
export { cookieNames } from './cookies.ts'
export { openedCookie } from './opened-requests.ts'
