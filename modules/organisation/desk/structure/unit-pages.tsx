import type { HistoryEvent } from '#platform/audit'
import type { SentForm } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Actions, Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Form, Select } from '#platform/ui'
import type { Directory } from '../../directory.ts'
import type { UnitRecord } from '../../units-store.ts'
import { withQuery } from '../agents/addresses.ts'
import { ORGANISATION_PATH, UNITS_PATH } from './addresses.ts'
import { HistoryPart, fieldsOf } from '../history-part.tsx'
import type { Messages } from './messages/index.ts'

interface TreeProps {
  units: readonly UnitRecord[]
  directory: Directory
  words: string
  t: Messages
  date: (on: Temporal.PlainDate) => string
}

/** Directorates, their services and teams; with words, the units that have them in their name or code. */
export function OrganisationPage(props: TreeProps) {
  const { units, words } = props
  const t = props.t.structure
  const found = units.filter((unit) => key(`${unit.name} ${unit.code}`).includes(key(words)))
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${UNITS_PATH}/new`} icon="add" variant="second">
            {t.add}
          </ButtonLink>
        </div>
      </div>
      <Form action={ORGANISATION_PATH} method="get" class="filters" role="search" aria-label={t.title}>
        <Field id="q" name="q" type="search" label={t.search} value={words} autocomplete="off" />
        <div class="actions">
          <Button variant="second">{t.find}</Button>
          <a href={ORGANISATION_PATH}>{t.all}</a>
        </div>
      </Form>
      {words === '' ? (
        <Branch {...props} parentId={undefined} />
      ) : found.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul>
          {found.map((unit) => (
            <li key={unit.id}>
              <UnitLine {...props} unit={unit} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** As it is looked for: without accents or capitals. */
function key(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function Branch(props: TreeProps & { parentId: string | undefined }) {
  const below = props.units.filter((unit) => unit.parentId === props.parentId)
  if (below.length === 0) return null
  return (
    <ul>
      {below.map((unit) => (
        <li key={unit.id}>
          <UnitLine {...props} unit={unit} />
          <Branch {...props} parentId={unit.id} />
        </li>
      ))}
    </ul>
  )
}

function UnitLine({ unit, directory, t: { structure: t }, date }: TreeProps & { unit: UnitRecord }) {
  const agents = [...directory.agents.values()].filter((agent) => agent.active && agent.unitId === unit.id).length
  const manager = unit.managerId === undefined ? undefined : directory.agents.get(unit.managerId)?.name
  const facts = [
    t.kinds[unit.kind],
    unit.code,
    directory.sectors.get(unit.sectorCode)?.name,
    manager === undefined ? undefined : t.led(manager),
    t.agents(agents),
    unit.activeUntil === undefined ? undefined : t.closed(date(unit.activeUntil)),
  ]
  return (
    <>
      <a href={`${UNITS_PATH}/${unit.id}`}>{unit.name}</a>
      <div class="under">
        {facts.filter((fact) => fact !== undefined).join(' · ')}
        {unit.kind !== 'team' && (
          <>
            {' · '}
            <a href={withQuery(`${UNITS_PATH}/new`, { parent: unit.id })}>
              {t.addUnder} <span class="visually-hidden">{t.addUnderOf(unit.name)}</span>
            </a>
          </>
        )}
      </div>
    </>
  )
}

interface UnitPageProps {
  title: string
  unit: UnitRecord | undefined
  /** What the file holds now: told beside what was typed when somebody else was faster. */
  known: Readonly<Record<string, string>>
  state: SentForm
  directory: Directory
  history: readonly HistoryEvent[]
  locale: Locale
  t: Messages
}

/** The form of a unit, new or known, and what happened to it. */
export function UnitPage(props: UnitPageProps) {
  const { title, unit, state, history, directory, locale } = props
  const t = props.t.structure
  return (
    <div class="column stack administration">
      <Breadcrumb items={[{ href: ORGANISATION_PATH, text: t.title }]} />
      <ErrorSummary errors={state.errors} />
      <h1>{title}</h1>
      <Form action={`${UNITS_PATH}/${unit?.id ?? 'new'}`} hidden={unit === undefined ? {} : { version: String(unit.version) }}>
        <UnitFields {...props} />
        <Actions>
          <Button>{t.save}</Button>
          <a href={ORGANISATION_PATH}>{t.cancel}</a>
        </Actions>
      </Form>
      <HistoryPart
        events={history}
        sentence={(event) => (event.name === 'unit.changed' ? t.changed(unitFieldWords(event, props.t)) : t.registered)}
        directory={directory}
        locale={locale}
        title={t.history}
      />
    </div>
  )
}

function UnitFields({ unit, known, state, directory, t: { structure: t } }: UnitPageProps) {
  const words = t.fields
  const field = (name: string, hint?: string) => {
    const differs = state.status === 409 && known[name] !== undefined && known[name] !== state.value(name)
    const now = known[name] ?? ''
    const shown = directory.units.get(now)?.name ?? directory.agents.get(now)?.name ?? now
    return {
      id: name,
      name,
      value: state.value(name),
      error: state.error(name),
      hint: differs ? t.known(shown) : hint,
      autocomplete: 'off',
    }
  }
  const parents = [...directory.units.values()].filter((other) => other.kind !== 'team' && other.id !== unit?.id)
  const agents = [...directory.agents.values()].filter((agent) => agent.active || agent.id === unit?.managerId)
  return (
    <>
      <Field {...field('name')} label={words.name} required />
      {unit === undefined && <Field {...field('code', words.codeHint)} label={words.code} width="m" required />}
      <Select
        {...field('parent')}
        label={words.parent}
        empty={words.noParent}
        options={parents.map((other) => ({ value: other.id, text: `${other.name} (${other.code})` }))}
      />
      <Select
        {...field('sector')}
        label={words.sector}
        empty=""
        options={[...directory.sectors.values()].map((sector) => ({ value: sector.code, text: `${sector.name} (${sector.code})` }))}
      />
      <div class="field-row">
        <Field {...field('email')} type="email" label={words.email} required={false} />
        <Field {...field('phone')} type="tel" label={words.phone} required={false} />
      </div>
      <Select
        {...field('manager')}
        label={words.manager}
        empty={words.nobody}
        options={agents.map((agent) => ({ value: agent.id, text: `${agent.familyName} ${agent.givenName}` }))}
      />
      <div class="field-row">
        <Field {...field('activeFrom')} type="date" label={words.activeFrom} width="m" />
        <Field {...field('activeUntil', words.activeUntilHint)} type="date" label={words.activeUntil} width="m" required={false} />
      </div>
    </>
  )
}

const FIELD_WORDS: Readonly<Record<string, keyof Messages['structure']['fields']>> = {
  parentId: 'parent',
  name: 'name',
  sectorCode: 'sector',
  email: 'email',
  phone: 'phone',
  managerId: 'manager',
  activeFrom: 'activeFrom',
  activeUntil: 'activeUntil',
}

function unitFieldWords(event: HistoryEvent, { structure: t }: Messages): string {
  return fieldsOf(event)
    .map((name) => t.fields[FIELD_WORDS[name] ?? 'name'].toLowerCase())
    .join(', ')
}
