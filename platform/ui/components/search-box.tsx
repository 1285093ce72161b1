import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Button } from './button.tsx'

export interface SearchBoxProps {
  action: string
  id?: string | undefined
  name?: string | undefined
  value?: string | undefined
  label?: string | undefined
  /** Drawn large: the first thing of a home page. */
  big?: boolean | undefined
  /** Answers suggestions as HTML options or JSON (see Combobox); absent: a plain search. */
  suggestUrl?: string | undefined
}

/** A search as a form: its result is a page with an address. */
export function SearchBox({ action, id = 'search', name = 'q', value, label, big, suggestUrl }: SearchBoxProps) {
  const words = useWords()
  const input = (
    <input
      class="input"
      type="search"
      id={id}
      name={name}
      value={value}
      aria-label={label ?? words.searchLabel}
      autocomplete="off"
      enterKeyHint="search"
    />
  )
  return (
    <form class={classes('search-box', big === true && 'big')} action={action} method="get" role="search" aria-label={label}>
      {suggestUrl === undefined ? (
        input
      ) : (
        <div
          class="combobox grow"
          data-island="combobox"
          data-url={suggestUrl}
          data-submit="true"
          data-words={JSON.stringify(words.comboboxWords)}
        >
          {input}
        </div>
      )}
      <Button>{words.search}</Button>
    </form>
  )
}
