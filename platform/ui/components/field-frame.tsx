import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Icon } from './icon.tsx'

/** What every field has. `required: false` writes "(facultatif)"; absent, nothing is said. */
export interface FieldBase {
  id: string
  name: string
  label: string
  hint?: ComponentChildren
  /** What is wrong and what to do; shown at the field and announced with it. */
  error?: string | undefined
  required?: boolean | undefined
  /** The label is the question of the page, drawn large. */
  big?: boolean | undefined
  /** The label is only heard: for a field whose place says what it is. */
  labelHidden?: boolean | undefined
}

/** Ids of the texts that describe the field, for aria-describedby; undefined when there is none. */
export function describedBy({
  id,
  hint,
  error,
  extra,
}: {
  id: string
  hint?: ComponentChildren
  error?: string | undefined
  extra?: string | undefined
}): string | undefined {
  const ids = [isPresent(hint) ? `${id}-hint` : undefined, error === undefined ? undefined : `${id}-error`, extra].filter(
    (part) => part !== undefined,
  )
  return ids.length === 0 ? undefined : ids.join(' ')
}

/** Label, hint and error around one control. */
export function FieldFrame({
  field,
  class: extra,
  children,
}: {
  field: FieldBase
  class?: string | undefined
  children: ComponentChildren
}) {
  return (
    <div class={classes('field', field.error !== undefined && 'has-error', extra)}>
      <label
        for={field.id}
        class={classes(field.big === true && 'label-big', field.labelHidden === true && 'visually-hidden') || undefined}
      >
        {field.label}
        <OptionalMark required={field.required} />
      </label>
      <HintAndError field={field} />
      {children}
    </div>
  )
}

/** Legend, hint and error around several controls that answer one question. */
export function GroupFrame({
  field,
  role,
  class: extra,
  children,
}: {
  field: FieldBase
  role?: 'radiogroup' | 'group' | undefined
  class?: string | undefined
  children: ComponentChildren
}) {
  return (
    <fieldset
      id={`${field.id}-group`}
      class={classes('fieldset', 'field', field.error !== undefined && 'has-error', extra)}
      role={role}
      aria-describedby={describedBy(field)}
      aria-required={role === 'radiogroup' && field.required === true ? 'true' : undefined}
      aria-invalid={role === 'radiogroup' && field.error !== undefined ? 'true' : undefined}
    >
      <legend class={classes(field.big === true && 'label-big', field.labelHidden === true && 'visually-hidden') || undefined}>
        {field.label}
        <OptionalMark required={field.required} />
      </legend>
      <HintAndError field={field} />
      {children}
    </fieldset>
  )
}

function HintAndError({ field }: { field: FieldBase }) {
  return (
    <>
      {isPresent(field.hint) && (
        <div class="hint" id={`${field.id}-hint`}>
          {field.hint}
        </div>
      )}
      {field.error !== undefined && <ErrorText id={`${field.id}-error`}>{field.error}</ErrorText>}
    </>
  )
}

/** The sentence at a field: what is wrong and what to do. */
export function ErrorText({ id, children }: { id: string; children: string }) {
  const words = useWords()
  return (
    <p class="error-text" id={id}>
      <Icon name="danger" />
      <span>
        <span class="visually-hidden">{words.errorPrefix} </span>
        {children}
      </span>
    </p>
  )
}

function OptionalMark({ required }: { required: boolean | undefined }) {
  const words = useWords()
  return required === false ? <span class="optional"> {words.optional}</span> : null
}

function isPresent(hint: ComponentChildren): boolean {
  return hint !== undefined && hint !== null && hint !== false && hint !== ''
}
