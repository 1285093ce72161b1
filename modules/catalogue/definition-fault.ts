import type { Directory } from '#modules/organisation'
import { type Refused, refuse } from '#platform/outcome'
import type { RequestTypeDefinition } from './request-type.ts'

const CHOSEN = ['choice', 'choices'] as const

/**
 * What is wrong with a definition among the rest of the house: its service and sector exist, its questions can be told apart, a question
 * with choices has some, a partner is named where the city only passes the request on. The field is named as the form names it.
 */
export function definitionFault(definition: RequestTypeDefinition, directory: Directory): Refused | undefined {
  const unit = [...directory.units.values()].find((known) => known.code === definition.unitCode)
  if (unit === undefined) return wrong('unknown-unit', 'unitCode')
  if (!directory.sectors.has(definition.sectorCode)) return wrong('unknown-sector', 'sectorCode')
  const partner = directory.partners.some((known) => known.code === definition.partnerCode)
  if (definition.partnerCode !== undefined && !partner) return wrong('unknown-partner', 'partnerCode')
  if (definition.regime.competence === 'referred' && definition.partnerCode === undefined) return wrong('partner-missing', 'partnerCode')
  const names = definition.fields.map((field) => field.name)
  const twice = names.findIndex((name, index) => names.indexOf(name) !== index)
  if (twice >= 0) return wrong('name-twice', `field-${twice}-name`)
  const bare = definition.fields.findIndex(
    (field) => CHOSEN.some((kind) => kind === field.kind) && (field.choices === undefined || field.choices.length < 2),
  )
  if (bare >= 0) return wrong('choices-missing', `field-${bare}-choices`)
  return undefined
}

function wrong(what: string, field: string): Refused {
  return refuse('invalid', `catalogue.refusal.${what}`, { field })
}
