/** `script/faults [--kills 50]`: kills parts of a house of its own and writes what was lost (nothing, we hope) in faults/RESULTS.md. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT } from './house-process.ts'
import { type KillsReport, VICTIMS, runKills } from './kills.ts'
import { FAULTS, wrongs } from './verdict.ts'

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, folder: { type: 'string' }, help: { type: 'boolean', default: false } },
})
if (values.help) {
  console.log(
    'script/faults [--kills 50] [--folder FOLDER]: kills web, worker, database and supervisor in turn; exit code 1 when something was lost or doubled',
  )
  process.exit(0)
}
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'parvis-faults-'))
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error('give --kills as a whole number from 1')
const started = performance.now()
const report = await runKills({ folder, kills, between: [200, 2_500], say: (line) => console.log(line) })
const text = described(report, (performance.now() - started) / 1000)
console.log(`\n${text}`)
if (kills >= 50) writeFileSync(join(ROOT, 'faults/RESULTS.md'), text)
const wrong = wrongs(report.verdict) + report.audit.code + report.refused.length + report.crashes.length
if (wrong === 0 && values.folder === undefined) rmSync(folder, { recursive: true, force: true })
else console.log(`The data folder is left for study: ${folder}`)
process.exitCode = wrong === 0 ? 0 : 1

function described(found: KillsReport, seconds: number): string {
  const { killed, taken, verdict, audit, returns } = found
  const sorted = returns.toSorted((one, other) => one - other)
  const some = (items: readonly string[]) => (items.length === 0 ? '0' : `${items.length}: ${items.slice(0, 5).join(', ')}`)
  const rows: [string, string | number][] = [
    ...VICTIMS.map((victim): [string, number] => [`kills: ${victim}`, killed[victim]]),
    ['requests registered by the API and acknowledged (201)', taken.requests],
    ['mails taken (250)', taken.mails],
    ['forms of the portal taken (303)', taken.forms],
    ['answers of an agent taken (201)', taken.answers],
    ['tries that were cut or put off (503) and made again', found.cut],
    ['messages of the city found once in the mailbox of the requester', verdict.arrived],
    ...FAULTS.map(({ list, words }): [string, string] => [`**${words}**`, some(verdict[list])]),
    ['**answers that were neither "done" nor "not now"**', some(found.refused)],
    ['**processes that ended by themselves**', some(found.crashes)],
    ['uncertain whether they left: shown to an agent (of which arrived)', `${verdict.uncertain.all} (${verdict.uncertain.arrived})`],
    [
      'until the house answered again: median, longest',
      `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} ms, ${Math.round(sorted.at(-1) ?? 0)} ms`,
    ],
    [`\`parvis audit verify\` (exit ${audit.code})`, audit.said.split('\n').at(-1) ?? ''],
  ]
  return `# What was lost when parts were killed

Written by \`script/faults --kills ${kills}\` on ${new Date().toISOString().slice(0, 10)} (${Math.round(seconds)} s). Each kill is a SIGKILL at a random moment while programs register and answer by the API and people write by e-mail and by the portal. Lines in bold must be 0.

|     |     |
| --- | --: |
${rows.map(([words, value]) => `| ${words} | ${value} |`).join('\n')}
`
}
