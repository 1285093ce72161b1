export { type AnswerFault, type AnswerPage, answerDeskRoutes } from './answer-routes.ts'
export { type MailDeskTools, mailDeskRoutes } from './mail-routes.tsx'
