import type { SentForm } from '#platform/http'
import { Actions, Breadcrumb, Button, ErrorSummary, Field, Form, RadioGroup } from '#platform/ui'
import { DAY_LIMITS } from '../../exceptional-days.ts'
import { WHAT } from './day-fields.ts'
import type { Messages } from './messages/index.ts'

interface DayFormProps {
  title: string
  /** The page that lists the days. */
  list: { path: string; title: string }
  trail?: readonly { href: string; text: string }[]
  action: string
  /** Of a day that is there; absent: days to add. */
  version: number | undefined
  /** What is kept now: told beside what was typed when somebody else was faster. */
  known: Readonly<Record<string, string>>
  /** False for the whole city, which is closed or not. */
  withHours: boolean
  hints: { until: string; reason: string; remove: string }
  today: string
  state: SentForm
  t: Messages
}

/** Days to add, or one day to change or take back: which days, closed or which hours, and the reason the public reads. */
export function DayForm({ title, list, trail = [], action, version, known, withHours, hints, today, state, t }: DayFormProps) {
  const { days, structure } = t
  const words = days.fields
  const field = (name: string, hint?: string) => {
    const differs = state.status === 409 && known[name] !== undefined && known[name] !== state.value(name)
    const told = differs ? structure.known(name === 'what' ? choiceText(known[name] ?? '', t) : (known[name] ?? '')) : hint
    return { id: name, name, value: state.value(name), error: state.error(name), hint: told, autocomplete: 'off' }
  }
  const hidden = version === undefined ? {} : { version: String(version) }
  return (
    <div class="column stack">
      <Breadcrumb items={[...trail, { href: list.path, text: list.title }]} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      <Form action={action} hidden={hidden}>
        {version === undefined && (
          <>
            <Field {...field('from')} type="date" label={words.from} width="m" min={today} required />
            <Field {...field('until', hints.until)} type="date" label={words.until} width="m" min={today} required={false} />
          </>
        )}
        {withHours && (
          <>
            <RadioGroup {...field('what')} label={words.what} choices={WHAT.map((what) => ({ value: what, text: choiceText(what, t) }))} />
            <Field {...field('hours', words.hoursHint)} label={words.hours} width="l" />
          </>
        )}
        <Field {...field('reason', hints.reason)} label={words.reason} width="l" maxLength={DAY_LIMITS.reason} required />
        <Actions>
          <Button>{days.save}</Button>
          <a href={list.path}>{structure.cancel}</a>
        </Actions>
      </Form>
      {version !== undefined && (
        <Form action={`${action}/remove`} hidden={hidden}>
          <p class="hint">{hints.remove}</p>
          <Actions>
            <Button variant="danger">{days.remove}</Button>
          </Actions>
        </Form>
      )}
    </div>
  )
}

function choiceText(what: string, { days: { fields } }: Messages): string {
  return what === 'closed' ? fields.what_closed : fields.what_hours
}
