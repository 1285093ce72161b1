import { inLanguage } from '#modules/catalogue'
import { Actions, Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Form, Notice, Select, TextArea } from '#platform/ui'
import type { Article } from '../article.ts'
import { ARTICLE_LIMITS } from '../article-draft.ts'
import { articleUrl } from '../find-answers.ts'
import { KNOWLEDGE_PATH, type KnowledgeTools } from './knowledge-tools.ts'

/** What stands in the form: as it was typed, whatever it is worth. */
export interface ArticleValues {
  title: string
  typeCode: string
  lines: string
  script: string
  unitId: string
  reviewOn: string
}

export interface ArticleFault {
  field: keyof ArticleValues | undefined
  message: string
}

interface ArticleFormProps {
  /** Absent: a new one. */
  article: Article | undefined
  values: ArticleValues
  faults: readonly ArticleFault[]
  /** A colleague has changed it since the form was opened. */
  isStale: boolean
  tools: KnowledgeTools
}

/** Writing an article: what it is about, at most five facts, what to say, whose it is, until when it holds. */
export function ArticleFormPage({ article, values, faults, isStale, tools }: ArticleFormProps) {
  const { t, locale, catalogue, directory } = tools
  const e = t.edit
  const field = (name: keyof ArticleValues) => ({
    id: name,
    name,
    value: values[name],
    error: faults.find((fault) => fault.field === name)?.message,
  })
  const title = article === undefined ? e.newTitle : e.editTitle(article.title)
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: KNOWLEDGE_PATH, text: t.title }]} />
      <ErrorSummary errors={faults.map((fault) => ({ fieldId: fault.field, message: fault.message }))} />
      <h1>{title}</h1>
      {isStale && article !== undefined && (
        <Notice tone="warning">
          {e.staleHint} <a href={articleUrl(article.id)}>{e.seePresent}</a>
        </Notice>
      )}
      <Form
        action={article === undefined ? `${KNOWLEDGE_PATH}/new` : `${articleUrl(article.id)}/edit`}
        hidden={article === undefined ? {} : { version: String(article.version) }}
        data-held="true"
      >
        <Field {...field('title')} label={e.title} hint={e.titleHint} maxLength={ARTICLE_LIMITS.title} required autocomplete="off" />
        <Select
          {...field('typeCode')}
          label={t.about}
          empty={e.noType}
          options={catalogue.types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
        />
        <TextArea {...field('lines')} label={t.toKnow} hint={e.linesHint(ARTICLE_LIMITS.lines)} rows={6} required />
        <TextArea {...field('script')} label={t.script} rows={6} maxLength={ARTICLE_LIMITS.script} />
        <Select
          {...field('unitId')}
          label={t.owner}
          empty={e.chooseUnit}
          required
          options={[...directory.units.values()].map((unit) => ({ value: unit.id, text: unit.name }))}
        />
        <Field {...field('reviewOn')} type="date" label={t.columns.review} hint={e.reviewHint} required />
        <Actions>
          <Button>{e.publish}</Button>
          <ButtonLink href={article === undefined ? KNOWLEDGE_PATH : articleUrl(article.id)} variant="quiet">
            {e.leave}
          </ButtonLink>
        </Actions>
      </Form>
    </div>
  )
}
