/** A team crosses services: its members keep their own. */
export interface DemoTeam {
  code: string
  name: string
  /** The directorate under which it stands. */
  parentCode: string
  sectorCode: string
  memberCodes: readonly string[]
  /** Day and month between which it works every year; absent: all year. */
  season?: { from: string; until: string }
}

export const TEAMS: readonly DemoTeam[] = [
  {
    code: 'EQ-DIFF',
    name: 'Cellule usagers difficiles',
    parentCode: 'DRU',
    sectorCode: 'S-GEN',
    memberCodes: ['A14', 'A16', 'A30', 'A34'],
  },
  {
    code: 'EQ-RENTREE',
    name: 'Rentrée scolaire',
    parentCode: 'DTE',
    sectorCode: 'S-FAM',
    memberCodes: ['A19', 'A20', 'A21', 'A50', 'A51'],
    season: { from: '05-15', until: '09-30' },
  },
  { code: 'EQ-CRISE', name: 'Crise et canicule', parentCode: 'DSO', sectorCode: 'S-SOC', memberCodes: ['A04', 'A24', 'A25', 'A14'] },
]
