export { type AnswerFault, type AnswerPage, answerDeskRoutes } from './answer-routes.ts'
export { UNCERTAIN_PATH } from './uncertain-page.tsx'
export { OUTGOING_PATH } from './letter-routes.tsx'
export { type MailDeskTools, mailDeskRoutes } from './mail-routes.tsx'
