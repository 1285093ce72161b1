import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-shapes.ts'
import { HiddenFields } from './hidden-fields.tsx'

export interface MenuLink {
  href: string
  text: string
  icon?: IconName | undefined
  current?: boolean | undefined
  /** A line above it: another sort of act. */
  apart?: boolean | undefined
}

export interface MenuAct {
  /** Posts to this address. */
  action: string
  text: string
  hidden?: Readonly<Record<string, string>> | undefined
  icon?: IconName | undefined
  apart?: boolean | undefined
  /** Leaves Turbo aside: the whole page is loaded anew (signing out). */
  fullReload?: boolean | undefined
}

export interface MenuProps {
  label: ComponentChildren
  /** Said instead of the label when the label is only a drawing. */
  accessibleLabel?: string | undefined
  items: readonly (MenuLink | MenuAct)[]
  /** Opens towards the left. */
  end?: boolean | undefined
  /** Drawn as a button; absent: plain. */
  button?: 'second' | 'quiet' | undefined
  heading?: ComponentChildren
}

/** A list of links and acts behind a button. A native disclosure: links stay links, Tab walks them, Escape closes (island). */
export function Menu({ label, accessibleLabel, items, end, button, heading }: MenuProps) {
  return (
    <details class={classes('menu', end === true && 'end')} data-island="menu">
      <summary class={button === undefined ? undefined : `button ${button}`} aria-label={accessibleLabel}>
        {label}
        <Icon name="chevron-down" class="caret" />
      </summary>
      <ul class="items">
        {heading !== undefined && <li class="heading">{heading}</li>}
        {items.map((item) => (
          <li key={item.text} class={item.apart === true ? 'apart' : undefined}>
            {'href' in item ? (
              <a href={item.href} aria-current={item.current === true ? 'page' : undefined}>
                {item.icon !== undefined && <Icon name={item.icon} />}
                {item.text}
              </a>
            ) : (
              <ActForm item={item} />
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function ActForm({ item }: { item: MenuAct }) {
  return (
    <form action={item.action} method="post" data-turbo={item.fullReload === true ? 'false' : undefined}>
      <HiddenFields values={item.hidden} csrf />
      <button type="submit">
        {item.icon !== undefined && <Icon name={item.icon} />}
        {item.text}
      </button>
    </form>
  )
}
