import type { Catalogue } from '#modules/catalogue'
import type { Directory } from '#modules/organisation'
import { StatusTag, classes } from '#platform/ui'
import type { DeskMessages } from '../messages/desk/index.ts'
import type { Messages } from '../messages/index.ts'
import type { RequestSummary } from '../request.ts'
import { requestUrl } from './addresses.ts'
import { dueTag } from './due-tag.ts'

/** What every list of requests needs to speak of them. */
export interface ListTools {
  today: Temporal.PlainDate
  directory: Directory
  catalogue: Catalogue
  t: DeskMessages
  words: Messages
}

export interface RowsProps {
  rows: readonly RequestSummary[]
  tools: ListTools
  /** The query of the list, carried into the addresses. */
  list?: string | undefined
  /** The request shown beside the list. */
  current?: string | undefined
  /** Boxes to act on several: their values are `id:version`. */
  form?: string | undefined
  /** Says whose the request is: in lists of a service. */
  showsAssignee?: boolean | undefined
  /** Says which service: in lists of several. */
  showsUnit?: boolean | undefined
  label?: string | undefined
  /** Each row opens its own page: the list stands in a page without file pane. */
  whole?: boolean | undefined
}

/** Requests one under the other, by due date; j and k walk them, Enter opens. */
export function QueueRows({ rows, tools, list, current, form, label, whole, ...shows }: RowsProps) {
  return (
    <ul
      class={classes('rows', form !== undefined && 'with-boxes')}
      aria-label={label ?? tools.t.list.rows}
      data-island={list === undefined || whole === true ? undefined : 'queue-rows'}
    >
      {rows.map((row) => (
        <li key={row.id} id={`row-${row.reference}`} class={row.reference === current ? 'current' : undefined}>
          {form !== undefined && (
            <label class="box">
              <input type="checkbox" name="chosen[]" value={`${row.id}:${row.version}`} form={form} data-row-box />
              <span class="visually-hidden">{tools.t.list.choose(row.reference)}</span>
            </label>
          )}
          <a
            class="title"
            href={requestUrl(row.reference, { list })}
            aria-current={row.reference === current ? 'true' : undefined}
            data-row
          >
            {row.subject}
          </a>
          <span class="side">
            <RowTag row={row} tools={tools} />
          </span>
          <span class="under">{underOf(row, tools, shows)}</span>
          <span class="reference">{row.reference}</span>
        </li>
      ))}
    </ul>
  )
}

/** The state of a request in a list, as a word with its shape. */
export function RowTag({ row, tools }: { row: RequestSummary; tools: ListTools }) {
  const tag = dueTag(row, { ...tools, words: tools.t.tag, ended: (state) => tools.words.states[state] })
  return <StatusTag tone={tag.tone}>{tag.text}</StatusTag>
}

function underOf(row: RequestSummary, tools: ListTools, shows: Pick<RowsProps, 'showsAssignee' | 'showsUnit'>): string {
  const { t, words, directory } = tools
  const assignee = row.assigneeId === undefined ? t.list.nobody : directory.agents.get(row.assigneeId)?.name
  const parts = [
    requesterOf(row, t),
    words.channels[row.channel],
    shows.showsUnit === true ? directory.units.get(row.unitId)?.name : undefined,
    shows.showsAssignee === true ? assignee : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(' · ')
}

/** Who asked; nothing when the reader may not know it. */
function requesterOf(row: RequestSummary, t: DeskMessages): string | undefined {
  if (row.requesterId === undefined && row.requesterName === undefined) return t.list.unknownRequester
  return row.requesterName === '' ? undefined : row.requesterName
}
