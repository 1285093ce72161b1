import { type RequestType, inLanguage } from '#modules/catalogue'
import type { ComponentChildren } from 'preact'
import { Checkbox, CheckboxGroup, Field, FileUpload, type Option, type OptionGroup, RadioGroup, Select, TextArea } from '#platform/ui'
import type { RequestFile } from '../request-file.ts'
import { OUTCOMES } from '../request.ts'
import type { PanelAct } from './acts.ts'
import { agentChoice } from './agent-choice.ts'
import type { DeskTools } from './desk-call.ts'
import { type SentValues, fieldId } from './feedback.ts'
import { requestUrl } from './addresses.ts'

export interface ActFormProps {
  act: PanelAct
  file: RequestFile
  tools: DeskTools
  sent: SentValues
}

/** The fields of each act; the panel brings title, errors and button. */
export function ActFields(props: ActFormProps): ComponentChildren {
  return FIELDS[props.act](props)
}

const FIELDS: Record<PanelAct, (props: ActFormProps) => ComponentChildren> = {
  assign: (props) => <AgentField {...props} />,
  note: (props) => <NoteField {...props} />,
  items: (props) => <ItemsFields {...props} />,
  received: (props) => <ReceivedFields {...props} />,
  task: (props) => <TaskFields {...props} />,
  extend: (props) => (
    <>
      <DaysField {...props} />
      <ReasonField {...props} />
    </>
  ),
  transfer: (props) => (
    <>
      <UnitField {...props} />
      <ReasonField {...props} />
    </>
  ),
  reclassify: (props) => <TypeField {...props} />,
  refer: (props) => (
    <>
      <PartnerField {...props} />
      <ReasonField {...props} />
    </>
  ),
  close: (props) => <OutcomeField {...props} />,
  cancel: (props) => <ReasonField {...props} hint={props.tools.t.form.cancelReasonHint} />,
  reopen: (props) => (
    <>
      <ReasonField {...props} />
      <Checkbox id={fieldId(props.act, 'inError')} name="inError" label={props.tools.t.form.inError} checked={props.sent.has('inError')} />
    </>
  ),
  attach: (props) => <FileFields {...props} />,
}

function base({ act, sent }: ActFormProps, name: string) {
  return { id: fieldId(act, name), name, error: sent.error(name) }
}

function ReasonField(props: ActFormProps & { hint?: string }) {
  const { t } = props.tools
  return (
    <TextArea
      {...base(props, 'reason')}
      label={t.form.reason}
      hint={props.hint ?? t.form.reasonHint}
      rows={2}
      required
      value={props.sent.text('reason')}
    />
  )
}

function DaysField(props: ActFormProps) {
  const { t } = props.tools
  return (
    <Field
      {...base(props, 'workingDays')}
      label={t.form.workingDays}
      hint={t.form.workingDaysHint}
      inputmode="numeric"
      width="s"
      value={props.sent.text('workingDays')}
      required
    />
  )
}

/** Marks the field to which the focus goes when the panel opens (islands/act-panel.ts); without script, Tab leads there. */
const AUTO = { 'data-first': 'true' } as const

function AgentField(props: ActFormProps) {
  const { t, directory } = props.tools
  const { request } = props.file
  const agents = [...directory.agents.values()].filter((agent) => agent.active).sort((a, b) => a.name.localeCompare(b.name))
  const option = (agent: (typeof agents)[number]): Option => ({ value: agent.id, text: agentChoice(agent, props.tools) })
  const groups: OptionGroup[] = [
    { label: t.form.myUnit, options: agents.filter((agent) => agent.unitId === request.unitId).map(option) },
    {
      label: t.form.otherUnits,
      options: agents
        .filter((agent) => agent.unitId !== request.unitId)
        .map((agent) => ({
          value: agent.id,
          text: `${agentChoice(agent, props.tools)}, ${directory.units.get(agent.unitId)?.name ?? ''}`,
        })),
    },
  ]
  return (
    <Select
      {...base(props, 'agentId')}
      label={t.form.toAgent}
      empty={t.form.chooseAgent}
      value={props.sent.text('agentId')}
      options={groups.filter((group) => group.options.length > 0)}
      required
    />
  )
}

function UnitField(props: ActFormProps) {
  const { t } = props.tools
  return (
    <Select
      {...base(props, 'unitId')}
      label={t.form.unit}
      empty={t.form.chooseUnit}
      value={props.sent.text('unitId')}
      options={unitOptions(props.tools, props.file.request.unitId)}
      required
    />
  )
}

/** The services of the city under their directorate. */
function unitOptions({ directory }: DeskTools, except?: string): OptionGroup[] {
  const units = [...directory.units.values()]
  return units
    .filter((unit) => unit.kind === 'directorate')
    .map((directorate) => ({
      label: directorate.name,
      options: units
        .filter(
          (unit) =>
            unit.kind !== 'directorate' &&
            unit.id !== except &&
            (unit.parentId === directorate.id || units.find((parent) => parent.id === unit.parentId)?.parentId === directorate.id),
        )
        .map((unit) => ({ value: unit.id, text: unit.name })),
    }))
    .filter((group) => group.options.length > 0)
}

function TypeField(props: ActFormProps) {
  const { t, catalogue, locale, directory } = props.tools
  const bySector = Map.groupBy(
    catalogue.types.filter((type) => type.active && type.code !== props.file.request.typeCode),
    (type: RequestType) => type.definition.sectorCode,
  )
  const groups = [...bySector].map(([sector, types]) => ({
    label: directory.sectors.get(sector)?.name ?? sector,
    options: types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) })),
  }))
  return (
    <Select
      {...base(props, 'type')}
      label={t.form.type}
      hint={t.form.typeHint}
      empty={t.list.type}
      value={props.sent.text('type')}
      options={groups}
      required
    />
  )
}

