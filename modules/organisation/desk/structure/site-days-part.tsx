import { type Locale, formatDate } from '#platform/i18n'
import { Actions, ButtonLink, Table } from '#platform/ui'
import { type ExceptionalDay, hoursText } from '../../exceptional-days.ts'
import { SITES_PATH, siteDaysUrl } from './addresses.ts'
import type { Messages } from './messages/index.ts'

/** How many days the page of a site shows before the others are asked for. */
export const DAYS_SHOWN = 8

interface SiteDaysProps {
  siteId: string
  days: readonly ExceptionalDay[]
  all: boolean
  locale: Locale
  t: Messages
}

/** The days on which a site keeps other hours, the next one first. */
export function SiteDaysPart({ siteId, days, all, locale, t: { days: t } }: SiteDaysProps) {
  const shown = all ? days : days.slice(0, DAYS_SHOWN)
  return (
    <section aria-labelledby="days" class="stack tight">
      <h2 id="days">{t.title}</h2>
      <p>{days.length === 0 ? t.none : t.lead}</p>
      {days.length > 0 && (
        <Table
          caption={t.title}
          captionHidden
          rows={shown}
          rowKey={(day) => day.on.toString()}
          columns={[
            {
              key: 'day',
              title: t.columns.day,
              header: true,
              cell: (day) => (
                <a class="nowrap" href={siteDaysUrl(siteId, day.on.toString())}>
                  {formatDate(locale, day.on, 'full')}
                </a>
              ),
            },
            { key: 'hours', title: t.columns.hours, cell: (day) => (day.intervals.length === 0 ? t.closed : hoursText(day.intervals)) },
            { key: 'reason', title: t.columns.reason, cell: (day) => day.reason },
          ]}
        />
      )}
      {shown.length < days.length && (
        <p>
          <a href={`${SITES_PATH}/${siteId}?days=all#days`}>{t.all(days.length)}</a>
        </p>
      )}
      <Actions>
        <ButtonLink href={siteDaysUrl(siteId, 'new')} variant="second" icon="add">
          {t.add}
        </ButtonLink>
      </Actions>
    </section>
  )
}
