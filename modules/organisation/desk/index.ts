export { structureRefusalSentence } from './structure/messages/index.ts'
export { ABSENCES_PATH, AGENTS_PATH, type AgentDeskParts, MY_ABSENCES_PATH, agentDeskRoutes, managesAbsences } from './agents/index.ts'
