import { ASSOCIATIONS } from './associations.ts'
import { BUILDING_WORKS } from './building-works.ts'
import { CANTEEN_AND_LEISURE } from './canteen-and-leisure.ts'
import { CEMETERY_AND_VISITS } from './cemetery-and-visits.ts'
import { CHILDHOOD } from './childhood.ts'
import { CIVIL_RECORDS } from './civil-records.ts'
import { CLEANLINESS } from './cleanliness.ts'
import { FAMILY_BOOK_AND_FIRST_NAME } from './family-book-and-first-name.ts'
import { FAMILY_INVOICES } from './family-invoices.ts'
import { IDENTITY_AND_VOTES } from './identity-and-votes.ts'
import { ISOLATION_AND_HOUSING } from './isolation-and-housing.ts'
import { LETTERS_AND_RIGHTS } from './letters-and-rights.ts'
import { MONEY } from './money.ts'
import { PARKING_AND_LICENCES } from './parking-and-licences.ts'
import { PLOTS_AND_SIGNS } from './plots-and-signs.ts'
import { SCHOOL } from './school.ts'
import { SOCIAL_AID } from './social-aid.ts'
import { SPORT_AND_CULTURE } from './sport-and-culture.ts'
import { STREET_PERMITS } from './street-permits.ts'
import { STREET_REPORTS } from './street-reports.ts'
import { TRANQUILLITY } from './tranquillity.ts'
import { describeType } from './describe-type.ts'
import type { DemoRequestType } from './describe-type.ts'

export type { DemoRequestType } from './describe-type.ts'

/** The catalogue in its order. */
export const REQUEST_TYPES: readonly DemoRequestType[] = [
  ...CIVIL_RECORDS,
  ...FAMILY_BOOK_AND_FIRST_NAME,
  ...IDENTITY_AND_VOTES,
  ...CEMETERY_AND_VISITS,
  ...SCHOOL,
  ...CANTEEN_AND_LEISURE,
  ...CHILDHOOD,
  ...FAMILY_INVOICES,
  ...SOCIAL_AID,
  ...ISOLATION_AND_HOUSING,
  ...BUILDING_WORKS,
  ...PLOTS_AND_SIGNS,
  ...STREET_PERMITS,
  ...STREET_REPORTS,
  ...CLEANLINESS,
  ...TRANQUILLITY,
  ...PARKING_AND_LICENCES,
  ...SPORT_AND_CULTURE,
  ...ASSOCIATIONS,
  ...MONEY,
  ...LETTERS_AND_RIGHTS,
].map(describeType)

export const TYPE_BY_CODE: ReadonlyMap<string, DemoRequestType> = new Map(REQUEST_TYPES.map((type) => [type.code, type]))
