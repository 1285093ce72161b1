import { type VNode, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type Ui, UiContext } from './ui-context.ts'

/** A whole page as HTML text: the vnode must be a `Document` (a layout makes one). */
export function renderDocument(page: VNode, ui: Ui): string {
  return `<!doctype html>${renderFragment(page, ui)}`
}

/** A part of a page as HTML text, for a frame or a live refresh. */
export function renderFragment(part: VNode, ui: Ui): string {
  return renderToString(h(UiContext.Provider, { value: ui, children: part }))
}
