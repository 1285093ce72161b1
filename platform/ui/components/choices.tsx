import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { ErrorText, type FieldBase, GroupFrame, describedBy } from './field-frame.tsx'

export interface Choice {
  value: string
  text: ComponentChildren
  hint?: string | undefined
  disabled?: boolean | undefined
}

interface ChoicesBase extends FieldBase {
  choices: readonly Choice[]
  /** One under the other; side by side (two short answers); in boxes (few, with a hint each). */
  layout?: 'lines' | 'inline' | 'tiles' | undefined
}
export interface RadioGroupProps extends ChoicesBase {
  value?: string | undefined
}
export interface CheckboxGroupProps extends ChoicesBase {
  values?: readonly string[] | undefined
}

/** One answer among a few. The first radio carries `id`, so that the error summary can lead to it. */
export function RadioGroup(props: RadioGroupProps) {
  return (
    <GroupFrame field={props} role="radiogroup">
      <Lines field={props} type="radio" chosen={props.value === undefined ? [] : [props.value]} />
    </GroupFrame>
  )
}

/** Several answers: the boxes are sent as `name[]`, which the server gathers into the list `name`. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  return (
    <GroupFrame field={props} role="group">
      <Lines field={{ ...props, name: `${props.name}[]` }} type="checkbox" chosen={props.values ?? []} />
    </GroupFrame>
  )
}

export interface CheckboxProps extends FieldBase {
  checked?: boolean | undefined
  /** What is sent when ticked; `on` as browsers do. */
  value?: string | undefined
  disabled?: boolean | undefined
}

/** One box with its sentence: a consent, a setting. */
export function Checkbox(props: CheckboxProps) {
  return (
    <div class={classes('field', props.error !== undefined && 'has-error')}>
      {props.error !== undefined && <ErrorText id={`${props.id}-error`}>{props.error}</ErrorText>}
      <div class="choice">
        <input
          type="checkbox"
          id={props.id}
          name={props.name}
          value={props.value ?? 'on'}
          checked={props.checked}
          disabled={props.disabled}
          aria-required={props.required === true ? 'true' : undefined}
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={describedBy(props)}
        />
        <label for={props.id}>{props.label}</label>
        {props.hint !== undefined && (
          <div class="hint" id={`${props.id}-hint`}>
            {props.hint}
          </div>
        )}
      </div>
    </div>
  )
}

function Lines({ field, type, chosen }: { field: ChoicesBase; type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  return (
    <div class={classes('choices', field.layout !== undefined && field.layout !== 'lines' && field.layout)}>
      {field.choices.map((choice, index) => {
        const id = index === 0 ? field.id : `${field.id}-${index + 1}`
        return (
          <div class="choice" key={choice.value}>
            <input
              type={type}
              id={id}
              name={field.name}
              value={choice.value}
              checked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              aria-invalid={type === 'checkbox' && field.error !== undefined ? 'true' : undefined}
              aria-describedby={choice.hint === undefined ? undefined : `${id}-choice-hint`}
            />
            <label for={id}>{choice.text}</label>
            {choice.hint !== undefined && (
              <div class="hint" id={`${id}-choice-hint`}>
                {choice.hint}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
