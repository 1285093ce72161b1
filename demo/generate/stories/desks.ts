import type { StoryAct, StoryRequest } from './story.ts'

/** What the demonstration agents find on their tables: requests drawn like the others, with a written course. */

type Table = readonly [typeCode: string, at: string, channel: 'portal' | 'post' | 'email' | 'phone', receivedOn?: string]

/** Hugo Lemarchand's files; with messages 29, 30 and 31 they are thirty-one. Four come to a tacit acceptance within five days: 13, 15, 16 and 17 November. */
const PLANNING: readonly Table[] = [
  ['UR-DP', '2026-10-13T10:20', 'portal'],
  ['UR-DP', '2026-10-15T16:45', 'portal'],
  ['UR-CU', '2026-10-16T09:30', 'portal'],
  ['UR-PC', '2026-09-18T11:05', 'post', '2026-09-17'],
  ['UR-DP', '2026-10-20T09:12', 'portal'],
  ['UR-DP', '2026-10-21T14:31', 'post', '2026-10-20'],
  ['UR-DP', '2026-10-23T10:02', 'portal'],
  ['UR-DP', '2026-10-26T18:20', 'portal'],
  ['UR-DP', '2026-10-28T11:47', 'email'],
  ['UR-DP', '2026-10-30T09:39', 'portal'],
  ['UR-DP', '2026-11-02T13:26', 'portal'],
  ['UR-DP', '2026-11-03T10:10', 'post', '2026-11-02'],
  ['UR-DP', '2026-11-04T20:18', 'portal'],
  ['UR-DP', '2026-11-06T09:05', 'portal'],
  ['UR-DP', '2026-11-09T15:40', 'portal'],
  ['UR-DP', '2026-11-10T10:33', 'portal'],
  ['UR-PC', '2026-09-24T10:15', 'post', '2026-09-23'],
  ['UR-PC', '2026-10-01T14:00', 'portal'],
  ['UR-PC', '2026-10-09T09:50', 'portal'],
  ['UR-PC', '2026-10-19T16:22', 'portal'],
  ['UR-PC', '2026-10-27T11:11', 'post', '2026-10-26'],
  ['UR-PC', '2026-11-03T17:35', 'portal'],
  ['UR-CU', '2026-10-22T10:44', 'portal'],
  ['UR-CU', '2026-10-27T09:18', 'portal'],
  ['UR-CU', '2026-10-29T15:52', 'email'],
  ['UR-CU', '2026-11-03T08:55', 'portal'],
  ['UR-CU', '2026-11-05T11:30', 'portal'],
  ['UR-CU', '2026-11-09T10:08', 'portal'],
]

const PLANNING_STORIES: readonly StoryRequest[] = PLANNING.map(([typeCode, at, channel, receivedOn], turn) => {
  const acts: StoryAct[] = [
    { at: channel === 'post' ? worked(after(at, { days: 3 })) : at, do: 'acknowledge' },
    { at: worked(after(at, { hours: 20 })), do: 'assign', to: 'A54' },
    { at: after(worked(after(at, { hours: 20 })), { minutes: 45 }), do: 'start' },
  ]
  if (turn % 7 === 5)
    acts.push({
      at: after(at, { days: 3 }),
      do: 'ask',
      items: ['Plan de masse coté', 'Photographie du bâtiment depuis la rue'],
      limitOn: after(at, { days: 93 }).slice(0, 10),
    })
  if (turn % 5 === 1)
    acts.push({
      at: after(at, { days: 2 }),
      do: 'task',
      kind: 'opinion',
      title: 'Avis de l’architecte des bâtiments de France',
      unit: 'FON',
      to: 'A05',
      dueOn: after(at, { days: 25 }).slice(0, 10),
    })
  if (turn === 2)
    acts.push({
      at: '2026-11-09T16:10',
      do: 'note',
      by: 'A54',
      text: 'Accord tacite le 16 : arrêté à faire signer par Étienne avant vendredi.',
    })
  if (turn === 3)
    acts.push({
      at: '2026-11-10T11:00',
      do: 'note',
      by: 'A54',
      text: 'Proposition prête, attendre la signature d’Étienne (Samira absente).',
    })
  return { key: `planning-${turn}`, typeCode, at, channel, ...(receivedOn === undefined ? {} : { receivedOn }), acts }
})

