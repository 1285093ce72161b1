import { z } from 'zod'
import { type Call, type Reply, type Route, type SentForm, newForm, notFound, page, refusedForm, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import type { Refusal } from '#platform/outcome'
import { addRule, changeRule, moveRule, removeRule } from '../edit-routing.ts'
import { route as routeRequest } from '../routing.ts'
import { type EditedRule, type RuleCells, listEditedRules } from '../routing-store.ts'
import { ROUTING_PATH, catalogueToolsOf } from './catalogue-tools.ts'
import { catalogueRefusalSentence, messagesFor } from './messages/index.ts'
import { type Trial, RoutingPage, RulePage } from './routing-page.tsx'

const rule = { audience: 'agent', access: 'routing.edit' } as const
const params = z.object({ id: z.uuid() })
const cell = z
  .string()
  .trim()
  .max(60)
  .default('')
  .transform((text) => (text === '' ? undefined : text))
const cells = z.object({
  type: cell,
  district: cell,
  channel: cell,
  words: z.string().max(4_000).default(''),
  unit: z.string().max(60).default(''),
  reason: z.string().max(2_000).default(''),
})
const version = z.coerce.number().int().min(1).max(2_000_000_000)
const trial = z.object({
  type: cell.catch(undefined),
  district: cell.catch(undefined),
  channel: cell.catch(undefined),
  text: z.string().max(2_000).catch('').default(''),
})

/** The routing table: read, tried out, changed. */
export function routingRoutes(): Route[] {
  return [
    route({ ...rule, method: 'GET', path: ROUTING_PATH, query: trial, handle: (call) => drawTable(call, { asked: call.query }) }),
    route({ ...rule, method: 'GET', path: `${ROUTING_PATH}/new`, handle: (call) => drawRule(call, { form: newForm({}) }) }),
    route({
      ...rule,
      method: 'POST',
      path: `${ROUTING_PATH}/new`,
      body: cells,
      labels,
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => addRule(work, cellsOf(call.body)))
        return outcome.ok ? backToTable(call, 'added') : drawRule(call, { form: formFor(call, outcome.refusal) })
      },
    }),
    route({ ...rule, method: 'GET', path: `${ROUTING_PATH}/:id`, params, handle: (call) => drawKnownRule(call) }),
    route({
      ...rule,
      method: 'POST',
      path: `${ROUTING_PATH}/:id`,
      params,
      body: cells.extend({ version }),
      labels,
      handle: async (call) => {
        const input = { ...cellsOf(call.body), id: call.params.id, version: call.body.version }
        const outcome = await call.house.act(call.actor, (work) => changeRule(work, input))
        return outcome.ok ? backToTable(call, 'saved') : drawKnownRule(call, formFor(call, outcome.refusal))
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${ROUTING_PATH}/:id/remove`,
      params,
      body: z.object({ version }),
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => removeRule(work, { id: call.params.id, version: call.body.version }))
        return outcome.ok ? backToTable(call, 'removed') : drawTable(call, { form: formFor(call, outcome.refusal) })
      },
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${ROUTING_PATH}/:id/move`,
      params,
      body: z.object({ direction: z.enum(['up', 'down']), position: z.coerce.number().int().min(-2_000_000_000).max(2_000_000_000) }),
      handle: async (call) => {
        const outcome = await call.house.act(call.actor, (work) => moveRule(work, { id: call.params.id, ...call.body }))
        return outcome.ok ? backToTable(call, 'moved') : drawTable(call, { form: formFor(call, outcome.refusal) })
      },
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

async function backToTable(call: AnyCall, said: 'added' | 'saved' | 'removed' | 'moved'): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  return seeOther(ROUTING_PATH, tools === undefined ? [] : [{ name: 'flash', value: tools.t.routing[said] }])
}

async function drawTable(call: AnyCall, about: { asked?: z.infer<typeof trial>; form?: SentForm }): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const rules = await call.house.read(call.actor, listEditedRules)
  const form = about.form ?? newForm({})
  const { asked } = about
  const tried =
    asked?.type === undefined ? undefined : tryOut(rules, { ...asked, type: asked.type, unitOf: (code) => unitIdOf(code, tools) })
  return page(tools.t.routing.title, <RoutingPage rules={rules} asked={asked} tried={tried} form={form} tools={tools} />, {
    status: form.status,
    current: ROUTING_PATH,
  })
}

function unitIdOf(typeCode: string, tools: NonNullable<Awaited<ReturnType<typeof catalogueToolsOf>>>): string | undefined {
  const code = tools.catalogue.byCode.get(typeCode)?.definition.unitCode
  return [...tools.directory.units.values()].find((unit) => unit.code === code)?.id
}

/** Where a request would go, why, and which lines further down would have taken it too. */
function tryOut(
  rules: readonly EditedRule[],
  asked: {
    type: string
    district: string | undefined
    channel: string | undefined
    text: string
    unitOf: (typeCode: string) => string | undefined
  },
): Trial | undefined {
  const defaultUnitId = asked.unitOf(asked.type)
  if (defaultUnitId === undefined) return undefined
  const question = {
    typeCode: asked.type,
    districtCode: asked.district,
    channel: asked.channel ?? 'portal',
    subject: '',
    text: asked.text,
    defaultUnitId,
  }
  const decision = routeRequest(rules, question)
  const also = rules.filter((one) => one.id !== decision.ruleId && routeRequest([one], question).because === 'rule').map((one) => one.id)
  return { decision, also }
}

async function drawKnownRule(call: Call<{ id: string }, unknown, unknown>, form?: SentForm): Promise<Reply> {
  const known = (await call.house.read(call.actor, listEditedRules)).find((one) => one.id === call.params.id)
  if (known === undefined) return form === undefined ? notFound() : drawTable(call, { form })
  return drawRule(call, { form: form ?? newForm(valuesOf(known)), known })
}

async function drawRule(call: AnyCall, { form, known }: { form: SentForm; known?: EditedRule }): Promise<Reply> {
  const tools = await catalogueToolsOf(call)
  if (tools === undefined) return notFound()
  const title = known === undefined ? tools.t.routing.addTitle : tools.t.routing.editTitle
  return page(title, <RulePage title={title} form={form} known={known} tools={tools} />, { status: form.status, current: ROUTING_PATH })
}

/** What the form calls its fields, by the names that they send. */
function labels(locale: Locale): Readonly<Record<string, string>> {
  const { type, district, channel, words, unit, reason } = messagesFor(locale).routing
  return { type, district, channel, words, unit, reason }
}

function cellsOf(body: z.infer<typeof cells>): RuleCells {
  return {
    typeCode: body.type,
    districtCode: body.district,
    channel: body.channel,
    words: body.words.split(/[\n,;]/),
    unitId: body.unit,
    reason: body.reason,
  }
}

function valuesOf(known: EditedRule): Record<string, string> {
  return {
    type: known.typeCode ?? '',
    district: known.districtCode ?? '',
    channel: known.channel ?? '',
    words: known.words.join('\n'),
    unit: known.unitId,
    reason: known.reason,
  }
}

function formFor(call: AnyCall, refusal: Refusal): SentForm {
  return refusedForm(call.sent, refusal, catalogueRefusalSentence(refusal, call.locale))
}
