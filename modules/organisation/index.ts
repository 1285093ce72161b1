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
