import type { ComponentChildren } from 'preact'
import { ErrorSummary } from '#platform/ui'
import type { FormErrors } from './form-errors.ts'

/** The frame of the pages that ask for something: what is to be corrected, the title, one sentence, the form. */
export function FormPage({
  title,
  lead,
  errors,
  children,
}: {
  title: string
  lead?: string | undefined
  errors: FormErrors
  children: ComponentChildren
}) {
  return (
    <div class="prose">
      <ErrorSummary errors={errors.list} />
      <h1>{title}</h1>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </div>
  )
}
