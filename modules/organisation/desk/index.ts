export {
  CLOSED_DAYS_PATH,
  IMPORT_PATH,
  ORGANISATION_PATH,
  SITES_PATH,
  type StructureDeskParts,
  structureDeskRoutes,
  structureRefusalSentence,
} from './structure/index.ts'
export { ABSENCES_PATH, AGENTS_PATH, type AgentDeskParts, MY_ABSENCES_PATH, agentDeskRoutes, managesAbsences } from './agents/index.ts'
