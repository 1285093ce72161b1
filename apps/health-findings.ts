import { access, constants, statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import { type MailHealth, readMailHealth } from '#modules/correspondence'
import { type SealState, type Verification, lastVerification, readSealState } from '#platform/audit'
import { systemActor } from '#platform/access'
import { type House, sql } from '#platform/database'
import { type QuarantineState, readQuarantine } from '#platform/files'
import { queueDepths } from '#platform/jobs'
import { type OpenTransactions, readOpenTransactions } from './open-transactions.ts'
import { PROCESSES, type ProcessName, type RunningProcess, readProcesses } from './running-processes.ts'

/** `right`; `watch`: works, but not for long or not as it should; `wrong`: somebody has to act. */
export const HEALTH_STATES = ['right', 'watch', 'wrong'] as const
export type HealthState = (typeof HEALTH_STATES)[number]

/** One thing that was looked at, and what was found. */
export type Finding =
  | { kind: 'disk'; state: HealthState; freeBytes: number; share: number }
  | { kind: 'disk-unwritable'; state: HealthState }
  | { kind: 'database'; state: HealthState; version: string; sizeBytes: number; connections: number; mostConnections: number }
  | { kind: 'database-away'; state: HealthState }
  | { kind: 'jobs'; state: HealthState; waiting: number; failed: number; oldestSeconds: number }
  | { kind: 'mailbox'; state: HealthState; mailbox: string; problem: string | undefined; lookedAt: Temporal.Instant | undefined }
  | { kind: 'held'; state: HealthState; count: number }
  | { kind: 'outgoing'; state: HealthState; waiting: number; troubled: number }
  | { kind: 'seal'; state: HealthState; sealedAt: Temporal.Instant | undefined; seals: number; unsealed: number }
  | { kind: 'antivirus'; state: HealthState }
  | { kind: 'transaction'; state: HealthState; openSeconds: number; hidden: number }
  | { kind: 'quarantine'; state: HealthState; waiting: number; oldest: Temporal.Instant | undefined }
  | { kind: 'process'; state: HealthState; name: ProcessName; count: number; startedAt: Temporal.Instant | undefined }
  | { kind: 'uncertain'; state: HealthState; count: number }
  | { kind: 'verification'; state: HealthState; verification: Verification | undefined }

const LEAST_SHARE = 0.05
const FEW_SHARE = 0.15
const LATE_SECONDS = 15 * 60
const SEAL_MINUTES = 15
const LONG_TRANSACTION_SECONDS = 5 * 60
const ENDLESS_TRANSACTION_SECONDS = 3_600
const SLOW_QUARANTINE_MINUTES = 15
const STUCK_QUARANTINE_MINUTES = 24 * 60
const READER = systemActor('health')

/** Looks at everything that keeps the house working; what does not answer is a finding, never an exception. */
export async function lookAtHealth(about: {
  house: House
  dataFolder: string
  clamd: string | undefined
  at: Temporal.Instant
}): Promise<Finding[]> {
  const { house, at } = about
  const [disk, antivirus, inside] = await Promise.all([
    diskFinding(about.dataFolder),
    antivirusFinding(about.clamd),
    insideFindings(house, at).catch((): Finding[] => [{ kind: 'database-away', state: 'wrong' }]),
  ])
  return [disk, ...inside, antivirus]
}

async function insideFindings(house: House, at: Temporal.Instant): Promise<Finding[]> {
  const [databaseRows, queues, mail, seal, transaction, quarantine, processes, verification] = await house.read(READER, (tx) =>
    Promise.all([
      sql<DatabaseRow>`SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size,
        (SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()) AS connections, current_setting('max_connections')::integer AS most`.execute(
        tx,
      ),
      queueDepths(tx),
      readMailHealth(tx),
      readSealState(tx),
      readOpenTransactions(tx),
      readQuarantine(tx),
      readProcesses(tx),
      lastVerification(tx),
    ]),
  )
  return [
    ...PROCESSES.map((name) => processFinding(name, processes)),
    ...databaseRows.rows.map(databaseFinding),
    transactionFinding(transaction),
    jobsFinding(queues),
    ...mailFindings(mail),
    quarantineFinding(quarantine, at),
    sealFinding(seal, at),
    { kind: 'verification', state: verification?.holds === false ? 'wrong' : 'right', verification },
  ]
}

const PATIENCE_MS = 2_000

/** `right` only when the scanner answers now (clamd's PING): one that is set and silent scans nothing. */
async function antivirusFinding(clamd: string | undefined): Promise<Finding> {
  if (clamd === undefined) return { kind: 'antivirus', state: 'watch' }
  const at = /^(.*):(\d+)$/.exec(clamd)
  const answers = await new Promise<boolean>((resolve) => {
    const socket = at === null ? connect(clamd) : connect(Number(at[2]), (at[1] ?? '').replace(/^\[|\]$/g, ''))
    const end = (answered: boolean): void => {
      socket.destroy()
      resolve(answered)
    }
    socket.setTimeout(PATIENCE_MS, () => end(false))
    socket.once('error', () => end(false))
    socket.once('data', (data) => end(data.toString().startsWith('PONG')))
    socket.once('connect', () => socket.write('zPING\0'))
  })
  return { kind: 'antivirus', state: answers ? 'right' : 'wrong' }
}

/** The worst of the states. */
export function worstOf(findings: readonly Finding[]): HealthState {
  return HEALTH_STATES.findLast((state) => findings.some((finding) => finding.state === state)) ?? 'right'
}

interface DatabaseRow {
  version: string
  size: number
  connections: number
  most: number
}

function databaseFinding({ version, size, connections, most }: DatabaseRow): Finding {
  const state = connections > most * 0.95 ? 'wrong' : connections > most * 0.8 ? 'watch' : 'right'
  return { kind: 'database', state, version, sizeBytes: size, connections, mostConnections: most }
}

async function diskFinding(folder: string): Promise<Finding> {
  try {
    await access(folder, constants.W_OK)
    const disk = await statfs(folder)
    const share = disk.blocks === 0 ? 1 : disk.bavail / disk.blocks
    const state = share < LEAST_SHARE ? 'wrong' : share < FEW_SHARE ? 'watch' : 'right'
    return { kind: 'disk', state, freeBytes: disk.bavail * disk.bsize, share }
  } catch {
    return { kind: 'disk-unwritable', state: 'wrong' }
  }
}

function jobsFinding(queues: readonly { waiting: number; failed: number; oldestSeconds: number }[]): Finding {
  const failed = queues.reduce((sum, queue) => sum + queue.failed, 0)
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, 0)
  const oldestSeconds = Math.max(0, ...queues.map((queue) => queue.oldestSeconds))
  const state = failed > 0 ? 'wrong' : oldestSeconds > LATE_SECONDS ? 'watch' : 'right'
  return { kind: 'jobs', state, waiting, failed, oldestSeconds }
}

