import { type Outcome, type Refusal, done, refuse } from '#platform/outcome'
import { type ImportKind, IMPORT_COLUMNS, IMPORT_KINDS, columnNamed } from './columns.ts'
import { readTable } from './read-table.ts'

/** One line of a file: what each column that the file has says, by key. */
export interface ImportLine {
  kind: ImportKind
  number: number
  values: ReadonlyMap<string, string>
}

/** What is wrong in a file: on which line, in which column, and the refusal to say. */
export interface ImportFault {
  kind: ImportKind
  line: number
  column: string | undefined
  refusal: Refusal
}

/** The lines of a file, and those that cannot be read as such. */
export function readLines(kind: ImportKind, bytes: Uint8Array): { lines: ImportLine[]; faults: ImportFault[] } {
  const table = readTable(bytes)
  if (!table.ok)
    return { lines: [], faults: [{ kind, line: Number(table.refusal.data?.['line'] ?? 1), column: undefined, refusal: table.refusal }] }
  const { header } = table.value
  const columns = header.map((title) => columnNamed(kind, title))
  const faults = headerFaults(kind, header)
  if (faults.length > 0) return { lines: [], faults }
  const seen = new Map<string, number>()
  const lines: ImportLine[] = []
  for (const { number, cells } of table.value.lines) {
    const values = new Map(columns.flatMap((column, index) => (column === undefined ? [] : [[column.key, cells[index] ?? ''] as const])))
    const fault = lineFault({ found: cells.length, expected: header.length, values, seen })
    if (fault.ok) lines.push({ kind, number, values })
    else faults.push({ kind, line: number, column: fault.refusal.field, refusal: fault.refusal })
    const code = values.get('code') ?? ''
    if (!seen.has(code)) seen.set(code, number)
  }
  return { lines, faults }
}

function headerFaults(kind: ImportKind, header: readonly string[]): ImportFault[] {
  const known = IMPORT_COLUMNS[kind]
  const at = (column: string, name: string, data: Record<string, string | number>): ImportFault => ({
    kind,
    line: 1,
    column,
    refusal: { kind: 'invalid', message: `organisation.refusal.${name}`, data },
  })
  const found = header.map((title) => columnNamed(kind, title)?.key)
  return [
    ...header.flatMap((title, index) => {
      if (found[index] === undefined)
        return [at(title.slice(0, 60), 'import-unknown-column', { columns: known.map((column) => column.name).join(', ') })]
      return found.indexOf(found[index]) < index ? [at(title.slice(0, 60), 'import-column-twice', {})] : []
    }),
    ...known.filter((column) => column.needed && !found.includes(column.key)).map((column) => at(column.name, 'import-column-missing', {})),
  ]
}

function lineFault({
  found,
  expected,
  values,
  seen,
}: {
  found: number
  expected: number
  values: ReadonlyMap<string, string>
  seen: ReadonlyMap<string, number>
}): Outcome<undefined> {
  if (found !== expected) return refuse('invalid', 'organisation.refusal.import-cells', { data: { found, expected } })
  const first = seen.get(values.get('code') ?? '')
  return first === undefined
    ? done(undefined)
    : refuse('invalid', 'organisation.refusal.import-twice', { field: 'code', data: { line: first } })
}

/** Which kind of file it is, by the columns it has: the one whose every needed column is there and that knows most of the others. */
export function importKindOf(bytes: Uint8Array): ImportKind | undefined {
  const table = readTable(bytes)
  if (!table.ok) return undefined
  const scored = IMPORT_KINDS.map((kind) => {
    const found = table.value.header.map((title) => columnNamed(kind, title)?.key)
    const complete = IMPORT_COLUMNS[kind].every((column) => column.needed !== true || found.includes(column.key))
    return { kind, score: complete ? found.filter((key) => key !== undefined).length : 0 }
  })
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one))
  return best.score === 0 ? undefined : best.kind
}
