/** `script/faults`: kills parts of a house, fills its disk, takes its mail server away; writes what was lost (nothing, we hope) in faults/RESULTS.md. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runDiskFull } from './disk.ts'
import { ROOT } from './house-process.ts'
import { runKills } from './kills.ts'
import { runMailDown } from './mail.ts'
import { type Section, describeDisk, describeKills, describeMail, withSections } from './results.ts'

const TRIALS = ['kills', 'disk', 'mail'] as const
const HELP = `script/faults [--kills 50] [--only kills|disk|mail]
Kills web, worker, database, supervisor and database connections in turn; fills the disk; takes the mail server away.
The exit code is 1 when something was lost, doubled or left half. What it finds is written to faults/RESULTS.md, unless there were fewer than 50 kills.`

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, only: { type: 'string' }, help: { type: 'boolean', default: false } },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('give --kills as a whole number from 1')
if (values.only !== undefined && !TRIALS.some((trial) => trial === values.only)) throw new Error(`--only is one of ${TRIALS.join(', ')}`)

const say = (line: string): void => console.log(line)
const sections: Section[] = []
const wanted = (trial: (typeof TRIALS)[number]): boolean => values.only === undefined || values.only === trial

if (wanted('kills')) await onFolder(async (folder) => describeKills(await runKills({ folder, kills, between: [200, 2_500], say })))
if (wanted('disk')) {
  const report = await runDiskFull({ megabytes: 330, times: 4, fullFor: 10_000, say })
  if (report === undefined) say('No small disk could be mounted here (root only): the full disk was not tried.')
  else keep(describeDisk(report))
}
if (wanted('mail')) await onFolder(async (folder) => describeMail(await runMailDown({ folder, each: 15_000, say })))

// A short trial is no result.
const results = join(ROOT, 'faults/RESULTS.md')
if (kills >= 50 && sections.length > 0) {
  const before = existsSync(results) ? readFileSync(results, 'utf8') : ''
  writeFileSync(results, withSections(before, sections, new Date().toISOString().slice(0, 10)))
}
process.exitCode = sections.every((section) => section.wrong === 0) ? 0 : 1

async function onFolder(trial: (folder: string) => Promise<Section>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-faults-'))
  const section = await trial(folder)
  keep(section)
  if (section.wrong === 0) rmSync(folder, { recursive: true, force: true })
  else say(`The data folder is left for study: ${folder}`)
}

function keep(section: Section): void {
  sections.push(section)
  say(`\n## ${section.title}\n\n${section.text}`)
}
