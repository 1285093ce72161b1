import { classes } from '../class-names.ts'
import { ICON_SHAPES, type IconName } from './icon-shapes.ts'

export interface IconProps {
  name: IconName
  /** Said by screen readers; absent when a word stands beside the icon, as it should. */
  label?: string | undefined
  class?: string | undefined
}

/** A drawing beside a word. Alone, it needs a `label`. */
export function Icon({ name, label, class: extra }: IconProps) {
  const said = label === undefined ? ({ 'aria-hidden': 'true' } as const) : ({ role: 'img', 'aria-label': label } as const)
  return (
    <svg class={classes('icon', extra)} viewBox="0 0 24 24" {...said}>
      <path d={ICON_SHAPES[name]} />
    </svg>
  )
}
