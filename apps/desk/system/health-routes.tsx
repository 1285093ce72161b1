import { type Route, notFound, page, route } from '#platform/http'
import { formatNumber } from '#platform/i18n'
import { Notice, StatusTag, type StatusTone, Table } from '#platform/ui'
import { UNCERTAIN_PATH } from '#modules/correspondence/desk'
import type { Building } from '../../building.ts'
import { type Finding, type HealthState, lookAtHealth, worstOf } from '../../health-findings.ts'
import { HEALTH_PATH, JOBS_PATH, type SystemTools, systemToolsOf } from './system-tools.ts'

const GIB = 1024 ** 3
const PAGES: Partial<Record<Finding['kind'], string>> = { jobs: JOBS_PATH, uncertain: UNCERTAIN_PATH }
const TONES: Record<HealthState, StatusTone> = { right: 'done', watch: 'soon', wrong: 'late' }

/** What keeps the house working, looked at when the page is asked for. */
export function healthRoutes({ house, config }: Pick<Building, 'house' | 'config'>): Route[] {
  return [
    route({
      method: 'GET',
      path: HEALTH_PATH,
      audience: 'agent',
      access: 'system.health',
      handle: async (call) => {
        const tools = await systemToolsOf(call)
        if (tools === undefined) return notFound()
        const findings = await lookAtHealth({ house, dataFolder: config.dataFolder, clamd: config.clamd, at: call.at })
        return page(tools.t.health.title, <HealthPage findings={findings} tools={tools} />, { current: HEALTH_PATH })
      },
    }),
  ]
}

function HealthPage({ findings, tools }: { findings: readonly Finding[]; tools: SystemTools }) {
  const t = tools.t.health
  const worst = worstOf(findings)
  const numbered = findings.map((finding, index) => ({ finding, key: String(index) }))
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t.title}</h1>
        <a href="/desk/admin/health">{t.again}</a>
      </div>
      <Notice tone={worst === 'right' ? 'success' : worst === 'watch' ? 'warning' : 'danger'}>
        <p>{t.overall[worst]}</p>
      </Notice>
      <Table
        caption={t.caption}
        rows={numbered}
        rowKey={({ key }) => key}
        columns={[
          { key: 'what', title: t.columns.what, header: true, cell: ({ finding }) => t.kinds[finding.kind] },
          {
            key: 'state',
            title: t.columns.state,
            cell: ({ finding }) => <StatusTag tone={TONES[finding.state]}>{t.states[finding.state]}</StatusTag>,
          },
          { key: 'found', title: t.columns.found, cell: ({ finding }) => foundIn(finding, tools) },
          {
            key: 'act',
            title: t.columns.act,
            cell: ({ finding }) => (finding.state === 'right' ? t.nothing : <Act finding={finding} tools={tools} />),
          },
        ]}
      />
      <p class="hint">{t.metrics}</p>
    </div>
  )
}

function Act({ finding, tools: { t } }: { finding: Finding; tools: SystemTools }) {
  const words = t.health.acts[finding.kind]
  const href = PAGES[finding.kind]
  return href === undefined ? <>{words}</> : <a href={href}>{words}</a>
}

function foundIn(finding: Finding, { t, locale, moment, at: now }: SystemTools): string {
  const words = t.health
  const amount = (bytes: number) => formatNumber(locale, bytes / GIB, { style: 'unit', unit: 'gigabyte', maximumFractionDigits: 2 })
  const since = (instant: Temporal.Instant) => howLong(locale, instant.until(now).total('seconds'))
  switch (finding.kind) {
    case 'disk':
      return words.disk(amount(finding.freeBytes), formatNumber(locale, finding.share, { style: 'percent' }))
    case 'disk-unwritable':
      return words.unwritable
    case 'database':
      return words.database(finding.version, amount(finding.sizeBytes), finding.connections, finding.mostConnections)
    case 'database-away':
      return words.away
    case 'jobs':
      return words.jobs(finding.waiting, finding.failed, Math.floor(finding.oldestSeconds / 60))
    case 'mailbox': {
      const at = finding.lookedAt === undefined ? '' : moment(finding.lookedAt)
      return finding.problem === undefined ? words.mailboxWell(finding.mailbox, at) : words.mailboxIll(finding.mailbox, finding.problem, at)
    }
    case 'held':
      return words.held(finding.count)
    case 'outgoing':
      return words.outgoing(finding.waiting, finding.troubled)
    case 'seal':
      return finding.sealedAt === undefined
        ? words.neverSealed(finding.unsealed)
        : words.sealed(finding.seals, moment(finding.sealedAt), finding.unsealed)
    case 'antivirus':
      return finding.state === 'right' ? words.scanned : finding.state === 'wrong' ? words.scannerAway : words.notScanned
    case 'transaction': {
      const said = finding.state === 'right' ? words.noTransaction : words.transaction(howLong(locale, finding.openSeconds))
      return finding.hidden === 0 ? said : `${said}${words.hiddenSessions(finding.hidden)}`
    }
    case 'quarantine':
      return finding.oldest === undefined ? words.noQuarantine : words.quarantine(finding.waiting, since(finding.oldest))
    case 'process':
      return words.process(finding.name, finding.count, finding.startedAt === undefined ? '' : since(finding.startedAt))
    case 'uncertain':
      return words.uncertain(finding.count)
    case 'verification':
      return finding.verification === undefined
        ? words.neverVerified
        : words.verification(finding.verification.holds, moment(finding.verification.at))
  }
}

/** A length of time in its largest whole unit: 40 seconds, 3 hours, 12 days. */
function howLong(locale: SystemTools['locale'], seconds: number): string {
  const [unit, size] = LENGTHS.find(([, length]) => seconds >= length) ?? LAST
  return formatNumber(locale, Math.floor(seconds / size), { style: 'unit', unit, unitDisplay: 'long' })
}

const LAST = ['second', 1] as const
const LENGTHS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const
