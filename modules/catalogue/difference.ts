import type { RequestTypeDefinition } from './request-type.ts'

/** Parts of a definition that are compared one by one. */
export const DEFINITION_PARTS = [
  'title',
  'description',
  'sectorCode',
  'unitCode',
  'level',
  'archetype',
  'channels',
  'audience',
  'anonymous',
  'lifeMoment',
  'regime',
  'legalNote',
  'partnerCode',
  'requiredDocuments',
  'fee',
  'delay',
  'fields',
  'keywords',
  'synonyms',
] as const
export type DefinitionPart = (typeof DEFINITION_PARTS)[number]

/** One change between two versions: what stood in a part and what stands there now, as short texts. */
export interface Difference {
  part: DefinitionPart
  gone: readonly string[]
  come: readonly string[]
}

/** What changed from one version to another, part by part; of lists, the entries that went and came. Empty when nothing did. */
export function differencesOf(before: RequestTypeDefinition, after: RequestTypeDefinition): Difference[] {
  return DEFINITION_PARTS.flatMap((part) => {
    const [old, now] = [entriesOf(before[part]), entriesOf(after[part])]
    const gone = old.filter((entry) => !now.includes(entry))
    const come = now.filter((entry) => !old.includes(entry))
    const moved = gone.length === 0 && come.length === 0 && old.join('\n') !== now.join('\n')
    if (moved) return [{ part, gone: [old.join(' · ')], come: [now.join(' · ')] }]
    return gone.length === 0 && come.length === 0 ? [] : [{ part, gone, come }]
  })
}

/** A value as lines: each entry of a list, each named part of a group, a text as it is. */
function entriesOf(value: unknown): string[] {
  if (value === undefined || value === '') return []
  if (Array.isArray(value)) return value.map((entry) => lineOf(entry))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, inner]) => (inner === undefined ? [] : [`${name}: ${lineOf(inner)}`]))
  return [String(value)]
}

function lineOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((entry) => lineOf(entry)).join(', ')
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .flatMap(([name, inner]) => (inner === undefined ? [] : [`${name}: ${lineOf(inner)}`]))
    .join(' · ')
}
