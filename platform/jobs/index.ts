export { type Job, type JobContext, type Reaction, type ReactionEvent, defineJob, defineReaction } from './job.ts'
export { type JobBoard, type JobBoardOptions, openJobs } from './board.ts'
export { failedJobs, queueDepths, retryJob, type FailedJob } from './failures.ts'
