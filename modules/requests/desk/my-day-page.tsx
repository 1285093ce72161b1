import { formatDate } from '#platform/i18n'
import type { ComponentChildren } from 'preact'
import { EmptyState, Live, StatusTag } from '#platform/ui'
import type { OpenTask } from '../open-tasks.ts'
import { queueUrl, requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import type { FirstOf, MyDay } from './my-day.ts'
import { QueueRows } from './queue-rows.tsx'

/** The agent's first page: their own requests by urgency; beside them what arrived, what is asked of them, what nobody has. */
export function MyDayPage({ day, tools }: { day: MyDay; tools: DeskTools }) {
  const { t, actor, locale, today } = tools
  const reads = actor.sight.units.length > 0 || actor.sight.sectors.length > 0
  const isCalm = [day.late, day.dueToday, day.waitingForMe, day.unread, day.lateInServices].every((list) => list === undefined || list.count === 0)
  return (
    <Live id="my-day" topics={[`agent:${actor.id}`, ...actor.sight.units.slice(0, MOST_TOPICS).map((id) => `unit:${id}`)]} url="/desk">
      <div class="page-head">
        <h1>{t.day.hello(actor.name.split(' ')[0] ?? actor.name)}</h1>
        <span class="muted">{formatDate(locale, today, 'full')}</span>
      </div>
      {!reads && <EmptyState title={t.day.noRequests}>{t.day.noRequestsText}</EmptyState>}
      {reads && isCalm && (
        <EmptyState
          title={t.day.allDone}
          icon="check-circle"
          actions={day.unassigned.count === 0 ? undefined : <a href={queueUrl({ unassigned: '1' })}>{t.list.seeUnassigned}</a>}
        >
          {t.day.allDoneText}
        </EmptyState>
      )}
      {reads && <Sheets day={day} tools={tools} />}
    </Live>
  )
}

const MOST_TOPICS = 60

function Sheets({ day, tools }: { day: MyDay; tools: DeskTools }) {
  const { t } = tools
  const hasOwn = day.late.count + day.dueToday.count + day.waitingForMe.count > 0
  return (
    <div class="day">
      <div>
        {hasOwn ? (
          <>
            <Part
              id="late"
              title={t.day.late}
              first={day.late}
              all={queueUrl({ mine: '1', late: '1' })}
              none={t.day.nothingLate}
              tools={tools}
              list="mine=1&late=1"
            />
            <Part
              id="today"
              title={t.day.dueToday}
              first={day.dueToday}
              all={queueUrl({ mine: '1' })}
              none={t.day.nothingToday}
              tools={tools}
              list="mine=1"
            />
            <Part
              id="waiting"
              title={t.day.waitingForMe}
              first={day.waitingForMe}
              all={queueUrl({ mine: '1' })}
              none={t.day.nothingWaiting}
              tools={tools}
              list="mine=1"
            />
          </>
        ) : (
          <Part id="late" title={t.queues.mine} first={{ rows: [], count: 0 }} none={`${t.list.emptyMine}.`} tools={tools} list="mine=1" />
        )}
        {day.lateInServices !== undefined && (
          <Part
            id="team"
            title={t.day.lateInServices}
            first={day.lateInServices}
            all={queueUrl({ late: '1' })}
            none={t.day.nothingLate}
            tools={tools}
            list="late=1"
            showsAssignee
          />
        )}
      </div>
      <div>
        <Part id="unread" title={t.day.unread} first={day.unread} none={t.day.nothingUnread} tools={tools} list="mine=1" />
        <Tasks tasks={day.tasks} tools={tools} />
        <Part
          id="unassigned"
          title={t.day.unassigned}
          first={day.unassigned}
          all={queueUrl({ unassigned: '1' })}
          none={t.day.nothingUnassigned}
          tools={tools}
          list="unassigned=1"
        />
      </div>
    </div>
  )
}

function Part({
  id,
  title,
  first: { rows, count },
  all,
  none,
  tools,
  list,
  showsAssignee,
}: {
  id: string
  title: string
  first: FirstOf
  all?: string | undefined
  none: string
  tools: DeskTools
  list: string
  showsAssignee?: boolean | undefined
}) {
  return (
    <Section id={id} title={title} count={count} all={count === 0 ? undefined : all} tools={tools}>
      {rows.length === 0 ? (
        <p class="muted">{none}</p>
      ) : (
        <QueueRows rows={rows} tools={tools} label={title} list={list} showsAssignee={showsAssignee} whole />
      )}
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
