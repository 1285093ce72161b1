import { type ComponentChildren, h } from 'preact'

/** A part of the screen that the island asks again when the person or the subject changes. Its links leave the frame. */
export function TurboFrame({ id, class: extra, children }: { id: string; class?: string | undefined; children?: ComponentChildren }) {
  return h('turbo-frame', { id, target: '_top', class: extra }, children)
}