/** Nine interventions of the left bank on Abdelkader Mansouri's telephone. */
const LEFT_BANK: readonly (readonly [typeCode: string, at: string, street: string, number: number])[] = [
  ['PR-NET', '2026-11-10T08:10', 'boulevard de la Rive-Neuve', 44],
  ['PR-NET', '2026-11-10T09:26', 'rue des Maraîchers', 81],
  ['PR-NET', '2026-11-10T17:03', 'rue Paul-Ansquer', 22],
  ['PR-NET', '2026-11-11T15:20', 'quai des Forges', 12],
  ['PR-NET', '2026-11-12T07:42', 'avenue du Grand-Pré', 140],
  ['PR-DEP', '2026-11-09T12:15', 'avenue du Grand-Pré', 75],
  ['PR-DEP', '2026-11-10T07:55', 'rue des Chantiers-Navals', 103],
  ['PR-DEP', '2026-11-10T18:40', 'square Olga-Bertin', 4],
  ['PR-DEP', '2026-11-11T20:10', 'chemin de la Saulaie', 19],
]

const LEFT_BANK_STORIES: readonly StoryRequest[] = LEFT_BANK.map(([typeCode, at, street, number], turn) => {
  const assignedAt =
    at >= '2026-11-11'
      ? `2026-11-12T08:${30 + turn}`
      : at.slice(11) < '09'
        ? after(at, { hours: 2 })
        : at.startsWith('2026-11-09')
          ? '2026-11-10T08:30'
          : at.slice(11) < '15'
            ? after(at, { hours: 2 })
            : `2026-11-12T08:${30 + turn}`
  return {
    key: `left-bank-${turn}`,
    typeCode,
    at,
    channel: 'portal',
    unitCode: 'PRO',
    place: { street, number },
    acts: [
      { at, do: 'acknowledge' },
      { at: assignedAt, do: 'assign', to: 'A56' },
      {
        at: after(assignedAt, { minutes: 5 }),
        do: 'task',
        kind: 'task',
        title: 'Intervention rive gauche',
        unit: 'PRO',
        to: 'A56',
        dueOn: '2026-11-13',
      },
    ],
  }
})

interface Desk {
  by: string
  typeCode: string
  channel: StoryRequest['channel']
  siteCode?: string
  unitCode?: string
  at: readonly string[]
  /** What happens besides being assigned and begun, by rank. */
  more?: (at: string, rank: number) => readonly StoryAct[]
}

