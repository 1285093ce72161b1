import type { Route } from '#platform/http'
import { actRoutes } from './act-routes.ts'
import { queueRoutes } from './queue-routes.tsx'
import type { RequestPage } from './request-page.tsx'
import { searchRoutes } from './search-routes.tsx'
import { requestRoutes } from './request-routes.tsx'
import { writingRoutes } from './writing-routes.ts'

export type { AnswerReach, ConversationEntry, ConversationPart, FoundLetter, HelpfulItem, RequestPageParts } from './parts.ts'
export { NO_PARTS } from './parts.ts'
export { citizenUrl, queueUrl, requestUrl } from './addresses.ts'
export { type MyDay, type UnreadRequests, readMyDay } from './my-day.ts'
export { MyDayPage } from './my-day-page.tsx'
export type { Feedback } from './feedback.ts'
export { type DeskTools, deskToolsOf, partWanted } from './desk-call.ts'
export { dueTag } from './due-tag.ts'
export { QueueRows, RowTag } from './queue-rows.tsx'
export { type RequestPage, requestPage } from './request-page.tsx'

/** The desk's requests: lists, the request page, its acts. `page` is made once (`requestPage(parts)`) and shared with the answers of correspondence. */
export function requestsDeskRoutes(page: RequestPage): Route[] {
  return [...queueRoutes(), ...requestRoutes(page), ...actRoutes(page), ...writingRoutes(page), ...searchRoutes(page.parts)]
}
