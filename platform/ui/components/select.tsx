import { classes } from '../class-names.ts'
import type { FieldWidth } from './field.tsx'
import { type FieldBase, FieldFrame, describedBy } from './field-frame.tsx'

export interface Option {
  value: string
  text: string
  disabled?: boolean | undefined
}

export interface OptionGroup {
  label: string
  options: readonly Option[]
}

export interface SelectProps extends FieldBase {
  options: readonly (Option | OptionGroup)[]
  value?: string | undefined
  /** First line with an empty value: "Choisir…", "Tous les services". */
  empty?: string | undefined
  width?: FieldWidth | undefined
  disabled?: boolean | undefined
  autocomplete?: string | undefined
  /** Sends its form on change; the form keeps a button for those without script. */
  submitOnChange?: boolean | undefined
}

/** A closed list of more than six; for fewer, prefer radios. Native: it works with every keyboard and telephone. */
export function Select(props: SelectProps) {
  const { width = 'full' } = props
  return (
    <FieldFrame field={props}>
      <select
        class={classes('input', width !== 'full' && `width-${width}`)}
        id={props.id}
        name={props.name}
        disabled={props.disabled}
        autocomplete={props.autocomplete}
        aria-required={props.required === true ? 'true' : undefined}
        aria-invalid={props.error === undefined ? undefined : 'true'}
        aria-describedby={describedBy(props)}
        data-island={props.submitOnChange === true ? 'submit-on-change' : undefined}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((item) =>
          'options' in item ? (
            <optgroup key={item.label} label={item.label}>
              {item.options.map((option) => (
                <OptionLine key={option.value} option={option} chosen={props.value} />
              ))}
            </optgroup>
          ) : (
            <OptionLine key={item.value} option={item} chosen={props.value} />
          ),
        )}
      </select>
    </FieldFrame>
  )
}

function OptionLine({ option, chosen }: { option: Option; chosen: string | undefined }) {
  return (
    <option value={option.value} disabled={option.disabled} selected={option.value === chosen}>
      {option.text}
    </option>
  )
}
