import type { HistoryEvent } from '#platform/audit'
import { type Locale, formatDate, formatDateTime } from '#platform/i18n'
import { Timeline } from '#platform/ui'
import type { Directory } from '../directory.ts'

interface HistoryPartProps {
  events: readonly HistoryEvent[]
  /** The event in words. */
  sentence: (event: HistoryEvent) => string
  directory: Pick<Directory, 'agents'>
  locale: Locale
  title: string
}

/** What happened to something, latest first: when, what, who. Nothing where nothing happened. */
export function HistoryPart({ events, sentence, directory, locale, title }: HistoryPartProps) {
  if (events.length === 0) return <></>
  const entries = events.map((event) => {
    const who = event.actorId === undefined ? undefined : directory.agents.get(event.actorId)?.name
    return {
      key: event.id,
      when: formatDateTime(locale, event.at),
      iso: event.at.toString(),
      kind: event.actorKind === 'system' ? ('system' as const) : ('act' as const),
      content: [sentence(event), who].filter((part) => part !== undefined).join(' · '),
    }
  })
  return (
    <section aria-labelledby="history" class="stack tight">
      <h2 id="history">{title}</h2>
      <Timeline entries={entries} label={title} />
    </section>
  )
}

/** The names of what an event changed. */
export function fieldsOf(event: HistoryEvent): string[] {
  const { fields } = event.data
  return Array.isArray(fields) ? fields.map(String) : []
}

/** The days an event is about, in words: the day, or the first and the last. */
export function daysOfEvent(event: HistoryEvent, locale: Locale): string {
  const { days } = event.data
  const all = Array.isArray(days) ? days.map((day) => formatDate(locale, Temporal.PlainDate.from(String(day)))) : []
  return [...new Set([all[0], all.at(-1)])].filter((day) => day !== undefined).join(' – ')
}
