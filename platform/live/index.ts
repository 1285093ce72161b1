export { type LiveHub, openLive } from './hub.ts'
export { liveTopics } from './topics.ts'
