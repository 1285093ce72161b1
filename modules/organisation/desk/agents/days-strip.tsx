import type { WorkingCalendar } from '#platform/calendar'
import { classes } from '#platform/ui'
import { type AbsenceRecord, absenceOn } from '../../absence-rules.ts'
import type { AgentTools } from './agent-tools.ts'

interface DaysStripProps {
  from: Temporal.PlainDate
  until: Temporal.PlainDate
  absences: readonly AbsenceRecord[]
  calendar: WorkingCalendar
  tools: AgentTools
}

/** Weeks as a table: a line an agent, a column a day. The full squares are also said in words, so that the table can be heard. */
export function DaysStrip({ from, until, absences, calendar, tools }: DaysStripProps) {
  const { t, date, agentName, today, locale } = tools
  const days = Array.from({ length: from.until(until).days + 1 }, (_empty, index) => from.add({ days: index }))
  const agents = [...new Set(absences.map((absence) => absence.agentId))].sort((a, b) => agentName(a).localeCompare(agentName(b), locale))
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' })
  if (agents.length === 0) return <p>{t.absences.noneShown}</p>
  return (
    <>
      <p class="hint">{t.absences.stripHint}</p>
      <div class="table-frame" tabIndex={0} role="region" aria-labelledby="strip">
        <table class="days-strip">
          <thead>
            <tr>
              <th scope="col">{t.absences.columns.agent}</th>
              {days.map((day) => (
                <th
                  key={day.toString()}
                  scope="col"
                  class={classes(isOff(calendar, day) && 'off', day.dayOfWeek === 1 && 'monday')}
                  aria-current={day.equals(today) ? 'date' : undefined}
                >
                  <span aria-hidden="true">
                    {weekday.format(Date.UTC(day.year, day.month - 1, day.day))}
                    <br />
                    {day.day}
                  </span>
                  <span class="visually-hidden">{date(day)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {agents.map((agentId) => (
              <tr key={agentId}>
                <th scope="row">{agentName(agentId)}</th>
                {days.map((day) => {
                  const away = absences.some((absence) => absence.agentId === agentId && absenceOn(absence, day) === 'now')
                  return (
                    <td
                      key={day.toString()}
                      class={classes(isOff(calendar, day) && 'off', day.dayOfWeek === 1 && 'monday', away && 'away')}
                    >
                      {away && <span class="visually-hidden">{t.absences.away}</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function isOff(calendar: WorkingCalendar, day: Temporal.PlainDate): boolean {
  return !calendar.isWorkingDay(day)
}
