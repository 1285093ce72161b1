import type { ComponentChildren } from 'preact'

export interface LinkListItem {
  href: string
  text: string
  hint?: string | undefined
}

/** Doors side by side, each with what is behind it: life events, request types. */
export function LinkList({ items, label }: { items: readonly LinkListItem[]; label?: string | undefined }) {
  return (
    <ul class="link-list" aria-label={label}>
      {items.map((item) => (
        <li key={item.href}>
          <a href={item.href}>{item.text}</a>
          {item.hint !== undefined && <p>{item.hint}</p>}
        </li>
      ))}
    </ul>
  )
}

export interface Fact {
  text: string
  value: ComponentChildren
  tone?: 'good' | 'mid' | 'off' | undefined
}

/** A name and its figure on each line: places and their waiting times. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <ul class="facts">
      {facts.map((fact) => (
        <li key={fact.text}>
          <b>{fact.text}</b> <span class={fact.tone}>{fact.value}</span>
        </li>
      ))}
    </ul>
  )
}
