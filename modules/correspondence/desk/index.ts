export { type AnswerFault, type AnswerPage, answerDeskRoutes } from './answer-routes.ts'
