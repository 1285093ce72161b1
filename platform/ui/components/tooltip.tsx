import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'

export interface TooltipProps {
  id: string
  /** The short text; never the only place where something is said. */
  text: string
  /** Opens towards the right (`start`) or the left (`end`) of its element, near an edge of the page. */
  side?: 'start' | 'end' | undefined
  /** The element explained: a link or a button with `aria-describedby` equal to `id`. */
  children: ComponentChildren
}

/** A few words at a control, on hover and on focus; Escape hides them. */
export function Tooltip({ id, text, side, children }: TooltipProps) {
  return (
    <span class={classes('tooltip', side)} data-island="tooltip">
      {children}
      <span role="tooltip" id={id}>
        {text}
      </span>
    </span>
  )
}
