import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

/** Nothing here: why, and what to do. */
export function EmptyState({
  title,
  icon = 'inbox',
  level = 2,
  children,
  actions,
}: {
  title: string
  icon?: IconName | undefined
  level?: HeadingLevel | undefined
  children?: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <div class="empty-state">
      <Icon name={icon} />
      <Heading level={level}>{title}</Heading>
      {children !== undefined && <p>{children}</p>}
      {actions !== undefined && <div class="actions">{actions}</div>}
    </div>
  )
}
