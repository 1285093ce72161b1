import type { SentForm } from '#platform/http'
import { Checkbox, Field, Select, TextArea } from '#platform/ui'
import { FIELD_KINDS } from '../request-type.ts'
import type { CatalogueTools } from './catalogue-tools.ts'
import { InLanguages, bind } from './draft-fields.tsx'

const MOST_QUESTIONS = 40

/** The questions of the type's form, one group each, and an empty one to add the next: no script needed. */
export function QuestionFields({ count, form, tools }: { count: number; form: SentForm; tools: CatalogueTools }) {
  const rows = Array.from({ length: Math.min(count + 1, MOST_QUESTIONS) }, (_row, index) => index)
  return (
    <fieldset class="fieldset">
      <legend>
        <h2>{tools.t.draft.sections.questions}</h2>
      </legend>
      {rows.map((index) => (
        <Question key={index} index={index} isNew={index >= count} form={form} tools={tools} />
      ))}
    </fieldset>
  )
}

function Question({ index, isNew, form, tools }: { index: number; isNew: boolean; form: SentForm; tools: CatalogueTools }) {
  const { t } = tools
  const at = (part: string) => `field-${index}-${part}`
  return (
    <fieldset class="fieldset question">
      <legend>
        <h3>{isNew ? t.draft.newQuestion : t.draft.question(index + 1)}</h3>
      </legend>
      {isNew && <p class="hint">{t.draft.newQuestionHint}</p>}
      <InLanguages name={at('label')} label={t.draft.label} form={form} tools={tools} required={!isNew} />
      <div class="field-row">
        <Field {...bind(form, at('name'))} label={t.draft.name} width="m" spellcheck={false} required={!isNew} />
        <Select
          {...bind(form, at('kind'))}
          label={t.draft.kind}
          options={FIELD_KINDS.map((kind) => ({ value: kind, text: t.kinds[kind] }))}
        />
        <Field
          {...bind(form, at('order'))}
          value={form.value(at('order')) ?? String(index + 1)}
          type="number"
          width="xs"
          label={t.draft.order}
        />
      </div>
      <InLanguages name={at('hint')} label={t.draft.hint} form={form} tools={tools} />
      <TextArea {...bind(form, at('choices'))} label={t.draft.choices} hint={t.draft.choicesHint} rows={3} required={false} />
      <Checkbox id={at('required')} name={at('required')} value="1" label={t.draft.required} checked={form.value(at('required')) === '1'} />
      {!isNew && (
        <Checkbox id={at('remove')} name={at('remove')} value="1" label={t.draft.remove} checked={form.value(at('remove')) === '1'} />
      )}
    </fieldset>
  )
}
