import type { Catalogue } from '#modules/catalogue'
import { type Directory, cityCalendar } from '#modules/organisation'
import { workingDaysBetween } from '#platform/calendar'
import type { StatusTone } from '#platform/ui'
import type { DeskMessages } from '../messages/desk/index.ts'
import type { RequestState, Urgency } from '../request.ts'

export interface Due {
  state: RequestState
  dueOn: Temporal.PlainDate | undefined
  dueKind: string | undefined
  typeCode: string
  urgency: Urgency
}

export interface Tag {
  tone: StatusTone
  text: string
}

/** A date this near, in working days, asks for a look. */
const SOON_DAYS = 2
const SILENCE_SOON_DAYS = 10

/** How long a request still has, in words: the calm signal of lists and of the page. */
export function dueTag(
  due: Due,
  about: {
    today: Temporal.PlainDate
    directory: Directory
    catalogue: Catalogue
    words: DeskMessages['tag']
    ended: (state: 'closed' | 'cancelled') => string
  },
): Tag {
  const { words } = about
  if (due.state === 'closed') return { tone: 'done', text: about.ended('closed') }
  if (due.state === 'cancelled') return { tone: 'neutral', text: about.ended('cancelled') }
  if (due.state === 'waiting') return { tone: 'waiting', text: words.waiting }
  if (due.state === 'answered') return { tone: 'done', text: words.answered }
  if (due.dueOn === undefined) return { tone: 'neutral', text: words.undated }
  const days = workingDaysBetween({ calendar: cityCalendar(about.directory), from: about.today, to: due.dueOn })
  const isLate = Temporal.PlainDate.compare(due.dueOn, about.today) < 0
  if (due.dueKind === 'statutory' && !isLate && silenceDecides(due.typeCode, about.catalogue)) {
    return { tone: days <= SILENCE_SOON_DAYS ? 'soon' : 'us', text: words.silence(due.dueOn) }
  }
  const tag = plainTag({ days, isLate, words })
  return due.dueKind === 'registration-notice' || due.dueKind === 'acknowledgement' ? { ...tag, text: words.notice(tag.text) } : tag
}

function plainTag({ days, isLate, words }: { days: number; isLate: boolean; words: DeskMessages['tag'] }): Tag {
  // Late by a Sunday only is still late: no day of work was lost, the word says one.
  if (isLate) return { tone: 'late', text: words.late(Math.max(1, -days)) }
  if (days === 0) return { tone: 'soon', text: words.today }
  return { tone: days <= SOON_DAYS ? 'soon' : 'us', text: words.days(days) }
}

function silenceDecides(typeCode: string, catalogue: Catalogue): boolean {
  const effect = catalogue.byCode.get(typeCode)?.definition.regime.silence
  return effect === 'acceptance' || effect === 'rejection'
}
