export { AGENT_LIMITS, type AgentFacts } from './agent-facts.ts'
export { type AgentRecord, findAgent } from './agents-store.ts'
export { type AgentChange, changeAgent } from './change-agent.ts'
export { cityCalendar, directoryOf, forgetDirectory } from './directory-of.ts'
export {
  type Absence,
  type Agent,
  type City,
  type Competence,
  type Directory,
  type District,
  type Partner,
  type Sector,
  type Sensitivity,
  type Site,
  type Unit,
  districtAt,
  presentAgent,
  unitAndBelow,
  unitByCode,
} from './directory.ts'
export { districtOfLine } from './street-district.ts'
export { type RoleEnd, endRole } from './end-role.ts'
export { type NewAssignment, grantRole } from './grant-role.ts'
export { type NewAgent, registerAgent } from './register-agent.ts'
export { type HeldAssignment } from './role-rules.ts'
export { type AbsenceRecord } from './absence-rules.ts'
export { type AbsenceDates, changeAbsence, declareAbsence, removeAbsence } from './declare-absence.ts'
export { type UnitInput, changeUnit, registerUnit } from './write-unit.ts'
export { type UnitRecord, findUnit } from './units-store.ts'
export { type SiteInput, changeSite, registerSite } from './write-site.ts'
export { type SiteRecord, findSite } from './sites-store.ts'
export { type ClosedDay, type Days, type ExceptionalDay, type HoursOfDay } from './exceptional-days.ts'
export { type DayInput, addExceptionalDays, changeExceptionalDay, removeExceptionalDay } from './write-exceptional-day.ts'
export { addClosedDays, changeClosedDay, removeClosedDay } from './write-closed-day.ts'
export { IMPORT_COLUMNS, IMPORT_KINDS, type ImportKind, modelFile } from './import/columns.ts'
export { type ImportFault, importKindOf } from './import/import-lines.ts'
export { type ImportFiles, type ImportReport, importOrganisation } from './import/import-organisation.ts'
