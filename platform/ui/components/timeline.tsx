import type { ComponentChildren } from 'preact'

export interface TimelineEntry {
  key: string
  /** Ready text: "19 nov. 15:31". */
  when: string
  /** For machines: the instant or the date in ISO form. */
  iso?: string | undefined
  /** `note`: written for colleagues only; `system`: the house did it. */
  kind?: 'act' | 'note' | 'system' | undefined
  content: ComponentChildren
}

/** What happened to a file, oldest first or newest first as the caller gives it. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.key} id={`entry-${entry.key}`} class={entry.kind === 'note' ? 'note' : undefined}>
          {entry.iso === undefined ? (
            <span class="when">{entry.when}</span>
          ) : (
            <time class="when" dateTime={entry.iso}>
              {entry.when}
            </time>
          )}
          <div class={entry.kind === 'system' ? 'system' : undefined}>{entry.content}</div>
        </li>
      ))}
    </ol>
  )
}
