export interface DemoAbsence {
  agentCode: string
  startsOn: string
  endsOn: string
  reason: string
  substituteCode: string
  /** What passes to the substitute. A signature never does without a delegation of one's own. */
  scope: string
}

/** Dates are those of the anchor week; chains are two substitutes long at most. */
export const ABSENCES: readonly DemoAbsence[] = [
  {
    agentCode: 'A26',
    startsOn: '2026-09-14',
    endsOn: '2027-03-12',
    reason: 'absence longue',
    substituteCode: 'A54',
    scope: 'affectations, tâches, boîte ; signature : A05',
  },
  {
    agentCode: 'A54',
    startsOn: '2026-12-21',
    endsOn: '2027-01-01',
    reason: 'congés',
    substituteCode: 'A05',
    scope: 'affectations, tâches, boîte',
  },
  {
    agentCode: 'A48',
    startsOn: '2026-11-09',
    endsOn: '2026-11-13',
    reason: 'formation',
    substituteCode: 'A17',
    scope: 'affectations, tâches, boîte',
  },
  {
    agentCode: 'A50',
    startsOn: '2026-11-10',
    endsOn: '2026-11-12',
    reason: 'congés',
    substituteCode: 'A19',
    scope: 'affectations, tâches, boîte',
  },
]
