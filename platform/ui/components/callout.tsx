import type { ComponentChildren } from 'preact'
import { Heading, type HeadingLevel } from './heading.tsx'

/** What the city promises: the date, and why that date. */
export function Callout({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="callout">
      <strong class="title">{title}</strong>
      {children}
    </div>
  )
}

/** What the city waits for from the reader, with the form that gives it. */
export function WaitingPanel({
  id,
  title,
  level = 2,
  children,
}: {
  id: string
  title: string
  level?: HeadingLevel | undefined
  children: ComponentChildren
}) {
  return (
    <section class="panel-waiting" aria-labelledby={`${id}-title`} id={id}>
      <Heading level={level} id={`${id}-title`}>
        {title}
      </Heading>
      {children}
    </section>
  )
}

/** Why a date, a place in a list, a routing: the reason beside the fact. `lead` is its bold beginning: "Pourquoi maintenant :". */
export function Reason({ lead, children }: { lead?: string | undefined; children: ComponentChildren }) {
  return (
    <p class="reason">
      {lead !== undefined && <b>{lead} </b>}
      {children}
    </p>
  )
}

/** A plain box: the side column of a portal page. */
export function Card({
  title,
  id,
  level = 2,
  children,
}: {
  title?: string | undefined
  id?: string | undefined
  level?: HeadingLevel | undefined
  children: ComponentChildren
}) {
  if (title === undefined) return <div class="card">{children}</div>
  return (
    <section class="card" aria-labelledby={id === undefined ? undefined : `${id}-title`} id={id}>
      <Heading level={level} id={id === undefined ? undefined : `${id}-title`}>
        {title}
      </Heading>
      {children}
    </section>
  )
}
