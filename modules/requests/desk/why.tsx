import { type Deadline, explain, explainSteps } from '#modules/deadlines'
import { labelled } from '#platform/i18n'
import { Disclosure, Reason } from '#platform/ui'
import type { RequestFile } from '../request-file.ts'
import type { DeskTools } from './desk-call.ts'

/** The last steps of a reasoning: what the day is counted from, and the day. The whole of it stands under "all dates". */
const LAST_STEPS = 2

/** "Pourquoi maintenant": the date to work to and what it is counted from, then what the law makes of silence. */
export function WhyNow({ file, tools }: { file: RequestFile; tools: DeskTools }) {
  const { t } = tools
  const { report } = file
  const callback = file.tasks.find((task) => task.kind === 'callback' && task.state === 'open' && task.dueOn !== undefined)?.dueOn
  const next = report.nextDue
  const statutory = report.deadlines.findLast((deadline) => deadline.kind === 'statutory' && deadline !== next)
  return (
    <Reason lead={t.page.why}>
      {callback !== undefined && `${t.page.callbackPromised(callback)} `}
      {next === undefined ? t.page.noDue : `${labelled(tools.locale, kindOf(next, tools), lastSteps(next, LAST_STEPS, tools))}.`}
      {statutory !== undefined && report.finishedOn === undefined && ` ${upperFirst(lastSteps(statutory, 1, tools))}.`}
    </Reason>
  )
}

function lastSteps(deadline: Deadline, count: number, { locale }: DeskTools): string {
  return explainSteps(locale, deadline.explanation.slice(-count)).join(', ')
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
  return upperFirst(words.dueKinds[deadline.kind])
}

function upperFirst(text: string): string {
  return `${text.charAt(0).toLocaleUpperCase()}${text.slice(1)}`
}
