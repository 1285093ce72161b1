import { type Locale, formatDateTime } from '#platform/i18n'
import { Button, Form, Table } from '#platform/ui'
import { messagesFor } from '../messages/index.ts'
import { mailDeskMessages } from './messages/index.ts'

export const UNCERTAIN_PATH = '/desk/uncertain-messages'

export interface UncertainRow {
  id: string
  reference: string
  unit: string
  writtenAt: Temporal.Instant
  reason: string | undefined
  /** Only for who reads the request. */
  subject?: string | undefined
  to?: string | undefined
  mayDecide: boolean
}

/** What may have left, why nobody knows, and the two ways out: it arrived, or it is sent again. */
export function UncertainPage({ rows, keeps, locale }: { rows: readonly UncertainRow[]; keeps: boolean; locale: Locale }) {
  const t = mailDeskMessages(locale).uncertain
  const reasons: Readonly<Record<string, string>> = t.reasons
  return (
    <div class="stack">
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <ol>
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {keeps && <p class="hint">{t.keeper}</p>}
      <Table
        caption={t.caption(rows.length)}
        rows={rows}
        rowKey={(row) => row.id}
        empty={t.empty}
        columns={[
          { key: 'request', title: t.request, header: true, cell: (row) => <RequestOf row={row} /> },
          { key: 'unit', title: t.unit, cell: (row) => row.unit },
          ...(rows.some((row) => row.to !== undefined) ? [{ key: 'to', title: t.to, cell: (row: UncertainRow) => row.to ?? '' }] : []),
          { key: 'written', title: t.written, cell: (row) => formatDateTime(locale, row.writtenAt, 'short') },
          { key: 'why', title: t.why, cell: (row) => reasons[row.reason ?? ''] ?? '' },
          { key: 'act', title: t.act, cell: (row) => (row.mayDecide ? <Decide row={row} locale={locale} /> : t.others) },
        ]}
      />
    </div>
  )
}

function RequestOf({ row }: { row: UncertainRow }) {
  return row.subject === undefined ? (
    <>{row.reference}</>
  ) : (
    <a href={`/desk/requests/${row.reference}#entry-${row.id}`}>{`${row.reference} · ${row.subject}`}</a>
  )
}

function Decide({ row, locale }: { row: UncertainRow; locale: Locale }) {
  const t = mailDeskMessages(locale).uncertain
  const about = <span class="visually-hidden"> {t.ofRequest(row.reference)}</span>
  return (
    <div class="stack tight">
      <Form action={`${UNCERTAIN_PATH}/${row.id}`}>
        <Button variant="second">
          {t.arrived}
          {about}
        </Button>
      </Form>
      <Form action={`/desk/requests/${row.reference}/again/${row.id}`}>
        <Button variant="second" icon="refresh">
          {messagesFor(locale).desk.again}
          {about}
        </Button>
      </Form>
    </div>
  )
}
