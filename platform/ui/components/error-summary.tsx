import { useWords } from '../ui-context.ts'
import { Heading, type HeadingLevel } from './heading.tsx'

export interface FormError {
  /** Id of the field; absent when the sentence is about the whole form. */
  fieldId?: string | undefined
  message: string
}

export interface ErrorSummaryProps {
  errors: readonly FormError[]
  /** Ready title; absent: "2 réponses sont à corriger". */
  title?: string | undefined
  level?: HeadingLevel | undefined
  /** Absent: `error-summary`. */
  id?: string | undefined
  /** `false` where the page shows something else first. */
  focus?: boolean | undefined
}

/** What is to be corrected, each line leading to its field; takes the focus when the page opens. Nothing when there is no error. */
export function ErrorSummary({ errors, title, level = 2, id = 'error-summary', focus = true }: ErrorSummaryProps) {
  const words = useWords()
  if (errors.length === 0) return null
  return (
    // `autofocus` moves the focus without script; Turbo honours it too.
    <div
      class="error-summary"
      role="alert"
      id={id}
      aria-labelledby={`${id}-title`}
      tabIndex={-1}
      autofocus={focus}
      data-island={focus ? 'error-summary' : undefined}
    >
      <Heading level={level} id={`${id}-title`}>
        {title ?? words.errorSummary(errors.length)}
      </Heading>
      <ul>
        {errors.map((error) => (
          <li key={`${error.fieldId} ${error.message}`}>
            {error.fieldId === undefined ? error.message : <a href={`#${error.fieldId}`}>{error.message}</a>}
          </li>
        ))}
      </ul>
    </div>
  )
}
