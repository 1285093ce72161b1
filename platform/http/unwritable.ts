import type { FieldIssue } from './route.ts'

/** Deeper than any form or document of ours: what reads it one level at a time must end. */
const DEEPEST = 24

/**
 * The fields that no table can hold: a NUL, half of a character (a lone surrogate), a list in a list without end. Refused
 * here, once, so that no module meets them as a failure of its database.
 */
export function unwritableFields(value: unknown): FieldIssue[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
    .filter(([name, inner]) => !isWritable(name, 0) || !isWritable(inner, 0))
    .map(([name]) => ({ path: name, message: 'wrong-form', data: {} }))
}

function isWritable(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return depth < DEEPEST && Object.entries(value).every(([name, inner]) => isWritable(name, depth) && isWritable(inner, depth + 1))
}

/** A search as a page reads it: what no table can hold is left out, for nobody types it. */
export function writableSearch(query: unknown): unknown {
  if (typeof query !== 'object' || query === null) return query
  const clean = (value: unknown): unknown =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : Array.isArray(value) ? value.map(clean) : value
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, clean(value)]))
}
