import { type FormField, type RequestType, inLanguage } from '#modules/catalogue'
import type { City } from '#modules/organisation'
import type { ReceivedFile } from '#platform/http'
import type { Locale } from '#platform/i18n'
import {
  Actions,
  Breadcrumb,
  Button,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Field,
  FileUpload,
  Form,
  RadioGroup,
  Select,
  TextArea,
} from '#platform/ui'
import { messagesFor } from './messages/index.ts'
import { type FormProblem, LIMITS, fieldId, isFile, needsText } from './read-form.ts'
import { UPLOAD } from './upload.ts'

export interface FormPageProps {
  type: RequestType
  city: City
  locale: Locale
  formId: string
  sent: Readonly<Record<string, unknown>>
  problems: readonly FormProblem[]
  kept: readonly { file: ReceivedFile; value: string }[]
}

/** The form of a request type: its own questions, a description, files, who asks. One page, no script needed. */
export function FormPage(props: FormPageProps) {
  const { type, locale, formId, problems, kept } = props
  const t = messagesFor(locale)
  const title = inLanguage(type.definition.title, locale)
  return (
    <>
      <Breadcrumb
        items={[
          { href: '/', text: t.home },
          { href: '/demarches', text: t.services },
          { href: `/demarches/${type.code}`, text: title },
        ]}
      />
      <ErrorSummary errors={problems} />
      <h1>{title}</h1>
      <Form action={`/demarches/${type.code}/demande`} files class="portal-form" hidden={{ formId }}>
        {kept.map(({ file, value }) => (
          <input type="hidden" key={file.fileId} name="kept[]" value={value} />
        ))}
        <RequestFields {...props} />
        <Files {...props} />
        <You {...props} />
        <Trap {...props} />
        <h2>{t.form.dataTitle}</h2>
        <p class="small">
          {t.form.data(props.city.name)} <a href="/donnees-personnelles">{t.form.dataLink}</a>.
        </p>
        <Actions>
          <Button>{t.form.send}</Button>
        </Actions>
      </Form>
    </>
  )
}

function RequestFields({ type, locale, sent, problems }: FormPageProps) {
  const t = messagesFor(locale)
  const described = needsText(type)
  return (
    <>
      <h2>{t.form.yourRequest}</h2>
      {type.definition.fields
        .filter((field) => !isFile(field))
        .map((field) => (
          <TypeField key={field.name} field={field} locale={locale} sent={sent} error={problemOf(problems, fieldId(field))} />
        ))}
      <Field
        id="subject"
        name="subject"
        label={t.form.subject}
        value={textOf(sent.subject)}
        error={problemOf(problems, 'subject')}
        required={false}
        autocomplete="off"
      />
      <TextArea
        id="text"
        name="text"
        label={described ? t.form.text : t.form.moreText}
        hint={t.form.textHint}
        value={textOf(sent.text)}
        rows={7}
        maxLength={LIMITS.text}
        error={problemOf(problems, 'text')}
        required={described}
      />
    </>
  )
}

/** One question of the type, drawn by its kind. */
function TypeField({
  field,
  locale,
  sent,
  error,
}: {
  field: FormField
  locale: Locale
  sent: FormPageProps['sent']
  error: string | undefined
}) {
  const t = messagesFor(locale)
  const id = fieldId(field)
  const hint = field.hint === undefined ? undefined : inLanguage(field.hint, locale)
  const base = { id, name: id, label: inLanguage(field.label, locale), required: field.required, error, hint }
  const value = textOf(sent[id])
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, text: inLanguage(choice.label, locale) }))
  switch (field.kind) {
    case 'textarea':
      return <TextArea {...base} value={value} maxLength={LIMITS.area} />
    case 'date':
      return (
        <DateField
          {...base}
          hint={hint ?? t.form.dateHint}
          value={{ day: textOf(sent[`${id}Day`]) ?? '', month: textOf(sent[`${id}Month`]) ?? '', year: textOf(sent[`${id}Year`]) ?? '' }}
        />
      )
    case 'number':
      return <Field {...base} type="number" width="s" value={value} />
    case 'choice':
      return choices.length > 7 ? (
        <Select {...base} value={value} options={[{ value: '', text: t.form.choose }, ...choices]} />
      ) : (
        <RadioGroup {...base} choices={choices} value={value} />
      )
    case 'choices':
      return <CheckboxGroup {...base} choices={choices} values={listOf(sent[id])} />
    case 'yes-no':
      return (
        <RadioGroup
          {...base}
          layout="inline"
          value={value}
          choices={[
            { value: 'yes', text: t.form.yes },
            { value: 'no', text: t.form.no },
          ]}
        />
      )
    case 'email':
      return <Field {...base} type="email" value={value} />
    case 'tel':
      return <Field {...base} type="tel" width="m" value={value} />
    case 'place':
      return <Field {...base} hint={hint ?? t.form.placeHint} value={value} />
    default:
      return <Field {...base} value={value} />
  }
}

