import { useWords } from '../ui-context.ts'
import { shortcutAttributes } from './button.tsx'
import { type FieldBase, FieldFrame, describedBy } from './field-frame.tsx'

export interface TextAreaProps extends FieldBase {
  value?: string | undefined
  rows?: number | undefined
  /** Characters at most; told under the field, counted while typing, refused by the server only. */
  maxLength?: number | undefined
  /** Where what is typed is kept: `POST text=…`; see the draft island. */
  draftUrl?: string | undefined
  autocomplete?: string | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  readonly?: boolean | undefined
  shortcut?: string | undefined
  attributes?: Readonly<Record<`data-${string}` | `aria-${string}`, string>> | undefined
}

/** Several lines of text. Longer than allowed, it can still be typed and then shortened: nothing is cut. */
export function TextArea(props: TextAreaProps) {
  const words = useWords()
  const counterId = props.maxLength === undefined ? undefined : `${props.id}-counter`
  return (
    <FieldFrame field={props}>
      <textarea
        {...props.attributes}
        class="input"
        id={props.id}
        name={props.name}
        rows={props.rows ?? 5}
        autocomplete={props.autocomplete}
        placeholder={props.placeholder}
        disabled={props.disabled}
        readOnly={props.readonly}
        aria-required={props.required === true ? 'true' : undefined}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy({ ...props, extra: counterId })}
        data-draft-url={props.draftUrl}
        {...shortcutAttributes(props.shortcut)}
      >
        {keepFirstLine(props.value ?? '')}
      </textarea>
      {props.maxLength !== undefined && (
        <p
          class="counter"
          id={counterId}
          data-island="counter"
          data-for={props.id}
          data-max={props.maxLength}
          data-words={JSON.stringify(words.counterWords)}
        >
          {words.charactersMax(props.maxLength)}
        </p>
      )}
      {props.draftUrl !== undefined && (
        <p class="draft-state" role="status" data-draft-state={props.id} data-words={JSON.stringify(words.draftWords)} />
      )}
    </FieldFrame>
  )
}

// HTML drops the first line break of a textarea: one more keeps a text that begins with an empty line.
function keepFirstLine(value: string): string {
  return value.startsWith('\n') || value.startsWith('\r') ? `\n${value}` : value
}
