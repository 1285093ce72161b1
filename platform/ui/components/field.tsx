import { type LooseInputHTMLAttributes, h } from 'preact'
import { classes } from '../class-names.ts'
import { shortcutAttributes } from './button.tsx'
import { type FieldBase, FieldFrame, describedBy } from './field-frame.tsx'

export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full'
export type FieldType = 'text' | 'email' | 'tel' | 'search' | 'number' | 'password' | 'url' | 'date' | 'time' | 'datetime-local' | 'month'

export interface FieldProps extends FieldBase {
  type?: FieldType | undefined
  value?: string | undefined
  /** Token of the HTML autofill list (`given-name`, `email`, `off`): asked for each field about the person (RGAA 11.13). */
  autocomplete?: string | undefined
  /** As wide as the answer is long. */
  width?: FieldWidth | undefined
  maxLength?: number | undefined
  inputmode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url' | undefined
  placeholder?: string | undefined
  /** Stands before the field, in its frame: `+33`. */
  prefix?: string | undefined
  /** Stands after it: `€`, `jours`. */
  suffix?: string | undefined
  disabled?: boolean | undefined
  readonly?: boolean | undefined
  spellcheck?: boolean | undefined
  shortcut?: string | undefined
  /** Bounds of a number, a date or a time. */
  min?: string | undefined
  max?: string | undefined
  step?: string | undefined
  /** Further attributes of the input: data-*, aria-*. */
  attributes?: Readonly<Record<`data-${string}` | `aria-${string}`, string>> | undefined
}

const NO_SPELLING: readonly FieldType[] = ['email', 'tel', 'password', 'url', 'number']

/** One line of text. The browser checks nothing by itself: the server answers with sentences. */
export function Field(props: FieldProps) {
  return (
    <FieldFrame field={props}>
      {props.prefix === undefined && props.suffix === undefined ? (
        <Input {...props} />
      ) : (
        <div class="with-affix">
          {props.prefix !== undefined && <span class="affix">{props.prefix}</span>}
          <Input {...props} />
          {props.suffix !== undefined && <span class="affix">{props.suffix}</span>}
        </div>
      )}
    </FieldFrame>
  )
}

function Input(props: FieldProps) {
  const { type = 'text', width = 'full' } = props
  // A number field would drop what is not a number without a word: digits are asked for by the keyboard instead.
  const numeric = type === 'number'
  const attributes: LooseInputHTMLAttributes = {
    ...props.attributes,
    class: classes('input', width !== 'full' && `width-${width}`),
    id: props.id,
    name: props.name,
    type: numeric ? 'text' : type,
    value: props.value,
    autocomplete: props.autocomplete,
    maxLength: props.maxLength,
    inputMode: props.inputmode ?? (numeric ? 'numeric' : undefined),
    placeholder: props.placeholder,
    disabled: props.disabled,
    readOnly: props.readonly,
    spellcheck: props.spellcheck ?? (NO_SPELLING.includes(type) ? false : undefined),
    min: props.min,
    max: props.max,
    step: props.step,
    'aria-required': props.required === true ? 'true' : undefined,
    'aria-invalid': props.error === undefined ? undefined : 'true',
    'aria-describedby': describedBy(props),
    ...shortcutAttributes(props.shortcut),
  }
  // Written with `h`: JSX asks for one kind of input at a time, here the kind is a value.
  return h('input', attributes)
}
