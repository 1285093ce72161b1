import { type Command } from 'commander'
import { type Config, describeSettings } from '#platform/config'
import { type Finding, lookAtHealth } from '../health-findings.ts'
import { withBuilding } from './with-building.ts'

const GIB = 1024 ** 3

export function doctorCommand(program: Command, config: () => Config): void {
  program
    .command('doctor')
    .description('look at settings, disk, database, jobs and mail; exit code 1 when something is wrong')
    .option('--settings', 'list every setting and what it is for')
    .action(async (options: { settings?: boolean }) => {
      if (options.settings === true) {
        for (const setting of describeSettings())
          console.log(`${setting.name}${setting.otherwise === '' ? '' : ` = ${setting.otherwise}`}\n    ${setting.en}`)
        return
      }
      const settings = config()
      console.log(`ok    settings   mode ${settings.mode}, data in ${settings.dataFolder}`)
      const findings = await withBuilding(settings, ({ house }) =>
        lookAtHealth({ house, dataFolder: settings.dataFolder, clamd: settings.clamd, at: house.now() }),
      )
      for (const finding of findings) console.log(`${MARKS[finding.state]} ${finding.kind.padEnd(12)} ${wordsOf(finding)}`)
      if (findings.some((finding) => finding.state === 'wrong')) process.exitCode = 1
    })
}

const MARKS = { right: 'ok   ', watch: 'watch', wrong: 'WRONG' } as const

function wordsOf(finding: Finding): string {
  switch (finding.kind) {
    case 'disk':
      return `${(finding.freeBytes / GIB).toFixed(1)} GB free`
    case 'disk-unwritable':
      return 'the data folder cannot be written'
    case 'database':
      return `PostgreSQL ${finding.version}, ${(finding.sizeBytes / GIB).toFixed(2)} GB, ${finding.connections} of ${finding.mostConnections} connections`
    case 'database-away':
      return 'the database does not answer'
    case 'jobs':
      return `${finding.waiting} waiting, ${finding.failed} failed, the oldest due for ${finding.oldestSeconds} s`
    case 'mailbox':
      return finding.problem === undefined ? `${finding.mailbox} answers` : `${finding.mailbox}: ${finding.problem}`
    case 'held':
      return `${finding.count} messages to sort`
    case 'outgoing':
      return `${finding.waiting} messages waiting to leave, ${finding.troubled} that did not arrive`
    case 'seal':
      return `${finding.seals} seals, ${finding.unsealed} events not sealed yet`
    case 'antivirus':
      if (finding.state === 'wrong') return 'the antivirus does not answer: files are marked "not scanned"'
      return finding.state === 'right' ? 'files are scanned' : 'no antivirus: files are marked "not scanned"'
    case 'transaction':
      return `the oldest transaction is ${finding.openSeconds} s old${finding.hidden === 0 ? '' : `, ${finding.hidden} connections cannot be seen`}`
    case 'quarantine':
      return `${finding.waiting} files wait to be scanned`
    case 'process':
      return `${finding.name}: ${finding.count} connected${finding.startedAt === undefined ? '' : `, since ${finding.startedAt.toString()}`}`
    case 'uncertain':
      return `${finding.count} messages that may have left wait for a decision`
    case 'verification':
      if (finding.verification === undefined) return 'the journal was never verified from its page'
      return `the journal ${finding.verification.holds ? 'was intact' : 'was NOT intact'} on ${finding.verification.at.toString()}`
  }
}
