import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Heading, type HeadingLevel } from './heading.tsx'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger'

const ICONS: Record<NoticeTone, IconName> = { info: 'info', success: 'check-circle', warning: 'warning', danger: 'danger' }

export interface NoticeProps {
  tone?: NoticeTone | undefined
  title?: string | undefined
  level?: HeadingLevel | undefined
  /** Announced when it appears: for the answer to what the reader just did. */
  announce?: boolean | undefined
  id?: string | undefined
  children?: ComponentChildren
}

/** A sentence apart from the rest. The tone is said to screen readers, drawn by an icon, and coloured, in this order. */
export function Notice({ tone = 'info', title, level = 2, announce, id, children }: NoticeProps) {
  const words = useWords()
  return (
    <div class={classes('notice', `tone-${tone}`)} id={id} role={announce === true ? (tone === 'danger' ? 'alert' : 'status') : undefined}>
      <Icon name={ICONS[tone]} label={words.notice[tone]} />
      <div>
        {title !== undefined && <Heading level={level}>{title}</Heading>}
        {children}
      </div>
    </div>
  )
}
