import { z } from 'zod'
import { CheckboxGroup, Field, Select } from '#platform/ui'
import type { AgentRecord } from '../../agents-store.ts'
import type { NewAgent } from '../../register-agent.ts'
import type { AgentTools } from './agent-tools.ts'
import { siteOptions, unitOptions } from './choices.ts'
import { type FormState, chosen, day, line, version } from './form-state.ts'
import { languageName } from './messages/index.ts'

const OFFERED = ['fr', 'en', 'it', 'ar', 'es', 'pt', 'tr', 'uk', 'zh', 'de', 'lsf'] as const

const fields = {
  givenName: line,
  familyName: line,
  code: line,
  title: line,
  email: line,
  phone: line,
  unit: chosen,
  site: chosen,
  languages: z.array(z.string().max(10)).max(40).default([]),
  otherLanguages: line,
  activeFrom: day,
  activeUntil: day,
}

export const newAgentForm = z.object(fields)
export const changeAgentForm = z.object({ ...fields, version })

/** From the form to the use case. */
export function agentOf(form: z.infer<typeof newAgentForm>): NewAgent {
  const { unit, site, otherLanguages, languages, ...facts } = form
  const others = otherLanguages
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== '')
  return { ...facts, unitId: unit, siteId: site, languages: [...languages, ...others] }
}

/** From a file to the values of its form. */
export function valuesOf(agent: AgentRecord): Record<string, string | readonly string[]> {
  return {
    givenName: agent.givenName,
    familyName: agent.familyName,
    code: agent.code,
    title: agent.title ?? '',
    email: agent.email,
    phone: agent.phone ?? '',
    unit: agent.unitId,
    site: agent.siteId ?? '',
    languages: agent.languages.filter(isOffered),
    otherLanguages: agent.languages.filter((code) => !isOffered(code)).join(', '),
    activeFrom: agent.activeFrom.toString(),
    activeUntil: agent.activeUntil?.toString() ?? '',
  }
}

function isOffered(code: string): boolean {
  return OFFERED.some((offered) => offered === code)
}

/** The questions about an agent, for a new one and for a correction. */
export function AgentFields({ state, tools }: { state: FormState; tools: AgentTools }) {
  const { t, directory, locale } = tools
  const words = t.agent.fields
  const field = (name: string, hint?: string) => {
    const known = state.known(name)
    return {
      id: name,
      name,
      value: state.value(name),
      error: state.error(name),
      hint: known === undefined ? hint : t.known(shown(known, tools)),
      autocomplete: 'off',
    }
  }
  return (
    <>
      <div class="field-row">
        <Field {...field('givenName')} label={words.givenName} required />
        <Field {...field('familyName')} label={words.familyName} required />
      </div>
      <div class="field-row">
        <Field {...field('email', words.emailHint)} type="email" label={words.email} required />
        <Field {...field('code', words.codeHint)} label={words.code} required />
      </div>
      <div class="field-row">
        <Field {...field('title')} label={words.title} required={false} />
        <Field {...field('phone')} type="tel" label={words.phone} required={false} />
      </div>
      <div class="field-row">
        <Select {...field('unit')} label={words.unit} empty={words.chooseUnit} options={unitOptions(directory, 'id')} required />
        <Select {...field('site')} label={words.site} empty={words.noSite} options={siteOptions(directory)} />
      </div>
      <CheckboxGroup
        id="languages"
        name="languages"
        label={words.languages}
        layout="inline"
        values={state.values('languages')}
        error={state.error('languages')}
        choices={OFFERED.map((code) => ({ value: code, text: languageName(code, locale) }))}
      />
      <Field {...field('otherLanguages', words.otherLanguagesHint)} label={words.otherLanguages} width="m" required={false} />
      <div class="field-row">
        <Field {...field('activeFrom')} type="date" label={words.activeFrom} width="m" />
        <Field {...field('activeUntil', words.activeUntilHint)} type="date" label={words.activeUntil} width="m" required={false} />
      </div>
    </>
  )
}

/** A value of the file in words: a date, the name behind an id. */
function shown(value: string, { directory, t, date }: AgentTools): string {
  if (value === '') return t.nothing
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return date(Temporal.PlainDate.from(value))
  return directory.units.get(value)?.name ?? directory.sites.get(value)?.name ?? value
}
