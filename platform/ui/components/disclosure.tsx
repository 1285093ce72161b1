import type { ComponentChildren } from 'preact'
import { Icon } from './icon.tsx'

/** More about something, for those who want it. Never hides what everybody needs. */
export function Disclosure({
  summary,
  open,
  id,
  children,
}: {
  summary: string
  open?: boolean | undefined
  id?: string | undefined
  children: ComponentChildren
}) {
  return (
    <details class="disclosure" open={open} id={id}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      <div class="content">{children}</div>
    </details>
  )
}
