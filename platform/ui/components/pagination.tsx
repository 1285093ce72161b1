import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'
import { Icon } from './icon.tsx'

export interface PaginationProps {
  /** Pages are reached by key: only the neighbours are known. */
  previous?: string | undefined
  next?: string | undefined
  /** "51 à 100, par échéance". */
  where?: ComponentChildren
  /** Says of what the pages are, when a page has several lists. */
  label?: string | undefined
}

/** To the rows before and after; nothing when all are shown. */
export function Pagination({ previous, next, where, label }: PaginationProps) {
  const words = useWords()
  if (previous === undefined && next === undefined) return null
  return (
    <nav class="pagination" aria-label={label ?? words.pages}>
      {previous !== undefined && (
        <a href={previous} rel="prev">
          <Icon name="arrow-left" />
          {words.previous}
        </a>
      )}
      {where !== undefined && <span class="where">{where}</span>}
      {next !== undefined && (
        <a href={next} rel="next">
          {words.next}
          <Icon name="arrow-right" />
        </a>
      )}
    </nav>
  )
}