function PartnerField(props: ActFormProps) {
  const { t, directory } = props.tools
  // Who is competent for this very type comes first: it is nearly always them.
  const likely = new Set(
    directory.competences
      .filter((known) => known.typeCodes.includes(props.file.request.typeCode))
      .flatMap((known) => known.partnerCode ?? []),
  )
  const partners = [...directory.partners].sort(
    (a, b) => Number(likely.has(b.code)) - Number(likely.has(a.code)) || a.name.localeCompare(b.name),
  )
  return (
    <Select
      {...base(props, 'partner')}
      label={t.form.partner}
      hint={t.form.referHint}
      empty={t.form.choosePartner}
      value={props.sent.text('partner') ?? [...likely][0]}
      options={partners.map((partner) => ({ value: partner.code, text: partner.name }))}
      required
    />
  )
}

function OutcomeField(props: ActFormProps) {
  const { t, words } = props.tools
  return (
    <RadioGroup
      {...base(props, 'outcome')}
      label={t.form.outcome}
      value={props.sent.text('outcome')}
      choices={OUTCOMES.map((outcome) => ({ value: outcome, text: words.outcomes[outcome] }))}
      required
    />
  )
}

function NoteField(props: ActFormProps) {
  const { t, actor } = props.tools
  const { request, drafts } = props.file
  const draft = drafts.find((known) => known.agentId === actor.id && known.kind === 'note')?.text
  return (
    <>
      <TextArea
        {...base(props, 'text')}
        label={t.form.note}
        hint={t.form.noteHint}
        rows={4}
        required
        value={props.sent.text('text') ?? draft}
        draftUrl={requestUrl(request.reference, { act: 'draft/note' })}
        attributes={AUTO}
      />
      <span class="draft-state" role="status" data-draft-state={fieldId(props.act, 'text')} />
    </>
  )
}

const DEFAULT_LIMIT_DAYS = 30

function ItemsFields(props: ActFormProps) {
  const { t, locale, today } = props.tools
  const expected = props.file.type.definition.requiredDocuments.map((document) => inLanguage(document, locale))
  return (
    <>
      <TextArea
        {...base(props, 'items')}
        label={t.form.items}
        hint={t.form.itemsHint}
        rows={Math.max(3, expected.length + 1)}
        required
        value={props.sent.text('items') ?? expected.join('\n')}
        attributes={AUTO}
      />
      <Field
        {...base(props, 'limitOn')}
        label={t.form.limitOn}
        type="date"
        width="m"
        value={props.sent.text('limitOn') ?? today.add({ days: DEFAULT_LIMIT_DAYS }).toString()}
        min={today.add({ days: 1 }).toString()}
        required
      />
      <Checkbox
        id={fieldId(props.act, 'blocking')}
        name="blocking"
        label={t.form.blocking}
        checked={!props.sent.has('items') || props.sent.has('blocking')}
      />
    </>
  )
}

function ReceivedFields(props: ActFormProps) {
  const { t, today } = props.tools
  const awaited = props.file.missingItems.filter((item) => item.receivedAt === undefined)
  const values = props.sent.has('items') ? props.sent.list('items') : awaited.map((item) => item.id)
  return (
    <>
      <CheckboxGroup
        {...base(props, 'items')}
        label={t.form.itemsReceived}
        values={values}
        choices={awaited.map((item) => ({ value: item.id, text: item.label }))}
        required
      />
      <Field
        {...base(props, 'receivedOn')}
        label={t.form.receivedOn}
        type="date"
        width="m"
        value={props.sent.text('receivedOn') ?? today.toString()}
        max={today.toString()}
        required
      />
    </>
  )
}

function TaskFields(props: ActFormProps) {
  const { t, directory } = props.tools
  const { sent } = props
  const agents = [...directory.agents.values()].filter((agent) => agent.active).sort((a, b) => a.name.localeCompare(b.name))
  const kinds = ['task', 'callback', 'opinion'] as const
  return (
    <>
      <RadioGroup
        {...base(props, 'kind')}
        label={t.form.kind}
        value={sent.text('kind') ?? 'task'}
        layout="inline"
        choices={kinds.map((kind) => ({ value: kind, text: t.form.kinds[kind] }))}
      />
      <Field {...base(props, 'title')} label={t.form.title} value={sent.text('title')} maxLength={200} required attributes={AUTO} />
      <div class="field-row">
        <Select
          {...base(props, 'unitId')}
          label={t.form.unitOrAgent}
          empty={t.form.sameUnit}
          value={sent.text('unitId')}
          options={unitOptions(props.tools)}
        />
        <Select
          {...base(props, 'agentId')}
          label={t.form.taskAgent}
          empty={t.form.anybody}
          value={sent.text('agentId')}
          options={agents.map((agent) => ({ value: agent.id, text: agent.name }))}
        />
        <Field {...base(props, 'dueOn')} label={t.form.dueOn} type="date" width="m" value={sent.text('dueOn')} required={false} />
      </div>
    </>
  )
}

function FileFields(props: ActFormProps) {
  const { t } = props.tools
  return (
    <>
      <FileUpload {...base(props, 'files')} label={t.form.file} hint={t.form.fileHint} multiple maxBytes={20 * 1024 * 1024} required />
      <Checkbox id={fieldId(props.act, 'public')} name="public" label={t.form.filePublic} checked />
    </>
  )
}
