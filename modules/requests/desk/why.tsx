import { type Deadline, explain } from '#modules/deadlines'
import { Disclosure, Reason } from '#platform/ui'
import type { RequestFile } from '../request-file.ts'
import type { DeskTools } from './desk-call.ts'

/** "Pourquoi maintenant": the date to work to with its reasoning, then what else was promised. */
export function WhyNow({ file, tools }: { file: RequestFile; tools: DeskTools }) {
  const { t, locale } = tools
  const { report } = file
  const callback = file.tasks.find((task) => task.kind === 'callback' && task.state === 'open' && task.dueOn !== undefined)?.dueOn
  const next = report.nextDue
  return (
    <Reason lead={t.page.why}>
      {callback !== undefined && `${t.page.callbackPromised(callback)} `}
      {next === undefined ? t.page.noDue : `${kindOf(next, tools)} : ${lowerFirst(explain(locale, next.explanation))}`}
    </Reason>
  )
}

/** Every date of the request with the sentence that explains it. */
export function AllDates({ file, tools }: { file: RequestFile; tools: DeskTools }) {
  const { t } = tools
  const deadlines = [...file.report.deadlines, ...file.report.earlierRounds.flat()]
  if (deadlines.length === 0) return null
  return (
    <Disclosure summary={t.page.dates} id="dates">
      <dl class="deadlines">
        {deadlines.map((deadline, index) => (
          <div key={`${deadline.kind}-${String(index)}`}>
            <dt>{kindOf(deadline, tools)}</dt>
            <dd>
              <b>
                {deadline.dueOn === undefined
                  ? t.page.deadlineState[deadline.state]
                  : `${t.page.dueOn(deadline.dueOn)}, ${t.page.deadlineState[deadline.state]}`}
              </b>
              <p>{explain(tools.locale, deadline.explanation)}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Disclosure>
  )
}

function kindOf(deadline: Deadline, { words }: DeskTools): string {
  const label = words.dueKinds[deadline.kind]
  return `${label.charAt(0).toLocaleUpperCase()}${label.slice(1)}`
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLocaleLowerCase()}${text.slice(1)}`
}
