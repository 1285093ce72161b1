import { CIVIL_RECORDS } from './civil-records.ts'
import { CLEANLINESS } from './cleanliness.ts'
import { FAMILY_ACCOUNT } from './family-account.ts'
import { IDENTITY_AND_VISITS } from './identity-and-visits.ts'
import { LEISURE } from './leisure.ts'
import { MONEY_AND_RIGHTS } from './money-and-rights.ts'
import { PLANNING } from './planning.ts'
import { PUBLIC_SPACE } from './public-space.ts'
import { SCHOOL } from './school.ts'
import { SOCIAL_AID } from './social-aid.ts'
import { TRANQUILLITY } from './tranquillity.ts'
import type { TypeTexts } from './type-texts.ts'

export type { TypeTexts } from './type-texts.ts'

/** By request type: what citizens write about it, what agents note and answer. */
export const TYPE_TEXTS: Readonly<Record<string, TypeTexts>> = {
  ...CIVIL_RECORDS,
  ...IDENTITY_AND_VISITS,
  ...SCHOOL,
  ...FAMILY_ACCOUNT,
  ...SOCIAL_AID,
  ...PLANNING,
  ...PUBLIC_SPACE,
  ...CLEANLINESS,
  ...TRANQUILLITY,
  ...LEISURE,
  ...MONEY_AND_RIGHTS,
}
