import type { Directory, Site } from '#modules/organisation'
import { hoursOn } from '#platform/calendar'
import { type Locale, civilDate, formatDate } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'
import { openingNow, placeOf, timeText, weekdayName } from './site-opening.ts'

const DAYS_SHOWN = 60

/** Where and when to see us: each site with its week, its special days ahead, and whether it is open now. */
export function HoursPage({ directory, at, locale }: { directory: Directory; at: Temporal.Instant; locale: Locale }) {
  const t = messagesFor(locale).opening
  const today = civilDate(at)
  const closed = directory.closedDays.filter((day) => isAhead(day.on, today))
  return (
    <>
      <div>
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
      </div>
      {[...directory.sites.values()].map((site) => (
        <SiteHours key={site.id} site={site} directory={directory} at={at} locale={locale} />
      ))}
      {closed.length > 0 && (
        <section>
          <h2>{t.closedDays}</h2>
          <ul>
            {closed.map((day) => (
              <li key={day.on.toString()}>
                {formatDate(locale, day.on)} ({day.label})
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>{t.deaf}</p>
    </>
  )
}

function SiteHours({ site, directory, at, locale }: { site: Site; directory: Directory; at: Temporal.Instant; locale: Locale }) {
  const t = messagesFor(locale).opening
  const today = civilDate(at)
  const place = placeOf(site, directory)
  const monday = Temporal.PlainDate.from('2024-01-01')
  const week = [0, 1, 2, 3, 4, 5, 6].map((offset) => {
    const times = place.hours.weekly[([1, 2, 3, 4, 5, 6, 7] as const)[offset] ?? 1] ?? []
    return {
      day: weekdayName(monday.add({ days: offset }), locale),
      times: times.map((open) => t.from(timeText(open.from, locale), timeText(open.to, locale))).join(', '),
    }
  })
  const exceptions = site.exceptions.filter((each) => isAhead(each.on, today))
  const now = openingNow(site, { directory, at, locale })
  return (
    <section aria-labelledby={`site-${site.code}`}>
      <h2 class="ruled" id={`site-${site.code}`}>
        {site.name}
      </h2>
      <p>
        <b>{t.now}</b> {now.text}
        {site.address !== '' && site.kind !== 'telephone' && (
          <>
            <br />
            {site.address}, {site.postcode} {site.town}
          </>
        )}
        {site.phone !== undefined && (
          <>
            <br />
            {t.byPhone(site.phone)}
          </>
        )}
      </p>
      <dl class="week">
        {week.map((row) => (
          <div key={row.day}>
            <dt>{row.day}</dt>
            <dd>{row.times === '' ? t.closed : row.times}</dd>
          </div>
        ))}
      </dl>
      {exceptions.length > 0 && (
        <>
          <h3>{t.exceptions}</h3>
          <ul>
            {exceptions.map((each) => {
              const times = hoursOn(place, each.on).intervals.map((open) => t.from(timeText(open.from, locale), timeText(open.to, locale)))
              return (
                <li key={each.on.toString()}>
                  {formatDate(locale, each.on)}: {times.length === 0 ? t.closed : times.join(', ')} ({each.reason})
                </li>
              )
            })}
          </ul>
        </>
      )}
    </section>
  )
}

function isAhead(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, today) >= 0 && today.until(day).days <= DAYS_SHOWN
}
