import { permitted } from '#modules/accounts'
import type { Actor } from '#platform/access'
import { type House, type Work, sql } from '#platform/database'
import { type Outcome, type Refusal, done, refuse } from '#platform/outcome'
import { forgetDirectory } from '../directory-of.ts'
import { IMPORT_COLUMNS, IMPORT_KINDS, type ImportKind } from './columns.ts'
import { type ImportFault, type ImportLine, readLines } from './import-lines.ts'
import { type ImportEffect, writeAgentLine, writeManager, writeSiteLine, writeUnitLine } from './write-lines.ts'

export type ImportFiles = Partial<Record<ImportKind, Uint8Array>>

/** What an import would do, or did. With one fault nothing is written. */
export interface ImportReport {
  effects: readonly { kind: ImportKind; line: number; code: string; effect: ImportEffect }[]
  faults: readonly ImportFault[]
  /** True when it is in the database now. */
  written: boolean
}

/**
 * Takes in units, sites and agents in one transaction: all or nothing. A dry run goes the same way to the end and takes everything
 * back, so that what it says is what the import will do.
 */
export async function importOrganisation(
  house: House,
  actor: Actor,
  { files, dryRun }: { files: ImportFiles; dryRun: boolean },
): Promise<Outcome<ImportReport>> {
  const acts = ['organisation.edit', ...(files.agents === undefined ? [] : (['agents.edit', 'roles.grant'] as const))] as const
  if (!acts.every((act) => permitted(actor, act))) return refuse('not-allowed', 'organisation.refusal.not-allowed')
  const read = IMPORT_KINDS.map((kind) => (files[kind] === undefined ? { lines: [], faults: [] } : readLines(kind, files[kind])))
  const lines = read.flatMap((file) => file.lines)
  let report: ImportReport = { effects: [], faults: [], written: false }
  const outcome = await house.act<undefined>(actor, async (work) => {
    const run = await writeAll(work, lines)
    const faults = [...read.flatMap((file) => file.faults), ...run.faults].sort(
      (a, b) => IMPORT_KINDS.indexOf(a.kind) - IMPORT_KINDS.indexOf(b.kind) || a.line - b.line,
    )
    report = { effects: run.effects, faults, written: false }
    return dryRun || faults.length > 0 ? refuse('conflict', NOT_WRITTEN) : done(undefined)
  })
  forgetDirectory(house)
  if (!outcome.ok && outcome.refusal.message !== NOT_WRITTEN) return outcome
  return done({ ...report, written: outcome.ok })
}

const NOT_WRITTEN = 'organisation.refusal.import-not-written'

async function writeAll(work: Work, lines: readonly ImportLine[]) {
  const effects = new Map<ImportLine, ImportEffect>()
  const faults: ImportFault[] = []
  const write = async (line: ImportLine, use: (work: Work, line: ImportLine) => Promise<Outcome<ImportEffect>>): Promise<void> => {
    await sql`SAVEPOINT import_line`.execute(work.tx)
    const outcome = await use(work, line)
    if (outcome.ok) {
      await sql`RELEASE SAVEPOINT import_line`.execute(work.tx)
      if (effects.get(line) === undefined || effects.get(line) === 'unchanged') effects.set(line, outcome.value)
      return
    }
    await sql`ROLLBACK TO SAVEPOINT import_line`.execute(work.tx)
    const refusal = explained(line, outcome.refusal, faults, lines)
    faults.push({ kind: line.kind, line: line.number, column: columnOf(line.kind, refusal.field), refusal })
  }
  const of = (kind: ImportKind) => lines.filter((line) => line.kind === kind)
  for (const line of parentsFirst(of('units'))) await write(line, writeUnitLine)
  for (const line of of('sites')) await write(line, writeSiteLine)
  for (const line of of('agents')) await write(line, writeAgentLine)
  for (const line of of('units')) if (effects.has(line)) await write(line, writeManager)
  return {
    effects: [...effects].map(([line, effect]) => ({ kind: line.kind, line: line.number, code: line.values.get('code') ?? '', effect })),
    faults,
  }
}

/** Units in an order in which each comes after the one it is in, as far as the file names it. */
function parentsFirst(lines: readonly ImportLine[]): ImportLine[] {
  const byCode = new Map(lines.map((line) => [line.values.get('code') ?? '', line]))
  const depth = (line: ImportLine, seen: number): number => {
    const parent = byCode.get(line.values.get('parent') ?? '')
    return parent === undefined || seen > 4 ? seen : depth(parent, seen + 1)
  }
  return lines
    .map((line) => ({ line, depth: depth(line, 0) }))
    .sort((a, b) => a.depth - b.depth)
    .map(({ line }) => line)
}

const NAMED_ELSEWHERE: Readonly<Record<string, readonly [column: string, kind: ImportKind]>> = {
  'organisation.refusal.unknown-parent': ['parent', 'units'],
  'organisation.refusal.unknown-unit': ['unit', 'units'],
  'organisation.refusal.unknown-site': ['site', 'sites'],
  'organisation.refusal.unknown-manager': ['manager', 'agents'],
}

/** Unknown only because another line is wrong: that line is named, so that it alone is corrected. */
function explained(line: ImportLine, refusal: Refusal, faults: readonly ImportFault[], lines: readonly ImportLine[]): Refusal {
  const [column, kind] = NAMED_ELSEWHERE[refusal.message] ?? []
  if (column === undefined) return refusal
  const code = line.values.get(column)
  const cause = lines.find((other) => other.kind === kind && other.values.get('code') === code)
  if (cause === undefined || !faults.some((fault) => fault.kind === kind && fault.line === cause.number)) return refusal
  return { ...refusal, message: 'organisation.refusal.import-depends', data: { line: cause.number } }
}

/** The name, in the model file, of the column that a refusal is about. */
function columnOf(kind: ImportKind, field: string | undefined): string | undefined {
  return IMPORT_COLUMNS[kind].find((column) => column.key === field)?.name ?? field
}
