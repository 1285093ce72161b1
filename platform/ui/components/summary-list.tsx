import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'

export interface SummaryRow {
  term: string
  /** Absent or empty: "Non renseigné" is shown. */
  value?: ComponentChildren
  change?: { href: string; text?: string | undefined } | undefined
}

/** Answers to check, or the facts of a file: term, value, and a way to change it. */
export function SummaryList({ rows, label }: { rows: readonly SummaryRow[]; label?: string | undefined }) {
  const words = useWords()
  return (
    <dl class="summary-list" aria-label={label}>
      {rows.map((row) => (
        <div key={row.term}>
          <dt>{row.term}</dt>
          <dd>{isEmpty(row.value) ? <span class="empty">{words.notGiven}</span> : row.value}</dd>
          {row.change !== undefined && (
            <dd class="change">
              <a href={row.change.href}>
                {row.change.text ?? words.change}
                <span class="visually-hidden"> {row.term}</span>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** Short facts in two narrow columns: the side pane of a file. */
export function DataList({ rows }: { rows: readonly SummaryRow[] }) {
  const words = useWords()
  return (
    <dl class="data-list">
      {rows.map((row) => [
        <dt key={`${row.term} term`}>{row.term}</dt>,
        <dd key={row.term}>{isEmpty(row.value) ? <span class="muted">{words.notGiven}</span> : row.value}</dd>,
      ])}
    </dl>
  )
}

function isEmpty(value: ComponentChildren): boolean {
  return value === undefined || value === null || value === '' || value === false
}
