import { permitted } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { type Work, newId } from '#platform/database'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { catalogueOf, forgetCatalogue } from './catalogue-of.ts'
import { ROUTING_CHANNELS } from './request-type.ts'
import { type RuleCells, holdRules, insertRule, placeRule, retireRule, updateRule } from './routing-store.ts'

export const ROUTING_LIMITS = { words: 30, word: 60, reason: 200 } as const
const STEP = 10

/** Adds a line at the end of the routing table. */
export async function addRule(work: Work, input: RuleCells): Promise<Outcome<{ id: string }>> {
  const cells = await checked(work, input)
  if (!cells.ok) return cells
  const rules = await holdRules(work.tx)
  const id = newId()
  await insertRule(work.tx, { ...cells.value, id, position: (rules.at(-1)?.position ?? 0) + STEP })
  tell(work, 'routing-rule.added', id)
  return done({ id })
}

/** Changes a line where it stands. */
export async function changeRule(work: Work, input: RuleCells & { id: string; version: number }): Promise<Outcome<{ id: string }>> {
  const cells = await checked(work, input)
  if (!cells.ok) return cells
  if (!(await updateRule(work.tx, { ...cells.value, id: input.id, version: input.version }))) return STALE
  tell(work, 'routing-rule.changed', input.id)
  return done({ id: input.id })
}

/** Takes a line out of the table; requests that it sent keep its sentence. */
export async function removeRule(work: Work, input: { id: string; version: number }): Promise<Outcome<{ id: string }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  if (!(await retireRule(work.tx, input))) return STALE
  tell(work, 'routing-rule.removed', input.id)
  return done({ id: input.id })
}

/**
 * Moves a line one place up or down; the first line that matches decides, so order is meaning. At the end of the table nothing moves.
 * `position` is the place that was seen: a table that changed meanwhile is not changed blindly.
 */
export async function moveRule(
  work: Work,
  input: { id: string; position: number; direction: 'up' | 'down' },
): Promise<Outcome<{ id: string }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const rules = await holdRules(work.tx)
  const at = rules.findIndex((rule) => rule.id === input.id)
  if (at < 0 || rules[at]?.position !== input.position) return STALE
  const other = input.direction === 'up' ? at - 1 : at + 1
  if (other < 0 || other >= rules.length) return done({ id: input.id })
  const order = rules.map((rule) => rule.id)
  const [moved] = order.splice(at, 1)
  if (moved !== undefined) order.splice(other, 0, moved)
  for (const [index, id] of order.entries()) {
    const position = (index + 1) * STEP
    if (rules.find((rule) => rule.id === id)?.position !== position) await placeRule(work.tx, { id, position })
  }
  tell(work, 'routing-rule.moved', input.id)
  return done({ id: input.id })
}

const NOT_ALLOWED: Refused = refuse('not-allowed', 'catalogue.refusal.not-allowed')
const STALE: Refused = refuse('conflict', 'catalogue.refusal.stale-rule')

async function checked(work: Work, input: RuleCells): Promise<Outcome<RuleCells>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const [directory, catalogue] = [await directoryOf(work), await catalogueOf(work)]
  if (!directory.units.has(input.unitId)) return refuse('invalid', 'catalogue.refusal.unknown-unit', { field: 'unit' })
  if (input.typeCode !== undefined && !catalogue.byCode.has(input.typeCode))
    return refuse('invalid', 'catalogue.refusal.unknown-type', { field: 'type' })
  if (input.districtCode !== undefined && !directory.districts.some((district) => district.code === input.districtCode))
    return refuse('invalid', 'catalogue.refusal.unknown-district', { field: 'district' })
  if (input.channel !== undefined && !ROUTING_CHANNELS.some((channel) => channel === input.channel))
    return refuse('invalid', 'catalogue.refusal.unknown-channel', { field: 'channel' })
  const words = [...new Set(input.words.map((word) => word.trim()).filter((word) => word !== ''))]
  if (words.length > ROUTING_LIMITS.words || words.some((word) => word.length > ROUTING_LIMITS.word))
    return refuse('invalid', 'catalogue.refusal.words', { field: 'words', data: { maximum: ROUTING_LIMITS.words } })
  const reason = input.reason.trim()
  if (reason.length < 3 || reason.length > ROUTING_LIMITS.reason)
    return refuse('invalid', 'catalogue.refusal.rule-reason', { field: 'reason', data: { maximum: ROUTING_LIMITS.reason } })
  // A line without any cell would take every request of the city.
  if (input.typeCode === undefined && input.districtCode === undefined && input.channel === undefined && words.length === 0)
    return refuse('invalid', 'catalogue.refusal.empty-rule', { field: 'type' })
  return done({ ...input, words, reason })
}

function tell(work: Work, name: string, id: string): void {
  work.publish({ name, subject: { kind: 'routing-rule', id } })
  forgetCatalogue(work)
}

function mayEdit(work: Work): boolean {
  return permitted(work.actor, 'routing.edit')
}
