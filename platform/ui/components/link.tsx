import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { type AnchorBase, shortcutAttributes } from './button.tsx'

export type LinkProps = AnchorBase & {
  /** `quiet` for what is rarely wanted, `danger` for what takes away. */
  tone?: 'quiet' | 'danger' | undefined
  shortcut?: string | undefined
  class?: string | undefined
  children: ComponentChildren
}

/** A link in the text. Its words say where it goes, also when read alone. */
export function Link({ href, tone, shortcut, class: extra, children, ...rest }: LinkProps) {
  return (
    <a {...rest} href={href} class={classes(tone !== undefined && `link-${tone}`, extra) || undefined} {...shortcutAttributes(shortcut)}>
      {children}
    </a>
  )
}
