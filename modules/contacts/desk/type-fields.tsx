import { type FormField, type RequestType, inLanguage } from '#modules/catalogue'
import { CheckboxGroup, Field, RadioGroup, Select, TextArea } from '#platform/ui'
import type { ContactTools } from './contact-tools.ts'
import type { FormState } from './form-state.ts'
import { listOf } from './sent.ts'
import { ANSWER_LENGTH, fieldName, placeField, spokenFields } from './type-answers.ts'

const MOST_RADIOS = 6

/** The questions of a request type, as its definition asks them. */
export function TypeFields({ type, state, tools }: { type: RequestType; state: FormState; tools: ContactTools }) {
  return (
    <>
      {spokenFields(type)
        .filter((field) => field !== placeField(type))
        .map((field) => (
          <TypeField key={field.name} field={field} state={state} tools={tools} />
        ))}
    </>
  )
}

function TypeField({ field, state, tools: { t, locale } }: { field: FormField; state: FormState; tools: ContactTools }) {
  const name = fieldName(field)
  const base = {
    id: name,
    name,
    label: inLanguage(field.label, locale),
    hint: field.hint === undefined ? undefined : inLanguage(field.hint, locale),
    required: field.required,
    error: state.error(name),
  }
  const value = state.text(name)
  const choices = (field.choices ?? []).map((choice) => ({ value: choice.value, text: inLanguage(choice.label, locale) }))
  switch (field.kind) {
    case 'textarea':
      return <TextArea {...base} value={value} rows={2} maxLength={ANSWER_LENGTH} />
    case 'choice':
      return choices.length > MOST_RADIOS ? (
        <Select {...base} value={value} empty={t.request.choose} options={choices} />
      ) : (
        <RadioGroup {...base} value={value} choices={choices} layout="inline" />
      )
    case 'choices':
      return <CheckboxGroup {...base} values={listOf(state.sent, name)} choices={choices} layout="inline" />
    case 'yes-no':
      return (
        <RadioGroup
          {...base}
          value={value}
          layout="inline"
          choices={[
            { value: 'yes', text: t.request.yes },
            { value: 'no', text: t.request.no },
          ]}
        />
      )
    case 'date':
      return <Field {...base} type="date" width="m" value={value} />
    case 'number':
      return <Field {...base} type="number" width="s" value={value} />
    case 'email':
      return <Field {...base} type="email" value={value} />
    case 'tel':
      return <Field {...base} type="tel" width="m" value={value} />
    default:
      return <Field {...base} value={value} />
  }
}
