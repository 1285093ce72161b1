import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'
import { ErrorText, describedBy } from './field-frame.tsx'
import { shortcutAttributes } from './button.tsx'

export interface ComposerProps {
  id: string
  name: string
  label: string
  value?: string | undefined
  error?: string | undefined
  draftUrl?: string | undefined
  shortcut?: string | undefined
  /** Tools, then the button that sends, last. */
  footer: ComponentChildren
}

/** Where an agent writes an answer or a note: one frame, its tools under the text. Stands in a `Form`. */
export function Composer({ id, name, label, value, error, draftUrl, shortcut, footer }: ComposerProps) {
  const words = useWords()
  return (
    <div class="composer">
      <label for={id}>{label}</label>
      {error !== undefined && <ErrorText id={`${id}-error`}>{error}</ErrorText>}
      <textarea
        class="input"
        id={id}
        name={name}
        rows={4}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={describedBy({ id, error })}
        data-draft-url={draftUrl}
        {...shortcutAttributes(shortcut)}
      >
        {value}
      </textarea>
      <footer>
        {draftUrl !== undefined && (
          <span class="draft-state" role="status" data-draft-state={id} data-words={JSON.stringify(words.draftWords)} />
        )}
        {footer}
      </footer>
    </div>
  )
}
