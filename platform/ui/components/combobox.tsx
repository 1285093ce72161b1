import { useWords } from '../ui-context.ts'
import { Field, type FieldProps } from './field.tsx'

export interface ComboboxProps extends Omit<FieldProps, 'type' | 'attributes' | 'autocomplete'> {
  /** Answers suggestions for `?q=…`: JSON `[{ value, text, hint?, href? }]` or HTML options. */
  url: string
  /** Name under which the chosen value is sent beside the text; only filled when a suggestion was chosen. */
  valueName?: string | undefined
  /** The value already chosen. */
  chosen?: string | undefined
  /** Choosing goes to the suggestion's address. */
  follow?: boolean | undefined
}

/** A text field that suggests. The server must do with the text alone: that is all it gets without script. */
export function Combobox({ url, valueName, chosen, follow, ...field }: ComboboxProps) {
  const words = useWords()
  return (
    <div
      class="combobox"
      data-island="combobox"
      data-url={url}
      data-value-name={valueName}
      data-value={chosen}
      data-follow={follow === true ? 'true' : undefined}
      data-words={JSON.stringify(words.comboboxWords)}
    >
      <Field {...field} autocomplete="off" />
    </div>
  )
}
