import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'
import { HiddenFields } from './hidden-fields.tsx'

export interface ToastProps {
  children: ComponentChildren
  /** An act that can be undone for some seconds: a POST to `action`. */
  undo?: { action: string; hidden?: Readonly<Record<string, string>> | undefined; seconds?: number | undefined } | undefined
}

/** Where short answers appear; a live region that is there from the start. The server may put a `Toast` in it. */
export function ToastRegion({ children }: { children?: ComponentChildren }) {
  return (
    <div class="toasts" id="toasts" role="status" aria-live="polite" data-island="toasts">
      {children}
    </div>
  )
}

/** "Réponse envoyée. Annuler": stays as long as it can be undone, and while the pointer or the focus is on it. */
export function Toast({ children, undo }: ToastProps) {
  const words = useWords()
  return (
    <div class="toast" data-seconds={undo?.seconds ?? (undo === undefined ? 6 : 10)}>
      <span>{children}</span>
      {undo !== undefined && (
        <form action={undo.action} method="post">
          <HiddenFields values={undo.hidden} csrf />
          <button class="button-link" type="submit">
            {words.undo}
          </button>
        </form>
      )}
    </div>
  )
}
