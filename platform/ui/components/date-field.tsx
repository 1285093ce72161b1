import { useWords } from '../ui-context.ts'
import { classes } from '../class-names.ts'
import { type FieldBase, GroupFrame } from './field-frame.tsx'

export type DatePart = 'day' | 'month' | 'year'
export interface DateParts {
  day: string
  month: string
  year: string
}

export interface DateFieldProps extends Omit<FieldBase, 'name'> {
  /** Sent as `${name}Day`, `${name}Month`, `${name}Year`. */
  name: string
  value?: Partial<DateParts> | undefined
  /** Which parts the error is about; absent: all. */
  wrong?: readonly DatePart[] | undefined
  /** For a birth date: the browser may fill it. */
  birth?: boolean | undefined
}

const PARTS = ['day', 'month', 'year'] as const
const SUFFIX: Record<DatePart, string> = { day: 'Day', month: 'Month', year: 'Year' }

/** A known date typed in three fields: no calendar to fight with. The error summary links to `id`, the day. */
export function DateField(props: DateFieldProps) {
  const words = useWords()
  const label: Record<DatePart, string> = { day: words.day, month: words.month, year: words.year }
  return (
    <GroupFrame field={props} role="group">
      <div class="date-parts">
        {PARTS.map((part) => {
          const id = part === 'day' ? props.id : `${props.id}-${part}`
          return (
            <div key={part} class={classes(part === 'year' && 'year') || undefined}>
              <label for={id}>{label[part]}</label>
              <input
                class="input"
                id={id}
                name={`${props.name}${SUFFIX[part]}`}
                value={props.value?.[part]}
                inputMode="numeric"
                maxLength={part === 'year' ? 4 : 2}
                autocomplete={props.birth === true ? `bday-${part}` : 'off'}
                aria-required={props.required === true ? 'true' : undefined}
                aria-invalid={isWrong(props, part) ? 'true' : undefined}
                aria-describedby={isWrong(props, part) ? `${props.id}-error` : undefined}
              />
            </div>
          )
        })}
      </div>
    </GroupFrame>
  )
}

function isWrong({ error, wrong }: DateFieldProps, part: DatePart): boolean {
  return error !== undefined && (wrong === undefined || wrong.includes(part))
}
