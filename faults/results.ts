import type { Conclusion } from './conclude.ts'
import type { DiskReport } from './disk.ts'
import { type KillsReport, VICTIMS } from './kills.ts'
import type { MailReport } from './mail.ts'
import { FAULTS, wrongs } from './verdict.ts'

/** A part of RESULTS.md, and how many things in it are wrong. */
export interface Section {
  title: string
  text: string
  wrong: number
}

type Row = [words: string, value: string | number]

export function describeKills(report: KillsReport): Section {
  const sorted = report.returns.toSorted((one, other) => one - other)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  const rows: Row[] = [
    ...VICTIMS.map((victim): Row => [`kills: ${victim}`, report.killed[victim]]),
    ...common(report),
    ['**processes that ended by themselves**', some(report.crashes)],
    ['until the house answered again: median, longest', `${milliseconds(median)}, ${milliseconds(sorted.at(-1) ?? 0)}`],
  ]
  return {
    title: 'Killed',
    text: table(
      'A SIGKILL at a random moment while programs register and answer by the API and people write by e-mail and by the portal. `backend` is one connection of the database, which then ends all the others.',
      rows,
    ),
    wrong: wrongsOf(report) + report.crashes.length,
  }
}

export function describeDisk(report: DiskReport): Section {
  const unclear = report.said.filter((answer) => !answer.plain)
  const rows: Row[] = [
    ['times full', report.back.length],
    ...common(report),
    ['acknowledged while the disk was full, from room that was left', report.meanwhile],
    ['answers looked at while it was full (503, reason in the language of the reader, Retry-After)', report.said.length],
    ['**of which not plain**', some(unclear.map((answer) => `${answer.what}: ${answer.status}`))],
    ['**processes that ended by themselves**', some(report.crashes)],
    ['from the room made until ready, without a restart', report.back.map(milliseconds).join(', ')],
  ]
  return {
    title: 'Disk full',
    text: table(
      'The house on a small disk that is filled to the last byte while the same people write; every second time the journal of the database finds no room, and PostgreSQL ends by itself.',
      rows,
    ),
    wrong: wrongsOf(report) + unclear.length + report.crashes.length,
  }
}

export function describeMail(report: MailReport): Section {
  const { queued = 0, failed = 0, sent = 0, uncertain = 0 } = report.states
  const rows: Row[] = [
    ['requests and answers acknowledged', report.requests + report.answers],
    ['messages of the city sent', sent],
    ['arrived once', report.arrivedOnce],
    ['**arrived twice**', report.arrivedTwice],
    ['**still waiting**', queued],
    ['**given up**', failed],
    ['uncertain: the server took it and never said so; shown to an agent', uncertain],
    ['**arrived, and neither sent nor uncertain; or sent and not arrived**', Math.abs(report.arrivedOnce - sent - uncertain)],
    ['most tries of one message', report.mostTries],
    ['**processes that ended by themselves**', some(report.crashes)],
    ['from the return of the mail server until nothing waited', milliseconds(report.emptied)],
  ]
  const wrong = report.arrivedTwice + queued + failed + Math.abs(report.arrivedOnce - sent - uncertain) + report.crashes.length
  return {
    title: 'Mail server away',
    text: table(
      'Nobody listens; it asks to wait (451); it refuses after the content (451); it takes a message and never says so. Then it is well again.',
      rows,
    ),
    wrong,
  }
}

function common(report: Conclusion): Row[] {
  const { taken, verdict, audit } = report
  return [
    ['requests registered by the API and acknowledged (201)', taken.requests],
    ['mails taken (250)', taken.mails],
    ['forms of the portal taken (303)', taken.forms],
    ['answers of an agent taken (201)', taken.answers],
    ['tries that were cut or put off (503) and made again', report.cut],
    ['messages of the city found once in the mailbox of the requester', verdict.arrived],
    ...FAULTS.map(({ list, words }): Row => [`**${words}**`, some(verdict[list])]),
    ['**answers that were neither "done" nor "not now"**', some(report.refused)],
    ['uncertain whether they left: shown to an agent (of which arrived)', `${verdict.uncertain.all} (${verdict.uncertain.arrived})`],
    [`\`parvis audit verify\` (exit ${audit.code})`, audit.said.split('\n').at(-1) ?? ''],
  ]
}

function wrongsOf(report: Conclusion): number {
  return wrongs(report.verdict) + report.audit.code + report.refused.length
}

function some(items: readonly string[]): string {
  return items.length === 0 ? '0' : `${items.length}: ${items.slice(0, 5).join(', ')}`
}

function milliseconds(value: number): string {
  return `${Math.round(value)} ms`
}

/** A table as the formatter of the tree lays it out. */
function table(about: string, rows: readonly Row[]): string {
  const cells = rows.map(([words, value]): [string, string] => [words, String(value)])
  const left = Math.max(3, ...cells.map(([words]) => words.length))
  const right = Math.max(4, ...cells.map(([, value]) => value.length))
  const line = (words: string, value: string): string => `| ${words.padEnd(left)} | ${value.padStart(right)} |`
  const lines = [line('', ''), `| ${'-'.repeat(left)} | ${'-'.repeat(right - 1)}: |`, ...cells.map((cell) => line(...cell))]
  return `${about}\n\n${lines.join('\n')}\n`
}

const HEAD = '# What was lost when things broke\n\nWritten by `script/faults`. Lines in bold must be 0.\n'

/** The results as they were, with these parts anew. */
export function withSections(before: string, sections: readonly Section[], day: string): string {
  const parts = new Map(
    before
      .split(/^## /m)
      .slice(1)
      .map((part): [string, string] => [part.split('\n')[0] ?? '', part.slice(part.indexOf('\n')).trim()]),
  )
  for (const section of sections) parts.set(section.title, `Tried on ${day}. ${section.text.trim()}`)
  return [HEAD, ...[...parts].map(([title, text]) => `## ${title}\n\n${text}\n`)].join('\n')
}
