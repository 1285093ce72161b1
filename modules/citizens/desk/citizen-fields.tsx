import { Field, Select, TextArea } from '#platform/ui'
import { type CitizenKind, PREFERRED_CHANNELS } from '../citizen.ts'
import { LANGUAGES, NOTICE_LENGTH } from './citizen-form.ts'
import type { CitizenTools } from './citizen-tools.ts'

/** A form as it comes back: the values typed, the sentence at each field, what the file holds now when it changed meanwhile. */
export interface FormState {
  value(name: string): string | undefined
  error(name: string): string | undefined
  known?: ((name: string) => string | undefined) | undefined
}

interface FieldsProps {
  kind: CitizenKind
  state: FormState
  tools: CitizenTools
}

/** Who they are: the questions of a person, or of an organisation. */
export function IdentityFields({ kind, state, tools: { t } }: FieldsProps) {
  const field = fieldOf(state, t.known)
  if (kind === 'organisation') return <Field {...field('organisationName')} label={t.fields.organisationName} required />
  return (
    <>
      <Select
        {...field('civility')}
        label={t.fields.civility}
        empty={t.fields.noCivility}
        width="m"
        options={[
          { value: 'madam', text: t.fields.madam },
          { value: 'sir', text: t.fields.sir },
        ]}
      />
      <div class="field-row">
        <Field {...field('familyName')} label={t.fields.familyName} required />
        <Field {...field('givenNames')} label={t.fields.givenNames} />
      </div>
      <div class="field-row">
        <Field {...field('usageName')} label={t.fields.usageName} />
        <Field hint={t.fields.birthDateHint} {...field('birthDate')} label={t.fields.birthDate} width="m" />
      </div>
    </>
  )
}

/** How to speak with them. */
export function MannerFields({ state, tools: { t }, withNotice }: Omit<FieldsProps, 'kind'> & { withNotice: boolean }) {
  const field = fieldOf(state, t.known)
  return (
    <>
      <div class="field-row">
        <Select
          {...field('language')}
          label={t.fields.language}
          value={state.value('language') ?? 'fr'}
          options={LANGUAGES.map((code) => ({ value: code, text: t.languages[code] }))}
        />
        <Select
          {...field('preferredChannel')}
          label={t.fields.preferredChannel}
          empty={t.fields.noPreference}
          options={PREFERRED_CHANNELS.map((channel) => ({ value: channel, text: t.preferred[channel] }))}
        />
      </div>
      {withNotice && (
        <TextArea hint={t.fields.noticeHint} {...field('notice')} label={t.fields.notice} rows={2} maxLength={NOTICE_LENGTH} />
      )}
    </>
  )
}

export function AddressFields({ state, tools: { t }, required }: Omit<FieldsProps, 'kind'> & { required: boolean }) {
  const field = fieldOf(state, t.known)
  return (
    <>
      <Field {...field('line')} label={t.fields.line} required={required ? true : undefined} />
      <div class="field-row">
        <Field {...field('complement')} label={t.fields.complement} />
        <Field {...field('postcode')} label={t.fields.postcode} width="s" />
        <Field {...field('town')} label={t.fields.town} />
      </div>
    </>
  )
}

function fieldOf(state: FormState, known: (value: string) => string) {
  return (name: string) => {
    const now = state.known?.(name)
    return {
      id: name,
      name,
      value: state.value(name),
      error: state.error(name),
      autocomplete: 'off',
      ...(now === undefined || now === (state.value(name) ?? '') ? {} : { hint: known(now === '' ? '–' : now) }),
    }
  }
}
