import type { ComponentChildren } from 'preact'
import { useUi, useWords } from '../ui-context.ts'

/** Says on every page that this is a demonstration; nothing in a real city. */
export function DemoBanner({ children }: { children?: ComponentChildren }) {
  const { demo } = useUi()
  const words = useWords()
  if (!demo) return null
  return (
    <div class="demo-banner" role="note">
      {children ?? words.demo}
    </div>
  )
}
