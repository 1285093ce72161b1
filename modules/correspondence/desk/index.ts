export { type AnswerFault, type AnswerPage, answerDeskRoutes } from './answer-routes.ts'
export { OUTGOING_PATH } from './letter-routes.tsx'
export { type MailDeskTools, mailDeskRoutes } from './mail-routes.tsx'
