export { type ActInput, type Acted, type RequestKey } from './act.ts'
export { fillFields, unresolvedFields } from './answer-fields.ts'
export { assignRequest, releaseRequest } from './assign-request.ts'
export { type NewAttachment, attachFiles } from './attach-file.ts'
export { type LegalFact, askClock, dueColumns, factData, receiptChannel } from './clock.ts'
export { cancelRequest, closeRequest, reopenRequest } from './close-request.ts'
export { type DeskCounts, type UnitCounts, deskCounts } from './desk-counts.ts'
export { describeRequest } from './describe-request.ts'
export { extendTarget } from './extend-target.ts'
export { OUTCOMES } from './request.ts'
export {
  type FoundRequests,
  type RequestListFilter,
  findRequests,
  listRequests,
  listRequestsOf,
  listRequestsOfContact,
} from './find-requests.ts'
export { type NewTask, addNote, addTask, dropDraft, finishTask, saveDraft, watchRequest } from './follow-request.ts'
export { type DeskMessages, deskMessagesFor } from './messages/desk/index.ts'
export {
  type Messages as RequestMessages,
  messagesFor as requestMessagesFor,
  refusalSentence as requestRefusalSentence,
} from './messages/index.ts'
export { reclassifyRequest, referRequest, transferRequest } from './move-request.ts'
export { askMissingItems, markAnswered, receiveMissingItems, startRequest } from './process-request.ts'
export { type OpenTask, listOpenTasks } from './open-tasks.ts'
export { type QueueFilter, type QueuePage, countQueue, listQueue } from './queue.ts'
export { recountJob, recountReaction } from './recount-job.ts'
export { recordAcknowledgement } from './record-fact.ts'
export { findReferences, formatReference, parseReference } from './reference.ts'
export { type NewRequest, type Registered, registerRequest } from './register-request.ts'
export { listRequestsById } from './requests-by-id.ts'
export { type Visibility, mayAct, visibility, withoutContent } from './request-access.ts'
export { type RequestFile, readRequestFile } from './request-file.ts'
export { listAttachments, listMissingItems } from './request-lists.ts'
export {
  NO_DUE,
  type Outcome as RequestOutcome,
  REQUEST_CHANNELS,
  REQUEST_STATES,
  type Request,
  type RequestChannel,
  type RequestState,
  type RequestSummary,
  URGENCIES,
  type Urgency,
  canMove,
  isOpen,
} from './request.ts'
export { findRequest, linkContact } from './requests-store.ts'
export { noteMessage, resumeRequest } from './resume-request.ts'
export { isTrackingCode, spacedCode, trackingCode } from './tracking-code.ts'
export { type WaitingWork, listWaitingWork } from './waiting-work.ts'
