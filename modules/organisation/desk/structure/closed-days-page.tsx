import type { HistoryEvent } from '#platform/audit'
import { type Locale, formatDate } from '#platform/i18n'
import { ButtonLink, Table } from '#platform/ui'
import type { Directory } from '../../directory.ts'
import type { ClosedDay } from '../../exceptional-days.ts'
import { CLOSED_DAYS_PATH } from './addresses.ts'
import { HistoryPart, daysOfEvent } from '../history-part.tsx'
import type { Messages } from './messages/index.ts'

interface ClosedDaysProps {
  days: readonly ClosedDay[]
  /** The sites that open on one of these days by hours of their own. */
  open: readonly { on: Temporal.PlainDate; site: string }[]
  history: readonly HistoryEvent[]
  directory: Directory
  locale: Locale
  t: Messages
}

/** The days to come on which the whole city is closed, and what happened to the list. */
export function ClosedDaysPage({ days, open, history, directory, locale, t }: ClosedDaysProps) {
  const words = t.closedDays
  const sitesOn = (on: Temporal.PlainDate) => {
    const names = open.filter((each) => each.on.equals(on)).map((each) => each.site)
    return names.length === 0 ? words.noneOpen : names.join(', ')
  }
  const sentence = (event: HistoryEvent) => {
    const on = daysOfEvent(event, locale)
    if (event.name === 'closed-day.recounted') return t.history.recounted(Number(event.data['moved']), Number(event.data['seen']))
    if (event.name === 'closed-day.removed') return t.history.dayRemoved(on)
    return event.name === 'closed-day.changed' ? t.history.dayChanged(on, t.history.dayFields.reason) : t.history.dayAdded(on)
  }
  return (
    <div class="column stack administration">
      <div class="page-head">
        <h1>{words.title}</h1>
        <div class="actions">
          <ButtonLink href={`${CLOSED_DAYS_PATH}/new`} icon="add" variant="second" shortcut="n">
            {words.add}
          </ButtonLink>
        </div>
      </div>
      <p>{words.lead}</p>
      {days.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <Table
          caption={words.caption}
          rows={days}
          rowKey={(day) => day.on.toString()}
          columns={[
            {
              key: 'day',
              title: t.days.columns.day,
              header: true,
              cell: (day) => (
                <a class="nowrap" href={`${CLOSED_DAYS_PATH}/${day.on.toString()}`}>
                  {formatDate(locale, day.on, 'full')}
                </a>
              ),
            },
            { key: 'reason', title: t.days.columns.reason, cell: (day) => day.reason },
            ...(open.length === 0 ? [] : [{ key: 'open', title: words.openAllTheSame, cell: (day: ClosedDay) => sitesOn(day.on) }]),
          ]}
        />
      )}
      <HistoryPart events={history} sentence={sentence} directory={directory} locale={locale} title={t.structure.history} />
    </div>
  )
}
