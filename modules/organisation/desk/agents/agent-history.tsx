import type { HistoryEvent } from '#platform/audit'
import { HistoryPart, fieldsOf } from '../history-part.tsx'
import type { AgentTools } from './agent-tools.ts'
import type { AgentView } from './agent-view.ts'
import { roleTitle } from './roles-part.tsx'

/** What was done about an agent: their file, roles, absences and access. */
export function AgentHistory({ view, tools }: { view: AgentView; tools: AgentTools }) {
  const { directory, locale, t } = tools
  return (
    <HistoryPart
      events={view.history}
      sentence={(event) => sentenceOf(event, { view, tools })}
      directory={directory}
      locale={locale}
      title={t.history.title}
    />
  )
}

function sentenceOf(event: HistoryEvent, { view, tools }: { view: AgentView; tools: AgentTools }): string {
  const { t, unitName } = tools
  const acts: Readonly<Record<string, (typeof t.history.acts)['role.granted']>> = t.history.acts
  const text = (name: string) => String(event.data[name] ?? '')
  const day = (name: string) => (text(name) === '' ? '' : tools.date(Temporal.PlainDate.from(text(name))))
  const words: Readonly<Record<string, string>> = { ...t.agent.fields, unitId: t.agent.fields.unit, siteId: t.agent.fields.site }
  const fields = fieldsOf(event).map((name) => (words[name] ?? name).toLowerCase())
  const held = view.assignments.find((assignment) => assignment.id === text('assignment'))
  // A role taken back before its first day is not held any more: where it was is told by the journal.
  const where = held === undefined ? [] : [held.unitId === undefined ? t.roles.everywhere : unitName(held.unitId)]
  const told = acts[event.name]?.({
    fields: fields.join(', '),
    role: [roleTitle(text('role'), tools), ...where].join(', '),
    from: day('from'),
    on: day('on'),
  })
  return told ?? event.name
}
