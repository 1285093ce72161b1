import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Figures, figuresShape, type Measured } from './figures.ts'

const MEMORY_AIM_MB = 250
const LOAD_AIM_SECONDS = 15 * 60
const GROWTH_AIM = 1.3

/** The lower of the raw limits: what no house on this machine could pass. `at`: which of the numbers of connections. */
function rawLimit({ sql, http }: Measured, at: number): number {
  return Math.min(sql?.[at] ?? Number.POSITIVE_INFINITY, http[at] ?? Number.POSITIVE_INFINITY)
}

/** The figures of a run as a table of Markdown. */
export function table({ measured }: Figures): string {
  const head = '| work | conn. | req/s | p50 ms | p95 ms | p99 ms | CPU ms/req | RSS MB | kB | failed | raw SQL/s | bare HTTP/s | of raw |'
  const line = '|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|'
  const rows = measured.flatMap((item) =>
    item.levels.map((level, at) =>
      [
        at === 0 ? `${item.code} ${item.title} (${item.statements} statements)` : '',
        level.connections,
        level.perSecond.toFixed(0),
        level.p50.toFixed(1),
        level.p95.toFixed(1),
        level.p99.toFixed(1),
        level.cpu.toFixed(2),
        level.memory,
        (level.bytes / 1000).toFixed(1),
        level.failed,
        item.sql?.[at]?.toFixed(0) ?? 'none',
        item.http[at]?.toFixed(0) ?? '',
        `${((level.perSecond / rawLimit(item, at)) * 100).toFixed(0)} %`,
      ].join(' | '),
    ),
  )
  return [head, line, ...rows.map((row) => `| ${row} |`)].join('\n')
}

/** Each aim of the issue with what was measured: met or missed. */
export function aims(figures: Figures): string[] {
  const said: string[] = []
  const tell = (met: boolean, words: string) => said.push(`- ${met ? 'met' : '**missed**'}: ${words}`)
  for (const item of figures.measured) {
    const { aim, p95Aim } = item
    if (aim !== undefined) {
      const shares = item.levels.map((level, at) => level.perSecond / rawLimit(item, at))
      tell(
        Math.min(...shares) >= aim,
        `${item.code} at least ${aim * 100} % of the raw limit: ${shares.map((share) => `${(share * 100).toFixed(0)} %`).join(', ')} at ${item.levels.map((level) => level.connections).join(', ')} connections`,
      )
    }
    const eight = item.levels.find((level) => level.connections === 8)
    if (p95Aim !== undefined && eight !== undefined)
      tell(eight.p95 < p95Aim, `${item.code} p95 below ${p95Aim} ms at 8 connections: ${eight.p95.toFixed(1)} ms`)
  }
  const most = Math.max(...figures.measured.flatMap((item) => item.levels.map((level) => level.memory)))
  tell(
    most < MEMORY_AIM_MB,
    `web process below ${MEMORY_AIM_MB} MB: ${most} MB at most, ${figures.idle.resident} MB before any load (${figures.idle.own} MB of them its own)`,
  )
  if (figures.loadSeconds !== undefined) {
    const rate = figures.requests / figures.loadSeconds
    const million = 1_000_000 / rate
    tell(
      million < LOAD_AIM_SECONDS,
      `a million requests loaded in less than 15 minutes: ${rate.toFixed(0)} requests a second, so ${(million / 60).toFixed(1)} minutes${figures.requests === 1_000_000 ? '' : ' at this rate'}`,
    )
  }
  return said
}

/** How the p95 at 8 connections grows from the smallest city to the largest. */
function growth(runs: readonly Figures[]): string[] {
  const small = runs[0]
  const large = runs.at(-1)
  if (small === undefined || large === undefined || small === large) return ['Only one size was measured.']
  return small.measured.flatMap((item) => {
    const other = large.measured.find((found) => found.code === item.code)
    const before = item.levels.find((level) => level.connections === 8)
    const after = other?.levels.find((level) => level.connections === 8)
    if (before === undefined || after === undefined) return []
    const rate = before.perSecond / after.perSecond
    const met = rate <= GROWTH_AIM
    return [
      `- ${met ? 'met' : '**missed**'}: ${item.code} from ${small.requests} to ${large.requests}: ${rate.toFixed(2)} × the time of a request, p95 ${before.p95.toFixed(1)} → ${after.p95.toFixed(1)} ms`,
    ]
  })
}

/** Writes RESULTS.md from the figures of all sizes, followed by what people noted about them (NOTES.md). */
export function writeResults(folder: string): void {
  const files = readdirSync(join(folder, 'figures')).filter((file) => file.endsWith('.json'))
  const runs = files
    .map((file) => figuresShape.parse(JSON.parse(readFileSync(join(folder, 'figures', file), 'utf8'))))
    .sort((one, other) => one.requests - other.requests)
  const parts = runs.flatMap((run) => [
    `## ${run.requests} requests`,
    `${run.date.slice(0, 16).replace('T', ' ')} UTC; ${run.machine}; ${run.webs} web process${run.webs === 1 ? '' : 'es'}; load average before: ${run.load.join(', ')}; each measure ${run.seconds} s after three that are not counted.`,
    table(run),
    aims(run).join('\n'),
  ])
  const text = [
    '# What Parvis does in a second',
    'Written by `script/bench`; how it measures is in README.md. The machine is shared with other work, and the clients, the database and the worker share its cores with the web process: figures move by a quarter from run to run. "Of raw" is the share of the lower of the two raw limits.',
    ...parts,
    '## Growth with the size of the city (at 8 connections, aim: at most 1.3 ×)',
    growth(runs).join('\n'),
    ...notes(folder),
  ]
  writeFileSync(join(folder, 'RESULTS.md'), `${text.join('\n\n')}\n`)
}

/** What people noted about the figures; NOTES.md may be absent. */
function notes(folder: string): string[] {
  const file = join(folder, 'NOTES.md')
  return existsSync(file) ? [readFileSync(file, 'utf8').trim()] : []
}
