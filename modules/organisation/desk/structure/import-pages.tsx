import type { SentForm } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Actions, Button, ErrorSummary, FileUpload, Form, Notice, Table } from '#platform/ui'
import { IMPORT_KINDS } from '../../import/columns.ts'
import type { ImportReport } from '../../import/import-organisation.ts'
import { IMPORT_LIMITS } from '../../import/read-table.ts'
import { STEP_UP_PATH, withQuery } from '../agents/addresses.ts'
import { IMPORT_PATH } from './addresses.ts'
import { type Messages, structureRefusalSentence } from './messages/index.ts'

const SHOWN = 200

/** Three files to choose, and the models to fill in. */
export function ImportFormPage({ state, t }: { state: SentForm; t: Messages }) {
  return (
    <div class="column stack">
      <ErrorSummary errors={state.errors} />
      <h1>{t.import.title}</h1>
      <p>{t.import.lead}</p>
      <ImportFields state={state} t={t} />
      <p>{t.import.rules}</p>
      <h2>{t.import.models}</h2>
      <ul>
        {IMPORT_KINDS.map((kind) => (
          <li key={kind}>
            <a href={`${IMPORT_PATH}/models/${kind}`} data-turbo="false">
              {t.import.model[kind]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function ImportFields({ state, t }: { state: SentForm; t: Messages }) {
  return (
    <Form action={IMPORT_PATH} files>
      {IMPORT_KINDS.map((kind) => (
        <FileUpload
          key={kind}
          id={kind}
          name={kind}
          label={t.import.fields[kind]}
          hint={t.import.hint}
          error={state.error(kind)}
          accept=".csv,.txt,text/csv"
          maxBytes={IMPORT_LIMITS.megabytes * 1024 * 1024}
          required={false}
        />
      ))}
      <Actions>
        <Button>{t.import.check}</Button>
      </Actions>
    </Form>
  )
}

interface ReportProps {
  report: ImportReport
  hidden: Readonly<Record<string, string>>
  t: Messages
  locale: Locale
}

/** What is to be corrected, line by line; or what the import will do, with the button that does it. */
export function ImportReportPage(props: ReportProps) {
  const { report, t } = props
  return (
    <div class="stack">
      <h1>{t.import.title}</h1>
      {report.faults.length > 0 ? <Faults {...props} /> : <Ready {...props} />}
      <h2>{t.import.check}</h2>
      <ImportFields state={{ value: () => undefined, values: () => [], error: () => undefined, errors: [], status: 200 }} t={t} />
    </div>
  )
}

function Faults({ report, hidden, t, locale }: ReportProps) {
  const { columns, kinds } = t.import
  const title = t.import.faultsTitle(report.faults.length)
  const asksProof = report.faults.some(({ refusal }) => refusal.message === 'organisation.refusal.step-up')
  return (
    <>
      <Notice tone="danger" title={title} announce>
        <p>{t.import.faultsLead}</p>
        {asksProof && <a href={withQuery(STEP_UP_PATH, { to: withQuery(IMPORT_PATH, hidden) })}>{t.import.stepUp}</a>}
      </Notice>
      <Table
        caption={title}
        captionHidden
        rows={report.faults.slice(0, SHOWN)}
        rowKey={(fault) => `${fault.kind} ${fault.line} ${fault.column} ${fault.refusal.message}`}
        columns={[
          { key: 'line', title: columns.line, number: true, cell: (fault) => fault.line },
          { key: 'file', title: columns.file, cell: (fault) => kinds[fault.kind] },
          { key: 'column', title: columns.column, cell: (fault) => fault.column ?? t.import.whole },
          { key: 'message', title: columns.message, cell: (fault) => structureRefusalSentence(fault.refusal, locale) },
        ]}
      />
      {report.faults.length > SHOWN && <p>{t.import.more(report.faults.length - SHOWN)}</p>}
    </>
  )
}

function Ready({ report, hidden, t }: ReportProps) {
  const { columns, kinds, effects } = t.import
  const moving = report.effects.filter((item) => item.effect !== 'unchanged')
  const count = (effect: keyof typeof effects) => report.effects.filter((item) => item.effect === effect).length
  return (
    <>
      <Notice tone="success" title={t.import.readyTitle} announce>
        <p>{moving.length === 0 ? t.import.nothing : t.import.readyLead}</p>
        <ul>
          {(['created', 'changed', 'unchanged'] as const).map((effect) => (
            <li key={effect}>
              {count(effect)} {t.import.counts[effect]}
            </li>
          ))}
        </ul>
      </Notice>
      {moving.length > 0 && (
        <>
          <Form action={`${IMPORT_PATH}/run`} hidden={hidden}>
            <Actions>
              <Button>{t.import.run}</Button>
              <a href={IMPORT_PATH}>{t.import.cancel}</a>
            </Actions>
          </Form>
          <Table
            caption={t.import.effectsCaption}
            rows={moving.slice(0, SHOWN)}
            rowKey={(item) => `${item.kind} ${item.line}`}
            columns={[
              { key: 'line', title: columns.line, number: true, cell: (item) => item.line },
              { key: 'file', title: columns.file, cell: (item) => kinds[item.kind] },
              { key: 'code', title: columns.code, header: true, cell: (item) => item.code },
              { key: 'effect', title: columns.effect, cell: (item) => effects[item.effect] },
            ]}
          />
          {moving.length > SHOWN && <p>{t.import.more(moving.length - SHOWN)}</p>}
        </>
      )}
    </>
  )
}
