import type { ComponentChildren } from 'preact'
import type { SentForm } from '#platform/http'
import { Actions, Breadcrumb, Button, ErrorSummary, Field, Form, Notice, Table } from '#platform/ui'
import type { Difference } from '../difference.ts'
import { type RequestTypeDefinition, inLanguage } from '../request-type.ts'
import { CATALOGUE_PATH, type CatalogueTools, typeUrl } from './catalogue-tools.ts'
import { Differences } from './differences.tsx'
import { DraftFields, bind } from './draft-fields.tsx'
import { QuestionFields } from './question-fields.tsx'

interface DraftPageProps {
  title: string
  code: string
  /** The number of saves that the form was read after. */
  edits: string
  form: SentForm
  /** Questions in the form, without the empty one. */
  count: number
  publishing: SentForm
  /** Against the version in force; absent when there is none. */
  differences: readonly Difference[] | undefined
  tools: CatalogueTools
}

/** The draft as a form, then its publication. */
export function DraftPage({ title, code, edits, form, count, publishing, differences, tools }: DraftPageProps) {
  const { t } = tools
  return (
    <div class="column stack">
      <Breadcrumb
        items={[
          { href: CATALOGUE_PATH, text: t.list.title },
          { href: typeUrl(code), text: code },
        ]}
      />
      <ErrorSummary errors={[...form.errors, ...publishing.errors]} />
      <h1>{title}</h1>
      <p>{t.draft.lead}</p>
      <p>
        <a href={typeUrl(code, 'draft/preview')}>{t.draft.look}</a>
      </p>
      <Form action={typeUrl(code, 'draft')} hidden={{ edits }}>
        <DraftFields form={form} tools={tools} />
        <QuestionFields count={count} form={form} tools={tools} />
        <Actions>
          <Button>{t.save}</Button>
          <a href={typeUrl(code)}>{t.cancel}</a>
        </Actions>
      </Form>
      <section>
        <h2>{t.draft.publish}</h2>
        <p>{t.draft.publishLead}</p>
        {differences !== undefined && <Differences differences={differences} summary={t.draft.changes} open tools={tools} />}
        <Form action={typeUrl(code, 'draft/publish')} hidden={{ edits }}>
          <Field {...bind(publishing, 'reason')} label={t.draft.reason} maxLength={500} required />
          <Actions>
            <Button>{t.draft.publish}</Button>
          </Actions>
        </Form>
        <Form action={typeUrl(code, 'draft/discard')} hidden={{ edits }}>
          <Button variant="danger">{t.draft.discard}</Button>
        </Form>
      </section>
    </div>
  )
}

/** A type that does not exist yet: its code, then the same questions. */
export function NewTypePage({ action, form, count, tools }: { action: string; form: SentForm; count: number; tools: CatalogueTools }) {
  const { t } = tools
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: CATALOGUE_PATH, text: t.list.title }]} />
      <ErrorSummary errors={form.errors} />
      <h1>{t.draft.newTitle}</h1>
      <p>{t.draft.lead}</p>
      <Form action={action}>
        <Field {...bind(form, 'code')} label={t.draft.code} hint={t.draft.codeHint} width="m" spellcheck={false} required />
        <DraftFields form={form} tools={tools} />
        <QuestionFields count={count} form={form} tools={tools} />
        <Actions>
          <Button>{t.draft.create}</Button>
          <a href={CATALOGUE_PATH}>{t.cancel}</a>
        </Actions>
      </Form>
    </div>
  )
}

/** The page of the portal as the draft would make it, with the questions it would ask. */
export function PreviewPage({
  code,
  definition,
  tools,
  children,
}: {
  code: string
  definition: RequestTypeDefinition
  tools: CatalogueTools
  children: ComponentChildren
}) {
  const { t, locale } = tools
  return (
    <div class="column stack">
      <Notice>
        <p>
          {t.draft.preview} <a href={typeUrl(code, 'draft')}>{t.type.resume}</a>
        </p>
      </Notice>
      {children}
      <section>
        <h2>{t.type.fields}</h2>
        {definition.fields.length === 0 ? (
          <p>{t.type.noField}</p>
        ) : (
          <Table
            caption={t.type.fieldsCaption}
            captionHidden
            rows={definition.fields}
            rowKey={(field) => field.name}
            columns={[
              { key: 'label', title: t.type.field.label, header: true, cell: (field) => inLanguage(field.label, locale) },
              { key: 'kind', title: t.type.field.kind, cell: (field) => t.kinds[field.kind] },
              { key: 'required', title: t.type.field.required, cell: (field) => (field.required ? t.yes : t.no) },
            ]}
          />
        )}
      </section>
    </div>
  )
}
