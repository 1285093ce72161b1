import { z } from 'zod'
import { Actions, Breadcrumb, Button, ErrorSummary, Field, Form, Select } from '#platform/ui'
import type { AbsenceRecord } from '../../absence-rules.ts'
import { REASON_AT_MOST } from '../../absence-rules.ts'
import type { AbsenceDates } from '../../declare-absence.ts'
import type { AgentTools } from './agent-tools.ts'
import { agentOptions } from './choices.ts'
import { type FormState, chosen, line, neededDay, version } from './form-state.ts'

const fields = { startsOn: neededDay, endsOn: neededDay, reason: line, substitute: chosen }

export const newAbsenceForm = z.object({ ...fields, agent: chosen })
export const changeAbsenceForm = z.object({ ...fields, version })
export const removeAbsenceForm = z.object({ version })

/** From the form to the use case. */
export function datesOf(form: z.infer<typeof changeAbsenceForm> | z.infer<typeof newAbsenceForm>): AbsenceDates {
  return { startsOn: form.startsOn, endsOn: form.endsOn, reason: form.reason, substituteId: form.substitute }
}

export function absenceValues(absence: AbsenceRecord): Record<string, string> {
  return {
    startsOn: absence.startsOn.toString(),
    endsOn: absence.endsOn.toString(),
    reason: absence.reason,
    substitute: absence.substituteId ?? '',
  }
}

interface AbsencePageProps {
  title: string
  /** The list the page belongs to. */
  list: { path: string; title: string }
  /** Of an absence that is there; absent: a new one. */
  absence: AbsenceRecord | undefined
  /** Whom one may choose; absent: the agent is known. */
  among: readonly string[] | undefined
  state: FormState
  tools: AgentTools
}

/** Declaring an absence, or changing and taking one back. */
export function AbsencePage({ title, list, absence, among, state, tools }: AbsencePageProps) {
  const { t, actor } = tools
  const words = t.absences
  const action = `${list.path}/${absence?.id ?? 'new'}`
  const hidden = absence === undefined ? {} : { version: String(absence.version) }
  const without = absence?.agentId ?? (among === undefined ? actor.id : undefined)
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: list.path, text: list.title }]} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      <Form action={action} hidden={hidden}>
        {among !== undefined && (
          <Select
            id="agent"
            name="agent"
            label={words.agent}
            empty={words.chooseAgent}
            value={state.value('agent')}
            error={state.error('agent')}
            options={agentOptions(tools, { among })}
            width="l"
            required
          />
        )}
        <AbsenceFields state={state} without={without} tools={tools} />
        <Actions>
          <Button>{words.button}</Button>
          <a href={list.path}>{t.cancel}</a>
        </Actions>
      </Form>
      {absence !== undefined && (
        <Form action={`${action}/remove`} hidden={hidden}>
          <p class="hint">{words.removeHint}</p>
          <Actions>
            <Button variant="danger">{words.remove}</Button>
          </Actions>
        </Form>
      )}
    </div>
  )
}

function AbsenceFields({ state, without, tools }: { state: FormState; without: string | undefined; tools: AgentTools }) {
  const { t } = tools
  const words = t.absences
  const field = (name: string, hint?: string) => {
    const known = state.known(name)
    return {
      id: name,
      name,
      value: state.value(name),
      error: state.error(name),
      hint: known === undefined ? hint : t.known(inWords(known, tools)),
      autocomplete: 'off',
    }
  }
  return (
    <>
      <div class="field-row">
        <Field {...field('startsOn')} type="date" label={words.startsOn} width="m" required />
        <Field {...field('endsOn')} type="date" label={words.endsOn} width="m" required />
      </div>
      <Field {...field('reason', words.reasonHint)} label={words.reason} width="l" maxLength={REASON_AT_MOST} required={false} />
      <Select
        {...field('substitute', words.substituteHint)}
        label={words.substitute}
        empty={words.noSubstitute}
        options={agentOptions(tools, without === undefined ? {} : { without })}
        width="l"
      />
    </>
  )
}

/** A value of the absence in words: a date, a name. */
function inWords(value: string, { t, date, directory }: AgentTools): string {
  if (value === '') return t.nothing
  return /^\d{4}-\d\d-\d\d$/.test(value) ? date(Temporal.PlainDate.from(value)) : (directory.agents.get(value)?.name ?? value)
}
