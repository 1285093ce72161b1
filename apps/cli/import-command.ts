import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Command } from 'commander'
import { IMPORT_KINDS, type ImportFiles, type ImportKind, type ImportReport, importKindOf, importOrganisation } from '#modules/organisation'
import { structureRefusalSentence } from '#modules/organisation/desk'
import { systemActor } from '#platform/access'
import type { Config } from '#platform/config'
import { withBuilding } from './with-building.ts'

/** `parvis import organisation FILE… [--dry-run]`: units, sites and agents from CSV files, all or nothing. */
export function importCommand(program: Command, config: () => Config): void {
  program
    .command('import')
    .description('take in data from files')
    .command('organisation <files...>')
    .description('units, sites and agents from CSV files, told apart by their columns; all or nothing')
    .option('--dry-run', 'say what would be done, and write nothing', false)
    .action(async (names: string[], options: { dryRun: boolean }) => {
      const files = await filesOf(names)
      await withBuilding(config(), async ({ house }) => {
        const outcome = await importOrganisation(house, systemActor('command-line'), { files, dryRun: options.dryRun })
        if (!outcome.ok) throw new Error(structureRefusalSentence(outcome.refusal, 'en'))
        tell(outcome.value, options.dryRun)
      })
    })
}

async function filesOf(names: readonly string[]): Promise<ImportFiles> {
  const files: Partial<Record<ImportKind, Uint8Array>> = {}
  for (const name of names) {
    const bytes = await readFile(name)
    const kind = importKindOf(bytes)
    if (kind === undefined) throw new Error(`${basename(name)}: the columns are those of no file of units, sites or agents.`)
    if (files[kind] !== undefined) throw new Error(`${basename(name)}: a second file of ${kind}. Give one of each kind.`)
    files[kind] = bytes
  }
  return files
}

function tell({ effects, faults, written }: ImportReport, dryRun: boolean): void {
  for (const { kind, line, column, refusal } of faults)
    console.error([kind, `line ${line}`, column, structureRefusalSentence(refusal, 'en')].filter((part) => part !== undefined).join('\t'))
  for (const kind of IMPORT_KINDS) {
    const count = (effect: string) => effects.filter((item) => item.kind === kind && item.effect === effect).length
    if (effects.some((item) => item.kind === kind))
      console.log(`${kind}\t${count('created')} to create\t${count('changed')} to change\t${count('unchanged')} unchanged`)
  }
  if (faults.length > 0) throw new Error(`Nothing was written: ${faults.length} to correct.`)
  console.log(written ? 'Written.' : dryRun ? 'Dry run: nothing was written.' : 'Nothing was written.')
}
