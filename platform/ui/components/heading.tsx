import type { ComponentChildren } from 'preact'

export type HeadingLevel = 1 | 2 | 3 | 4

/** A heading whose level the caller knows: the outline of a page has no holes. */
export function Heading({
  level,
  id,
  class: extra,
  children,
}: {
  level: HeadingLevel
  id?: string | undefined
  class?: string | undefined
  children: ComponentChildren
}) {
  const Tag = `h${level}` as const
  return (
    <Tag id={id} class={extra}>
      {children}
    </Tag>
  )
}
