import { z } from 'zod'
import { type Call, type Reply, type Route, type SentForm, newForm, notFound, page, refusedForm, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { Actions, Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Form, Select, Table, TextArea } from '#platform/ui'
import { TEMPLATE_FIELDS, addTemplate, changeTemplate, fieldsToWrite, withdrawTemplate } from '../edit-template.ts'
import { inLanguage } from '../request-type.ts'
import { type EditedTemplate, type TemplateText, listEditedTemplates } from '../templates-store.ts'
import { CATALOGUE_PATH, type CatalogueTools, TEMPLATES_PATH, catalogueToolsOf } from './catalogue-tools.ts'
import { bind } from './draft-fields.tsx'
import { catalogueRefusalSentence, messagesFor } from './messages/index.ts'

const rule = { audience: 'agent', access: 'catalogue.edit' } as const
const params = z.object({ id: z.uuid() })
const version = z.coerce.number().int().min(1).max(2_000_000_000)
const body = z.object({
  code: z.string().max(60).default(''),
  type: z.string().max(20).default(''),
  title: z.string().max(400).default(''),
  fr: z.string().max(20_000).default(''),
  en: z.string().max(20_000).default(''),
  it: z.string().max(20_000).default(''),
})

/** The answer texts that agents insert: listed, written, withdrawn. */
export function templateRoutes(): Route[] {
  return [
    route({ ...rule, method: 'GET', path: TEMPLATES_PATH, handle: drawList }),
    route({
      ...rule,
      method: 'GET',
      path: `${TEMPLATES_PATH}/new`,
      query: z.object({ type: z.string().max(20).catch('').default('') }),
      handle: (call) => drawText(call, { form: newForm({ type: call.query.type }) }),
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${TEMPLATES_PATH}/new`,
      body,
      labels,
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => addTemplate(work, textOf(call.body)))
        return outcome.ok ? back(call, 'added') : drawText(call, { form: formFor(call, outcome.refusal) })
      },
    }),
    route({ ...rule, method: 'GET', path: `${TEMPLATES_PATH}/:id`, params, handle: (call) => drawKnown(call) }),
    route({
      ...rule,
      method: 'POST',
      path: `${TEMPLATES_PATH}/:id`,
      params,
      body: body.extend({ version }),
      labels,
      handle: async (call) => {
        const input = { ...textOf(call.body), id: call.params.id, version: call.body.version }
        const outcome = await call.house.act(call.actor, (work) => changeTemplate(work, input))
        return outcome.ok ? back(call, 'saved') : drawKnown(call, formFor(call, outcome.refusal))
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${TEMPLATES_PATH}/:id/withdraw`,
      params,
      body: z.object({ version }),
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) =>
          withdrawTemplate(work, { id: call.params.id, version: call.body.version }),
        )
        return outcome.ok ? back(call, 'withdrawn') : drawKnown(call, formFor(call, outcome.refusal))
      },
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

async function back(call: AnyCall, said: 'added' | 'saved' | 'withdrawn'): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  return seeOther(TEMPLATES_PATH, tools === undefined ? [] : [{ name: 'flash', value: tools.t.templates[said] }])
}

async function drawList(call: AnyCall): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const texts = await call.house.read(call.actor, listEditedTemplates)
  const t = tools.t.templates
  const typeOf = (text: EditedTemplate) => {
    const type = text.typeCode === undefined ? undefined : tools.catalogue.byCode.get(text.typeCode)
    return type === undefined ? (text.typeCode ?? t.everyType) : inLanguage(type.definition.title, tools.locale)
  }
  return page(
    t.title,
    <div>
      <Breadcrumb items={[{ href: CATALOGUE_PATH, text: tools.t.list.title }]} />
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${TEMPLATES_PATH}/new`} icon="add" variant="second" shortcut="n">
            {t.add}
          </ButtonLink>
        </div>
      </div>
      <p>{t.lead}</p>
      <Table
        caption={t.caption(texts.length)}
        rows={texts}
        rowKey={(text) => text.id}
        empty={t.empty}
        columns={[
          {
            key: 'title',
            title: t.columns.title,
            header: true,
            cell: (text) => (
              <a href={`${TEMPLATES_PATH}/${text.id}`} data-row>
                {text.title}
              </a>
            ),
          },
          { key: 'type', title: t.columns.type, cell: typeOf },
          { key: 'code', title: t.columns.code, cell: (text) => <code>{text.code}</code> },
        ]}
      />
    </div>,
    { current: CATALOGUE_PATH },
  )
}

async function drawKnown(call: Call<{ id: string }, unknown, unknown>, form?: SentForm): Promise<Reply> {
  const known = (await call.house.read(call.actor, listEditedTemplates)).find((text) => text.id === call.params.id)
  if (known === undefined) return notFound()
  return drawText(call, { form: form ?? newForm(valuesOf(known)), known })
}

async function drawText(call: AnyCall, { form, known }: { form: SentForm; known?: EditedTemplate }): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const title = known === undefined ? tools.t.templates.addTitle : tools.t.templates.editTitle
  return page(title, <TemplatePage title={title} form={form} known={known} tools={tools} />, {
    status: form.status,
    current: CATALOGUE_PATH,
  })
}

function TemplatePage({
  title,
  form,
  known,
  tools,
}: {
  title: string
  form: SentForm
  known: EditedTemplate | undefined
  tools: CatalogueTools
}) {
  const { t, catalogue, locale } = tools
  const action = `${TEMPLATES_PATH}/${known?.id ?? 'new'}`
  const hidden = known === undefined ? {} : { version: form.value('version') ?? String(known.version), code: known.code }
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: TEMPLATES_PATH, text: t.templates.title }]} />
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      <Form action={action} hidden={hidden}>
        {known === undefined && <Field {...bind(form, 'code')} label={t.templates.code} width="m" spellcheck={false} required />}
        <Field {...bind(form, 'title')} label={t.templates.titleField} maxLength={120} required />
        <Select
          {...bind(form, 'type')}
          label={t.templates.type}
          empty={t.templates.everyType}
          options={catalogue.types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
        />
        {(['fr', 'en', 'it'] as const).map((language) => (
          <TextArea
            key={language}
            {...bind(form, language)}
            label={`${t.templates.body} ${t.draft.language[language]}`}
            hint={toWrite(form.value(language), tools)}
            rows={8}
            maxLength={5_000}
            required={language === 'fr'}
          />
        ))}
        <p class="hint">{t.templates.fields(TEMPLATE_FIELDS.map((name) => `{{${name}}}`).join(', '))}</p>
        <Actions>
          <Button>{known === undefined ? t.templates.add : t.save}</Button>
          <a href={TEMPLATES_PATH}>{t.cancel}</a>
        </Actions>
      </Form>
      {known !== undefined && (
        <Form action={`${action}/withdraw`} hidden={{ version: String(known.version) }}>
          <Button variant="danger">{t.templates.withdraw}</Button>
        </Form>
      )}
    </div>
  )
}

function toWrite(text: string | undefined, { t }: CatalogueTools): string | undefined {
  const names = fieldsToWrite(text ?? '')
  return names.length === 0 ? undefined : t.templates.toWrite(names.join(', '))
}

/** What the form calls its fields, by the names that they send. */
function labels(locale: Locale): Readonly<Record<string, string>> {
  const { templates, draft } = messagesFor(locale)
  const written = (language: 'fr' | 'en' | 'it'): string => `${templates.body} ${draft.language[language]}`
  return {
    code: templates.code,
    type: templates.type,
    title: templates.titleField,
    fr: written('fr'),
    en: written('en'),
    it: written('it'),
  }
}

function textOf(form: z.infer<typeof body>): TemplateText {
  return {
    code: form.code,
    typeCode: form.type === '' ? undefined : form.type,
    title: form.title,
    bodies: { fr: form.fr, en: form.en, it: form.it },
  }
}

function valuesOf(known: EditedTemplate): Record<string, string> {
  return {
    code: known.code,
    type: known.typeCode ?? '',
    title: known.title,
    fr: known.bodies.fr,
    en: known.bodies.en ?? '',
    it: known.bodies.it ?? '',
  }
}

function formFor(call: AnyCall, refusal: Refusal): SentForm {
  return refusedForm(call.sent, refusal, catalogueRefusalSentence(refusal, call.locale))
}
