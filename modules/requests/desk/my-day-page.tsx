import { formatDate } from '#platform/i18n'
import type { ComponentChildren } from 'preact'
import { EmptyState, Live, StatusTag } from '#platform/ui'
import type { OpenTask } from '../open-tasks.ts'
import type { RequestSummary } from '../request.ts'
import { queueUrl, requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import type { MyDay } from './my-day.ts'
import { QueueRows } from './queue-rows.tsx'

/** The agent's first page: what is late, what is due, what arrived, what nobody has. */
export function MyDayPage({ day, tools }: { day: MyDay; tools: DeskTools }) {
  const { t, actor, locale, today } = tools
  const calm = day.late.length === 0 && day.dueToday.length === 0 && day.waitingForMe.length === 0 && day.unread.length === 0
  return (
    <Live id="my-day" topics={[`agent:${actor.id}`, `unit:${actor.unitId}`]} url="/desk">
      <div class="page-head">
        <h1>{t.day.hello(actor.name.split(' ')[0] ?? actor.name)}</h1>
        <span class="muted">{formatDate(locale, today, 'full')}</span>
      </div>
      {calm && (
        <EmptyState title={t.day.allDone} icon="check-circle" actions={<a href={queueUrl({ unassigned: '1' })}>{t.list.seeUnassigned}</a>}>
          {t.day.allDoneText}
        </EmptyState>
      )}
      <div class="day">
        <Part
          id="late"
          title={t.day.late}
          rows={day.late}
          all={queueUrl({ mine: '1', late: '1' })}
          none={t.day.nothingLate}
          tools={tools}
          list="mine=1&late=1"
        />
        <Part
          id="today"
          title={t.day.dueToday}
          rows={day.dueToday}
          all={queueUrl({ mine: '1' })}
          none={t.day.nothingToday}
          tools={tools}
          list="mine=1"
        />
        <Part id="unread" title={t.day.unread} rows={day.unread} none={t.day.nothingUnread} tools={tools} list="mine=1" />
        <Tasks tasks={day.tasks} tools={tools} />
        <Part
          id="waiting"
          title={t.day.waitingForMe}
          rows={day.waitingForMe}
          all={queueUrl({ mine: '1' })}
          none={t.day.nothingWaiting}
          tools={tools}
          list="mine=1"
        />
        <Part
          id="unassigned"
          title={t.day.unassigned}
          rows={day.unassigned}
          all={queueUrl({ unassigned: '1' })}
          none={t.day.nothingUnassigned}
          tools={tools}
          list="unassigned=1"
        />
      </div>
    </Live>
  )
}

function Part({
  id,
  title,
  rows,
  all,
  none,
  tools,
  list,
}: {
  id: string
  title: string
  rows: readonly RequestSummary[]
  all?: string | undefined
  none: string
  tools: DeskTools
  list: string
}) {
  return (
    <Section id={id} title={title} count={rows.length} all={rows.length === 0 ? undefined : all} tools={tools}>
      {rows.length === 0 ? <p class="muted">{none}</p> : <QueueRows rows={rows} tools={tools} label={title} list={list} whole />}
    </Section>
  )
}

function Section({
  id,
  title,
  count,
  all,
  tools: { t },
  children,
}: {
  id: string
  title: string
  count: number
  all?: string | undefined
  tools: DeskTools
  children: ComponentChildren
}) {
  return (
    <section class="sheet" aria-labelledby={`day-${id}`}>
      <header>
        <h2 id={`day-${id}`}>
          {title} {count > 0 && <span class="count">{count}</span>}
        </h2>
        {all !== undefined && (
          <a href={all} aria-label={t.day.seeAll(title)}>
            {t.day.all}
          </a>
        )}
      </header>
      {children}
    </section>
  )
}

function Tasks({ tasks, tools }: { tasks: readonly OpenTask[]; tools: DeskTools }) {
  const { t, today } = tools
  return (
    <Section id="tasks" title={t.day.tasks} count={tasks.length} tools={tools}>
      {tasks.length === 0 ? (
        <p class="muted">{t.day.nothingTasks}</p>
      ) : (
        <ul class="rows" aria-label={t.day.tasks}>
          {tasks.map((task) => (
            <li key={task.id}>
              <a class="title" href={requestUrl(task.reference, { act: `tasks/${task.id}` })} data-row>
                {task.title}
              </a>
              <span class="side">
                {task.dueOn !== undefined && (
                  <StatusTag tone={Temporal.PlainDate.compare(task.dueOn, today) < 0 ? 'late' : 'soon'}>
                    {t.day.taskDue(task.dueOn)}
                  </StatusTag>
                )}
              </span>
              <span class="under">{task.subject}</span>
              <span class="reference">{task.reference}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