function mailFindings({ mailboxes, held, waiting, troubled, uncertain }: MailHealth): Finding[] {
  return [
    ...mailboxes.map((box): Finding => ({ kind: 'mailbox', state: box.problem === undefined ? 'right' : 'wrong', ...box })),
    { kind: 'held', state: held > 50 ? 'watch' : 'right', count: held },
    { kind: 'outgoing', state: troubled > 0 ? 'watch' : 'right', waiting, troubled },
    { kind: 'uncertain', state: uncertain > 0 ? 'wrong' : 'right', count: uncertain },
  ]
}

/** One that stays open keeps the sealer and the cleaning of the database behind it. */
export function transactionFinding({ openSeconds, hidden }: OpenTransactions): Finding {
  const state = openSeconds > ENDLESS_TRANSACTION_SECONDS ? 'wrong' : openSeconds > LONG_TRANSACTION_SECONDS ? 'watch' : 'right'
  return { kind: 'transaction', state, openSeconds, hidden }
}

function quarantineFinding({ waiting, oldest }: QuarantineState, at: Temporal.Instant): Finding {
  const minutes = oldest === undefined ? 0 : oldest.until(at).total('minutes')
  const state = minutes > STUCK_QUARANTINE_MINUTES ? 'wrong' : minutes > SLOW_QUARANTINE_MINUTES ? 'watch' : 'right'
  return { kind: 'quarantine', state, waiting, oldest }
}

/** Without a worker nothing leaves; that a page is read shows that some web process answers. */
function processFinding(name: ProcessName, running: readonly RunningProcess[]): Finding {
  const found = running.filter((process) => process.name === name)
  return { kind: 'process', state: found.length === 0 ? 'wrong' : 'right', name, count: found.length, startedAt: found[0]?.startedAt }
}

/** The sealer works every minute: rows that lie longer say that it does not. */
function sealFinding({ sealedAt, seals, oldestUnsealed, unsealed }: SealState, at: Temporal.Instant): Finding {
  const late = oldestUnsealed !== undefined && Temporal.Instant.compare(oldestUnsealed.add({ minutes: SEAL_MINUTES }), at) < 0
  return { kind: 'seal', state: late ? 'wrong' : 'right', sealedAt, seals, unsealed }
}
