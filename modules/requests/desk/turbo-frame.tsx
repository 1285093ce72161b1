import { type ComponentChildren, h } from 'preact'

/** A part of the page that a link may replace alone. Without script it is a plain box: its links open whole pages. */
export function TurboFrame({
  id,
  target,
  class: extra,
  children,
  ...data
}: { id: string; target?: string | undefined; class?: string | undefined; children?: ComponentChildren } & Record<
  `data-${string}`,
  string | undefined
>) {
  return h('turbo-frame', { id, target, class: extra, ...data }, children)
}