function Files({ type, locale, problems, kept }: FormPageProps) {
  const t = messagesFor(locale)
  const fields = type.definition.fields.filter(isFile)
  const megabytes = UPLOAD.maxBytes / 1024 / 1024
  const hint = t.form.filesHint(megabytes, UPLOAD.maxFiles)
  return (
    <>
      <h2>{t.form.documents}</h2>
      <p class="small">{t.form.documentsLead}</p>
      {type.definition.requiredDocuments.length > 0 && (
        <ul class="small">
          {type.definition.requiredDocuments.map((document) => (
            <li key={document.fr}>{inLanguage(document, locale)}</li>
          ))}
        </ul>
      )}
      {kept.length > 0 && (
        <div class="notice tone-success">
          <div>
            <h3>{t.form.kept}</h3>
            <ul>
              {kept.map(({ file }) => (
                <li key={file.fileId}>{file.name}</li>
              ))}
            </ul>
            <p>{t.form.keptHint}</p>
          </div>
        </div>
      )}
      {fields.map((field) => (
        <FileUpload
          key={field.name}
          id={fieldId(field)}
          name={fieldId(field)}
          label={inLanguage(field.label, locale)}
          hint={hint}
          required={field.required}
          accept={field.kind === 'photo' ? 'image/*' : undefined}
          maxBytes={UPLOAD.maxBytes}
          multiple
          error={problemOf(problems, fieldId(field))}
        />
      ))}
      {fields.length === 0 && (
        <FileUpload
          id="files"
          name="files"
          label={t.form.files}
          hint={hint}
          required={false}
          maxBytes={UPLOAD.maxBytes}
          multiple
          error={problemOf(problems, 'files')}
        />
      )}
    </>
  )
}

function You({ type, locale, sent, problems }: FormPageProps) {
  const t = messagesFor(locale)
  const { anonymous, audience, archetype } = type.definition
  const field = (id: string) => ({ id, name: id, value: textOf(sent[id]), error: problemOf(problems, id) })
  return (
    <>
      <h2>{t.form.you}</h2>
      <p class="small">{anonymous ? t.form.youAnonymous : t.form.youLead}</p>
      <Field {...field('givenNames')} label={t.form.givenNames} autocomplete="given-name" width="l" required={false} />
      <Field
        {...field('familyName')}
        label={t.form.familyName}
        autocomplete="family-name"
        width="l"
        required={anonymous ? false : undefined}
      />
      {audience.some((each) => each === 'organisation' || each === 'professional' || each === 'anyone') && (
        <Field
          {...field('organisation')}
          label={t.form.organisation}
          hint={t.form.organisationHint}
          autocomplete="organization"
          required={false}
        />
      )}
      <Field
        {...field('email')}
        type="email"
        label={t.form.email}
        hint={t.form.emailHint}
        autocomplete="email"
        width="l"
        required={anonymous ? false : undefined}
      />
      <Field {...field('phone')} type="tel" label={t.form.phone} autocomplete="tel" width="m" required={anonymous ? false : undefined} />
      {archetype === 'decision' && (
        <>
          <Field {...field('address')} label={t.form.address} autocomplete="address-line1" required={false} />
          <Field
            {...field('postcode')}
            label={t.form.postcode}
            autocomplete="postal-code"
            width="xs"
            inputmode="numeric"
            required={false}
          />
          <Field {...field('town')} label={t.form.town} autocomplete="address-level2" width="l" required={false} />
        </>
      )}
    </>
  )
}

/** A field that people neither see nor reach; robots fill it. No puzzle for anybody (WCAG 3.3.8). Shown once it was filled by mistake. */
function Trap({ locale, sent, problems }: FormPageProps) {
  const t = messagesFor(locale)
  const error = problemOf(problems, 'website')
  if (error !== undefined)
    return <Field id="website" name="website" label={t.form.trap} value={textOf(sent.website)} error={error} autocomplete="off" />
  return (
    <div class="visually-hidden" aria-hidden="true">
      <label for="website">{t.form.trap}</label>
      <input id="website" name="website" type="text" tabIndex={-1} autocomplete="off" />
    </div>
  )
}

function problemOf(problems: readonly FormProblem[], id: string): string | undefined {
  return problems.find((problem) => problem.fieldId === id)?.message
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
