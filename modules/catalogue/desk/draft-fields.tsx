import { ACKNOWLEDGEMENT_DUTIES, COMPETENCES, REMEDY_ROADS, SILENCE_EFFECTS } from '#modules/deadlines'
import type { SentForm } from '#platform/http'
import { Checkbox, CheckboxGroup, Field, Select, TextArea } from '#platform/ui'
import { messagesFor as portalMessagesFor } from '../portal/messages/index.ts'
import { ARCHETYPES, AUDIENCES, CATALOGUE_CHANNELS, LEVELS, LIFE_MOMENTS } from '../request-type.ts'
import { type CatalogueTools, unitOptions } from './catalogue-tools.ts'

interface Props {
  form: SentForm
  tools: CatalogueTools
}

const LANGUAGES = [
  ['Fr', 'fr'],
  ['En', 'en'],
  ['It', 'it'],
] as const

/** All questions about a version but those of its own form: texts, work, law, what is needed, words. */
export function DraftFields({ form, tools }: Props) {
  const { t } = tools
  return (
    <>
      <fieldset class="fieldset">
        <legend>
          <h2>{t.draft.sections.texts}</h2>
        </legend>
        <InLanguages name="title" label={t.draft.titleField} form={form} tools={tools} required />
        <InLanguages name="description" label={t.draft.description} form={form} tools={tools} required long />
      </fieldset>
      <WorkFields form={form} tools={tools} />
      <LawFields form={form} tools={tools} />
      <NeededFields form={form} tools={tools} />
      <fieldset class="fieldset">
        <legend>
          <h2>{t.draft.sections.words}</h2>
        </legend>
        <TextArea {...bind(form, 'keywords')} label={t.draft.keywords} hint={t.draft.onePerLine} rows={5} required={false} />
        <TextArea {...bind(form, 'synonyms')} label={t.draft.synonyms} hint={t.draft.onePerLine} rows={5} required={false} />
      </fieldset>
    </>
  )
}

function WorkFields({ form, tools }: Props) {
  const { t, directory, locale } = tools
  const portal = portalMessagesFor(locale)
  return (
    <fieldset class="fieldset">
      <legend>
        <h2>{t.draft.sections.work}</h2>
      </legend>
      <div class="field-row">
        <Select
          {...bind(form, 'unitCode')}
          label={t.draft.unit}
          empty={t.draft.chooseUnit}
          options={unitOptions(directory, 'code')}
          required
        />
        <Select
          {...bind(form, 'sectorCode')}
          label={t.draft.sector}
          hint={t.draft.sectorHint}
          options={[...directory.sectors.values()].map((sector) => ({ value: sector.code, text: sector.name }))}
          required
        />
      </div>
      <div class="field-row">
        <Select {...bind(form, 'level')} label={t.draft.level} options={options(LEVELS, t.levels)} />
        <Select
          {...bind(form, 'archetype')}
          label={t.draft.archetype}
          hint={t.draft.archetypeHint}
          options={options(ARCHETYPES, t.archetypes)}
        />
      </div>
      <Select
        {...bind(form, 'lifeMoment')}
        label={t.draft.moment}
        options={LIFE_MOMENTS.map((moment) => ({ value: moment, text: portal.moments[moment].title }))}
      />
      <CheckboxGroup {...boxes(form, 'channels')} label={t.draft.channels} choices={options(CATALOGUE_CHANNELS, t.channels)} />
      <CheckboxGroup {...boxes(form, 'audience')} label={t.draft.audience} choices={options(AUDIENCES, portal.audience)} />
      <Checkbox id="anonymous" name="anonymous" value="1" label={t.draft.anonymous} checked={form.value('anonymous') === '1'} />
    </fieldset>
  )
}

function LawFields({ form, tools }: Props) {
  const { t, directory } = tools
  return (
    <fieldset class="fieldset">
      <legend>
        <h2>{t.draft.sections.law}</h2>
      </legend>
      <Field {...bind(form, 'target')} type="number" width="s" label={t.draft.target} hint={t.draft.targetHint} required={false} />
      <Select {...bind(form, 'silence')} label={t.draft.silence} options={options(SILENCE_EFFECTS, t.silence)} />
      <div class="field-row">
        <Field {...bind(form, 'months')} type="number" width="s" label={t.draft.months} hint={t.draft.periodHint} required={false} />
        <Field {...bind(form, 'days')} type="number" width="s" label={t.draft.days} required={false} />
      </div>
      <Select
        {...bind(form, 'acknowledgement')}
        label={t.draft.acknowledgement}
        options={options(ACKNOWLEDGEMENT_DUTIES, t.acknowledgements)}
      />
      <div class="field-row">
        <Select {...bind(form, 'competence')} label={t.draft.competence} options={options(COMPETENCES, t.competences)} />
        <Select
          {...bind(form, 'partnerCode')}
          label={t.draft.partner}
          empty={t.draft.noPartner}
          options={directory.partners.map((partner) => ({ value: partner.code, text: partner.name }))}
        />
      </div>
      <Select {...bind(form, 'remedy')} label={t.draft.remedy} options={options(REMEDY_ROADS, t.remedies)} />
      <div class="field-row">
        <Field
          {...bind(form, 'windowMonths')}
          type="number"
          width="s"
          label={t.draft.windowMonths}
          hint={t.draft.windowHint}
          required={false}
        />
        <Field {...bind(form, 'windowDays')} type="number" width="s" label={t.draft.windowDays} required={false} />
      </div>
      <Field {...bind(form, 'legalBasis')} label={t.draft.legalBasis} maxLength={300} required={false} />
      <TextArea {...bind(form, 'legalNote')} label={t.draft.legalNote} rows={3} maxLength={500} required={false} />
    </fieldset>
  )
}

function NeededFields({ form, tools }: Props) {
  const { t } = tools
  return (
    <fieldset class="fieldset">
      <legend>
        <h2>{t.draft.sections.needed}</h2>
      </legend>
      {LANGUAGES.map(([suffix, language]) => (
        <TextArea
          key={suffix}
          {...bind(form, `documents${suffix}`)}
          label={`${t.draft.documents} ${t.draft.language[language]}`}
          hint={suffix === 'Fr' ? t.draft.documentsHint : undefined}
          rows={4}
          required={false}
        />
      ))}
      <InLanguages name="fee" label={t.draft.fee} form={form} tools={tools} />
      <InLanguages name="delay" label={t.draft.delay} form={form} tools={tools} />
    </fieldset>
  )
}

/** One text in the three languages of the house, French first. */
export function InLanguages({
  name,
  label,
  form,
  tools,
  required,
  long,
}: Props & { name: string; label: string; required?: boolean; long?: boolean }) {
  return (
    <div class="field-row">
      {LANGUAGES.map(([suffix, language]) => {
        const field = {
          ...bind(form, `${name}${suffix}`),
          label: `${label} ${tools.t.draft.language[language]}`,
          required: suffix === 'Fr' && required === true,
        }
        return long === true ? <TextArea key={suffix} {...field} rows={4} /> : <Field key={suffix} {...field} />
      })}
    </div>
  )
}

/** What every field takes from the form. */
export function bind(form: SentForm, name: string) {
  return { id: name, name, value: form.value(name), error: form.error(name), autocomplete: 'off' }
}

function boxes(form: SentForm, name: string) {
  return { id: name, name, layout: 'inline' as const, values: form.values(name), error: form.error(name) }
}

function options(values: readonly string[], words: Readonly<Record<string, string>>) {
  return values.map((value) => ({ value, text: words[value] ?? value }))
}
