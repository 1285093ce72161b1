import type { ButtonHTMLAttributes, ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'

export type ButtonVariant = 'main' | 'second' | 'quiet' | 'danger'

interface Looks {
  /** `main` at most once a screen. */
  variant?: ButtonVariant | undefined
  icon?: IconName | undefined
  /** Only the icon is drawn; the children stay its accessible name. */
  iconOnly?: boolean | undefined
  /** One key, `e`, or two, `g d`: announced, shown in the help sheet, pressed by the shortcuts island. */
  shortcut?: string | undefined
  class?: string | undefined
  children: ComponentChildren
}

export type ButtonProps = Looks & Omit<ButtonHTMLAttributes, 'icon' | 'class' | 'className' | 'children'>
export type ButtonLinkProps = Looks & AnchorBase

/** What a link may carry beside its looks; aria-* and data-* always pass through. */
export interface AnchorBase {
  href: string
  id?: string | undefined
  title?: string | undefined
  lang?: string | undefined
  hreflang?: string | undefined
  target?: string | undefined
  rel?: string | undefined
  download?: string | boolean | undefined
}

/** Acts: submits its form unless `type="button"`. Any attribute of `<button>` passes through. */
export function Button({ variant = 'main', icon, iconOnly, shortcut, class: extra, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={buttonClass({ variant, iconOnly, extra })} {...shortcutAttributes(shortcut)}>
      {content({ icon, iconOnly, children })}
    </button>
  )
}

/** Goes somewhere, drawn as a button. */
export function ButtonLink({ variant = 'main', icon, iconOnly, shortcut, class: extra, children, href, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} href={href} class={buttonClass({ variant, iconOnly, extra })} {...shortcutAttributes(shortcut)}>
      {content({ icon, iconOnly, children })}
    </a>
  )
}

/** The attributes that give an element a key: used by links and fields too. */
export function shortcutAttributes(shortcut: string | undefined): {
  'data-shortcut': string | undefined
  'aria-keyshortcuts': string | undefined
} {
  return { 'data-shortcut': shortcut, 'aria-keyshortcuts': shortcut }
}

function buttonClass({
  variant,
  iconOnly,
  extra,
}: {
  variant: ButtonVariant
  iconOnly: boolean | undefined
  extra: string | undefined
}): string {
  return classes('button', variant !== 'main' && variant, iconOnly === true && 'icon-only', extra)
}

function content({ icon, iconOnly, children }: Pick<Looks, 'icon' | 'iconOnly' | 'children'>) {
  return (
    <>
      {icon !== undefined && <Icon name={icon} />}
      {iconOnly === true ? <span class="visually-hidden">{children}</span> : children}
    </>
  )
}
