import type { StoryAct, StoryRequest } from './story.ts'

/** new: just come in; taken: assigned; begun: in hand; asked: an item is awaited; done: answered and closed. */
export type Stage = 'new' | 'taken' | 'begun' | 'asked' | 'done'

/** How a message of the collection came in, and how far it is. */
export interface Coming {
  at: string
  who?: string
  siteCode?: string
  stage: Stage
  by?: string
  subject: string
  place?: StoryRequest['place']
  receivedOn?: string
  item?: string
  answer?: string
}

/** What was done about it until the anchor. */
export function actsOf(coming: Coming, channel: string): readonly StoryAct[] {
  const { at, stage, by } = coming
  const acts: StoryAct[] = []
  if (channel === 'portal' || (channel === 'email' && stage !== 'new'))
    acts.push({ at: later(at, channel === 'portal' ? 1 : 200), do: 'acknowledge' })
  if (stage === 'new' || by === undefined) return acts
  const isToday = at.startsWith('2026-11-12')
  const taken = isToday ? later(at, 4) : morningAfter(at)
  acts.push({ at: taken, do: 'assign', to: by })
  if (stage === 'taken') return acts
  acts.push({ at: later(taken, 35), do: 'start' })
  if (stage === 'asked')
    acts.push({ at: later(taken, 50), do: 'ask', items: [coming.item ?? 'Un justificatif de domicile'], limitOn: '2026-11-30' })
  if (stage !== 'done') return acts
  if (coming.answer !== undefined) acts.push({ at: later(taken, 90), do: 'answer', text: coming.answer })
  acts.push({ at: later(taken, 91), do: 'close', outcome: 'granted' })
  return acts
}

function later(at: string, minutes: number): string {
  return Temporal.PlainDateTime.from(at).add({ minutes }).toString().slice(0, 16)
}

/** The next working morning of that fortnight, at nine and some. */
function morningAfter(at: string): string {
  let moment = Temporal.PlainDateTime.from(at)
  if (moment.hour >= 8 && moment.hour < 15 && isWorked(moment)) return later(at, 70)
  do moment = moment.add({ days: 1 })
  while (!isWorked(moment))
  const minute = 5 + ((moment.day * 7) % 20)
  return moment
    .with({ hour: moment.day === 12 ? 8 : 9, minute: moment.day === 12 ? 35 + (minute % 10) : minute })
    .toString()
    .slice(0, 16)
}

function isWorked(moment: Temporal.PlainDateTime): boolean {
  return moment.dayOfWeek < 6 && !(moment.month === 11 && moment.day === 11)
}