const DESKS: readonly Desk[] = [
  {
    by: 'A50',
    typeCode: 'FA-FAC',
    channel: 'portal',
    at: ['2026-11-04T19:30', '2026-11-05T12:15', '2026-11-05T21:02', '2026-11-07T10:40', '2026-11-09T08:12'],
  },
  {
    by: 'A64',
    typeCode: 'CA-MAI',
    channel: 'post',
    at: ['2026-10-28T10:10', '2026-11-02T10:25', '2026-11-03T10:05', '2026-11-05T10:40', '2026-11-06T10:15', '2026-11-09T10:30'],
  },
  {
    by: 'A39',
    typeCode: 'GE-REC',
    channel: 'email',
    at: ['2026-11-03T09:12', '2026-11-05T14:20', '2026-11-06T18:33'],
    more: (at) => [{ at: after(at, { days: 1, hours: 3 }), do: 'pledge', on: '2026-11-12' }],
  },
  {
    by: 'A51',
    typeCode: 'FA-DER',
    channel: 'portal',
    at: ['2026-10-19T20:05', '2026-10-26T21:14'],
    more: (at) => [
      {
        at: '2026-11-10T14:00',
        do: 'task',
        kind: 'task',
        title: 'Décision à signer',
        unit: 'DTE',
        to: 'A03',
        dueOn: at < '2026-10-20' ? '2026-11-13' : '2026-11-17',
      },
    ],
  },
  {
    by: 'A21',
    typeCode: 'FA-PAI',
    channel: 'portal',
    at: ['2026-10-29T12:30'],
    more: () => [
      { at: '2026-11-10T15:10', do: 'task', kind: 'task', title: 'Décision à signer', unit: 'DTE', to: 'A03', dueOn: '2026-11-13' },
    ],
  },
  {
    by: 'A34',
    typeCode: 'GE-REC',
    channel: 'post',
    unitCode: 'MDT',
    at: ['2026-10-20T10:00', '2026-11-04T10:20'],
    more: (at, rank) => [
      {
        at: after(at, { days: 1, hours: 2 }),
        do: 'note',
        by: 'A34',
        text:
          rank === 0
            ? 'Accord écrit de l’usager reçu avec la saisine : dossier ouvert.'
            : 'Pas encore d’accord écrit de l’usager : le contenu du dossier reste fermé.',
      },
    ],
  },
  {
    by: 'A53',
    typeCode: 'SO-AID',
    channel: 'counter',
    siteCode: 'MP5',
    at: ['2026-11-05T10:20', '2026-11-06T11:05', '2026-11-09T14:10', '2026-11-10T09:35'],
  },
  { by: 'A33', typeCode: 'FI-DEL', channel: 'email', at: ['2026-11-03T11:40', '2026-11-09T17:20'] },
  {
    by: 'A60',
    typeCode: 'VA-SAL',
    channel: 'portal',
    at: ['2026-11-05T18:10', '2026-11-06T12:25', '2026-11-09T20:30'],
    more: (at) => [{ at: after(at, { days: 1 }), do: 'pledge', on: '2026-11-13' }],
  },
  { by: 'A48', typeCode: 'EC-MAR', channel: 'portal', at: ['2026-11-06T20:40', '2026-11-08T15:12'] },
  { by: 'A57', typeCode: 'PR-TAG', channel: 'portal', at: ['2026-11-09T08:20', '2026-11-10T16:44'] },
]

const DESK_STORIES: readonly StoryRequest[] = DESKS.flatMap((desk) =>
  desk.at.map((at, rank): StoryRequest => {
    const assignedAt = worked(after(at, { hours: 18 }))
    return {
      key: `desk-${desk.by}-${desk.typeCode}-${rank}`,
      typeCode: desk.typeCode,
      at,
      channel: desk.channel,
      ...(desk.siteCode === undefined ? {} : { siteCode: desk.siteCode }),
      ...(desk.unitCode === undefined ? {} : { unitCode: desk.unitCode }),
      acts: [
        ...(desk.channel === 'portal' || desk.channel === 'email' ? [{ at, do: 'acknowledge' as const }] : []),
        { at: assignedAt, do: 'assign', to: desk.by },
        { at: after(assignedAt, { minutes: 40 }), do: 'start' },
        ...(desk.more?.(at, rank) ?? []),
      ],
    }
  }),
)

export const DESK_AND_FIELD_STORIES: readonly StoryRequest[] = [...PLANNING_STORIES, ...LEFT_BANK_STORIES, ...DESK_STORIES]

function after(at: string, duration: Temporal.DurationLike): string {
  return Temporal.PlainDateTime.from(at).add(duration).toString().slice(0, 16)
}

/** A time at which somebody works: Saturday, Sunday and 11 November go to the next morning, nights to nine o'clock. */
function worked(at: string): string {
  let moment = Temporal.PlainDateTime.from(at)
  if (moment.hour < 8 || moment.hour >= 18) moment = moment.with({ hour: 9, minute: 10 })
  while (moment.dayOfWeek > 5 || (moment.month === 11 && moment.day === 11)) moment = moment.add({ days: 1 }).with({ hour: 9, minute: 10 })
  return moment.toString().slice(0, 16) < '2026-11-12T09:00' ? moment.toString().slice(0, 16) : '2026-11-12T08:40'
}
