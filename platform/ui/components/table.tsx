import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Icon } from './icon.tsx'

export interface Column<Row> {
  key: string
  title: string
  cell: (row: Row) => ComponentChildren
  /** Figures are set to the right. */
  number?: boolean | undefined
  /** The cell that names the row (one a table): a row header. */
  header?: boolean | undefined
  /** A link that sorts by this column, and how it is sorted now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' | undefined } | undefined
  /** The title is only heard: a column of buttons. */
  titleHidden?: boolean | undefined
}

export interface TableProps<Row> {
  caption: string
  captionHidden?: boolean | undefined
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Marks the row whose file is open. */
  isCurrent?: ((row: Row) => boolean) | undefined
  /** Under 600 px each row becomes a card; `false` for tables of figures, which then scroll sideways in their frame. */
  cards?: boolean | undefined
  /** Said in place of the rows when there is none. */
  empty?: ComponentChildren
}

/** Rows and columns that are really a table. */
export function Table<Row>({ caption, captionHidden, columns, rows, rowKey, isCurrent, cards = true, empty }: TableProps<Row>) {
  const words = useWords()
  const frame = cards ? {} : ({ tabIndex: 0, role: 'region', 'aria-label': caption } as const)
  return (
    <div class="table-frame" {...frame}>
      <table class={classes('table', cards && 'cards')}>
        <caption class={captionHidden === true ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={column.number === true ? 'number' : undefined} aria-sort={column.sort?.direction}>
                <ColumnTitle column={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-current={isCurrent?.(row) === true ? 'true' : undefined}>
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td class="none" colSpan={columns.length}>
                {empty ?? words.none}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.header === true) return <th scope="row">{column.cell(row)}</th>
  return (
    <td class={column.number === true ? 'number' : undefined} data-label={column.title}>
      {column.cell(row)}
    </td>
  )
}

function ColumnTitle<Row>({ column }: { column: Column<Row> }) {
  const words = useWords()
  if (column.titleHidden === true) return <span class="visually-hidden">{column.title}</span>
  if (column.sort === undefined) return <>{column.title}</>
  const { href, direction } = column.sort
  return (
    <a href={href}>
      {column.title}
      {direction !== undefined && (
        <>
          <Icon name={direction === 'ascending' ? 'arrow-up' : 'arrow-down'} />
          <span class="visually-hidden">({direction === 'ascending' ? words.sortedAscending : words.sortedDescending})</span>
        </>
      )}
    </a>
  )
}
