import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { Heading } from './heading.tsx'
import { Icon } from './icon.tsx'

export interface DeskPanesProps {
  /** The middle pane: `RowList` and `Pagination` mostly. `href` leads back to the list where only the file shows. */
  list?:
    | { title: string; href?: string | undefined; count?: ComponentChildren; tools?: ComponentChildren; content: ComponentChildren }
    | undefined
  /** The file itself, with the h1 of the page. */
  file?: ComponentChildren
  aside?: { label: string; content: ComponentChildren } | undefined
}

/** List, file and side pane. Under 900 px one shows: the file when there is one, else the list. */
export function DeskPanes({ list, file, aside }: DeskPanesProps) {
  const hasFile = file !== undefined && file !== null
  return (
    <div class={classes('panes', hasFile ? 'shows-file' : 'shows-list', list === undefined && 'no-list', !hasFile && 'no-file')}>
      {list !== undefined && (
        <section class="pane-list" aria-labelledby="pane-list-title">
          <header>
            <Heading level={hasFile ? 2 : 1} id="pane-list-title">
              {list.title}
            </Heading>
            {list.count !== undefined && <span class="count">{list.count}</span>}
            {list.tools}
          </header>
          {list.content}
        </section>
      )}
      {hasFile && (
        <div class={classes('pane-file', aside === undefined && 'no-aside')}>
          <article class="file">
            {list?.href !== undefined && (
              <a class="back-to-list" href={list.href}>
                <Icon name="arrow-left" />
                {list.title}
              </a>
            )}
            {file}
          </article>
          {aside !== undefined && (
            <section class="pane-aside" aria-label={aside.label}>
              {aside.content}
            </section>
          )}
        </div>
      )}
    </div>
  )
}

export interface ListRow {
  key: string
  href: string
  title: string
  /** Who, by which channel, what is linked. */
  under?: ComponentChildren
  tag?: ComponentChildren
  reference?: string | undefined
  current?: boolean | undefined
  unread?: boolean | undefined
}

/** The rows of the list pane; j and k go from one to the next. */
export function RowList({ rows, label }: { rows: readonly ListRow[]; label: string }) {
  return (
    <ul class="rows" aria-label={label} data-rows>
      {rows.map((row) => (
        <li
          key={row.key}
          id={`row-${row.key}`}
          class={classes(row.current === true && 'current', row.unread === true && 'unread') || undefined}
        >
          <a class="title" href={row.href} aria-current={row.current === true ? 'true' : undefined} data-row>
            {row.title}
          </a>
          <span class="side">{row.tag}</span>
          <span class="under">{row.under}</span>
          <span class="reference">{row.reference}</span>
        </li>
      ))}
    </ul>
  )
}
