import type { ComponentChildren, FormHTMLAttributes } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { HiddenFields } from './hidden-fields.tsx'

export type FormProps = {
  action: string
  /** `get` for searches and filters: the address then says it all. */
  method?: 'post' | 'get' | undefined
  /** The form carries files. */
  files?: boolean | undefined
  /** Values sent without being shown: version, CSRF token. */
  hidden?: Readonly<Record<string, string | undefined>> | undefined
  /** Further islands of this form, parted by spaces. */
  'data-island'?: string | undefined
  children: ComponentChildren
} & Omit<FormHTMLAttributes, 'action' | 'method' | 'hidden' | 'children'>

/** A form the server checks; a second click while it is being sent does nothing. */
export function Form({ action, method = 'post', files, hidden, children, 'data-island': islands, ...rest }: FormProps) {
  const words = useWords()
  return (
    <form
      {...rest}
      action={action}
      method={method}
      enctype={files === true ? 'multipart/form-data' : undefined}
      noValidate
      data-island={classes(method === 'post' && 'submit-once', islands) || undefined}
      data-sending={method === 'post' ? words.sending : undefined}
    >
      <HiddenFields values={hidden} csrf={method === 'post'} />
      {children}
    </form>
  )
}

/** The buttons at the end of a form, the main one first. */
export function Actions({ end, children }: { end?: boolean | undefined; children: ComponentChildren }) {
  return <div class={end === true ? 'actions end' : 'actions'}>{children}</div>
}
