import type { SentForm } from '#platform/http'
import { Actions, Breadcrumb, Button, ButtonLink, ErrorSummary, Field, Form, Notice, Select, Table, TextArea } from '#platform/ui'
import { ROUTING_CHANNELS, inLanguage } from '../request-type.ts'
import type { RoutingDecision } from '../routing.ts'
import type { EditedRule } from '../routing-store.ts'
import { type Unreachable, unreachableRules } from '../unreachable-rules.ts'
import { CATALOGUE_PATH, type CatalogueTools, ROUTING_PATH, unitOptions } from './catalogue-tools.ts'
import { bind } from './draft-fields.tsx'

/** What an essay of the table answered. */
export interface Trial {
  decision: RoutingDecision
  /** Lines further down that match as well. */
  also: readonly string[]
}

interface Asked {
  type?: string | undefined
  district?: string | undefined
  channel?: string | undefined
  text: string
}

interface RoutingPageProps {
  rules: readonly EditedRule[]
  asked: Asked | undefined
  tried: Trial | undefined
  form: SentForm
  tools: CatalogueTools
}

/** The decision table from the top, with what it would answer. */
export function RoutingPage({ rules, asked, tried, form, tools }: RoutingPageProps) {
  const t = tools.t.routing
  const unreachable = unreachableRules(rules)
  const numbered = rules.map((rule, index) => ({ rule, number: index + 1 }))
  return (
    <div>
      <Breadcrumb items={[{ href: CATALOGUE_PATH, text: tools.t.list.title }]} />
      <ErrorSummary errors={form.errors} />
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${ROUTING_PATH}/new`} icon="add" variant="second" shortcut="n">
            {t.add}
          </ButtonLink>
        </div>
      </div>
      <p>{t.lead}</p>
      <Essay asked={asked} tried={tried} rules={rules} tools={tools} />
      <Table
        caption={t.caption(rules.length)}
        rows={numbered}
        rowKey={({ rule }) => rule.id}
        isCurrent={({ rule }) => rule.id === tried?.decision.ruleId}
        empty={t.empty}
        columns={[
          { key: 'order', title: t.columns.order, cell: ({ number }) => number },
          {
            key: 'when',
            title: t.columns.when,
            header: true,
            cell: ({ rule }) => <When rule={rule} rules={rules} unreachable={unreachable} tools={tools} />,
          },
          { key: 'goes', title: t.columns.goes, cell: ({ rule }) => tools.directory.units.get(rule.unitId)?.name ?? '' },
          { key: 'why', title: t.columns.why, cell: ({ rule }) => rule.reason },
          { key: 'acts', title: t.columns.acts, cell: ({ rule, number }) => <RuleActs rule={rule} number={number} tools={tools} /> },
        ]}
      />
    </div>
  )
}

function When({
  rule,
  rules,
  unreachable,
  tools,
}: {
  rule: EditedRule
  rules: readonly EditedRule[]
  unreachable: readonly Unreachable[]
  tools: CatalogueTools
}) {
  const t = tools.t.routing
  const covered = unreachable.find((item) => item.ruleId === rule.id)
  return (
    <div>
      {conditionsOf(rule, tools).join(' · ')}
      {covered !== undefined && (
        <div class="under error-text">{t.unreachable(rules.findIndex((other) => other.id === covered.coveredBy) + 1)}</div>
      )}
    </div>
  )
}

function conditionsOf(rule: EditedRule, { t, catalogue, directory, locale }: CatalogueTools): string[] {
  const type = rule.typeCode === undefined ? undefined : catalogue.byCode.get(rule.typeCode)
  const channels: Readonly<Record<string, string>> = t.channels
  const parts = [
    type === undefined ? rule.typeCode : inLanguage(type.definition.title, locale),
    directory.districts.find((district) => district.code === rule.districtCode)?.name,
    rule.channel === undefined ? undefined : channels[rule.channel],
    rule.words.length === 0 ? undefined : t.routing.contains(rule.words.map((word) => t.routing.quoted(word)).join(t.routing.or)),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? [t.routing.anything] : parts
}

function RuleActs({ rule, number, tools: { t } }: { rule: EditedRule; number: number; tools: CatalogueTools }) {
  const of = <span class="visually-hidden"> {t.routing.ofLine(number)}</span>
  return (
    <div class="line-acts">
      <a href={`${ROUTING_PATH}/${rule.id}`}>
        {t.routing.edit}
        {of}
      </a>
      {(['up', 'down'] as const).map((direction) => (
        <Form key={direction} action={`${ROUTING_PATH}/${rule.id}/move`} hidden={{ direction, position: String(rule.position) }}>
          <Button variant="quiet" icon={direction === 'up' ? 'arrow-up' : 'arrow-down'}>
            <span class="visually-hidden">
              {t.routing[direction]} {t.routing.ofLine(number)}
            </span>
          </Button>
        </Form>
      ))}
    </div>
  )
}

function Essay({ asked, tried, rules, tools }: Omit<RoutingPageProps, 'form'>) {
  const t = tools.t.routing
  return (
    <section class="card">
      <h2>{t.tryTitle}</h2>
      <p>{t.tryLead}</p>
      <Form action={ROUTING_PATH} method="get" class="filters">
        <CellSelects values={(name) => asked?.[name]} tools={tools} needsType />
        <Field id="text" name="text" label={t.tryText} value={asked?.text} autocomplete="off" />
        <div class="actions">
          <Button variant="second">{t.tryAct}</Button>
        </div>
      </Form>
      {tried !== undefined && <Answer tried={tried} rules={rules} tools={tools} />}
    </section>
  )
}

function Answer({ tried: { decision, also }, rules, tools }: { tried: Trial; rules: readonly EditedRule[]; tools: CatalogueTools }) {
  const t = tools.t.routing
  const numberOf = (id: string) => rules.findIndex((rule) => rule.id === id) + 1
  return (
    <Notice title={t.goesTo(tools.directory.units.get(decision.unitId)?.name ?? '')}>
      <p>
        {decision.ruleId === undefined ? t.becauseType : t.becauseRule(numberOf(decision.ruleId), decision.reason ?? '')}{' '}
        {decision.words.length > 0 && t.becauseWords(decision.words.join(', '))}
      </p>
      {also.length > 0 && <p>{t.alsoMatching(also.map((id) => String(numberOf(id))).join(', '))}</p>}
    </Notice>
  )
}

/** The cells that are chosen from lists: type, territory, channel. */
function CellSelects({
  values,
  error,
  tools,
  needsType,
}: {
  values: (name: 'type' | 'district' | 'channel') => string | undefined
  error?: (name: string) => string | undefined
  tools: CatalogueTools
  needsType?: boolean
}) {
  const { t, catalogue, directory, locale } = tools
  const base = (name: 'type' | 'district' | 'channel') => ({ id: name, name, value: values(name), error: error?.(name) })
  return (
    <>
      <Select
        {...base('type')}
        label={t.routing.type}
        empty={needsType === true ? '' : t.routing.everyType}
        options={catalogue.types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
      />
      <Select
        {...base('district')}
        label={t.routing.district}
        empty={t.routing.everyDistrict}
        options={directory.districts.map((district) => ({ value: district.code, text: district.name }))}
      />
      <Select
        {...base('channel')}
        label={t.routing.channel}
        empty={t.routing.everyChannel}
        options={ROUTING_CHANNELS.map((channel) => ({ value: channel, text: t.channels[channel] }))}
      />
    </>
  )
}

/** A line of the table as a form. */
export function RulePage({
  title,
  form,
  known,
  tools,
}: {
  title: string
  form: SentForm
  known: EditedRule | undefined
  tools: CatalogueTools
}) {
  const { t } = tools
  const action = `${ROUTING_PATH}/${known?.id ?? 'new'}`
  const hidden = known === undefined ? {} : { version: form.value('version') ?? String(known.version) }
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: ROUTING_PATH, text: t.routing.title }]} />
      <ErrorSummary errors={form.errors} />
      <h1>{title}</h1>
      <Form action={action} hidden={hidden}>
        <CellSelects values={(name) => form.value(name)} error={(name) => form.error(name)} tools={tools} />
        <TextArea {...bind(form, 'words')} label={t.routing.words} hint={t.routing.wordsHint} rows={4} required={false} />
        <Select
          {...bind(form, 'unit')}
          label={t.routing.unit}
          empty={t.draft.chooseUnit}
          options={unitOptions(tools.directory, 'id')}
          required
        />
        <Field {...bind(form, 'reason')} label={t.routing.reason} hint={t.routing.reasonHint} maxLength={200} required />
        <Actions>
          <Button>{known === undefined ? t.routing.add : t.save}</Button>
          <a href={ROUTING_PATH}>{t.cancel}</a>
        </Actions>
      </Form>
      {known !== undefined && (
        <Form action={`${action}/remove`} hidden={{ version: String(known.version) }}>
          <Button variant="danger">{t.routing.remove}</Button>
        </Form>
      )}
    </div>
  )
}
