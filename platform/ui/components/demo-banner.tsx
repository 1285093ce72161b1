import type { ComponentChildren } from 'preact'
import { useUi, useWords } from '../ui-context.ts'

/** Says on every page that this is a demonstration; nothing in a real city. */
export function DemoBanner({ children }: { children?: ComponentChildren }) {
  const { demo } = useUi()
  const words = useWords()
  if (!demo) return null
  return (
    <aside class="demo-banner" aria-label={words.demoLabel}>
      {children ?? words.demo}
    </aside>
  )
}
