import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import type { LogLevel, Mode, Settings } from './settings.ts'

const MIB = 1024 * 1024

/** The settings as the processes use them: checked, complete, with the folders made absolute. */
export interface Config {
  mode: Mode
  port: number
  host: string
  /** Absent: built from the port once it is known. */
  origin: string | undefined
  filesOrigin: string | undefined
  dataFolder: string
  cityName: string | undefined
  timeZone: string
  /** Absent: the embedded server. */
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  /** How many web processes `serve` starts. */
  webProcesses: number
  poolSize: number
  /** Milliseconds. */
  statementTimeout: number
  workerConcurrency: number
  logLevel: LogLevel
  trustProxy: boolean
  smtpPort: number
  imapPort: number
  /** Absent: the loopback server in demonstration mode; in production nothing is sent or collected. */
  mailSmtpUrl: string | undefined
  mailImapUrl: string | undefined
  mailFrom: string | undefined
  mailDomain: string | undefined
  /** Name under which the city's mail server notes what it receives. */
  mailReceivedBy: string | undefined
  dropFolder: string
  /** `host:port` or the path of a socket. */
  clamd: string | undefined
  /** What Prometheus shows to /metrics; absent: closed. */
  metricsToken: string | undefined
  /** Where a worker shows its own figures; absent: nowhere. */
  workerMetricsPort: number | undefined
  s3: S3Settings | undefined
  uploadMaxBytes: number
  /** Letters read at once; 0: as many as the machine allows. */
  ocrWorkers: number
  demoRequests: number
}

export interface S3Settings {
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
}

/** Names checked settings as the code does; pure but for the folders, which start from the current one, and the number of processors. */
export function arrange(settings: Settings): Config {
  const dataFolder = resolve(settings.PARVIS_DATA)
  return {
    mode: settings.PARVIS_MODE,
    port: settings.PORT,
    host: settings.PARVIS_HOST,
    origin: settings.PARVIS_ORIGIN,
    filesOrigin: settings.PARVIS_FILES_ORIGIN,
    dataFolder,
    cityName: settings.PARVIS_CITY_NAME,
    timeZone: settings.PARVIS_TIME_ZONE,
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL,
    webProcesses: settings.PARVIS_WEB_PROCESSES ?? usualWebProcesses(),
    poolSize: settings.PARVIS_POOL_SIZE,
    statementTimeout: settings.PARVIS_STATEMENT_TIMEOUT,
    workerConcurrency: settings.PARVIS_WORKER_CONCURRENCY,
    logLevel: settings.PARVIS_LOG_LEVEL,
    trustProxy: settings.PARVIS_TRUST_PROXY,
    smtpPort: settings.PARVIS_SMTP_PORT,
    imapPort: settings.PARVIS_IMAP_PORT,
    mailSmtpUrl: settings.PARVIS_MAIL_SMTP_URL,
    mailImapUrl: settings.PARVIS_MAIL_IMAP_URL,
    mailFrom: settings.PARVIS_MAIL_FROM,
    mailDomain: settings.PARVIS_MAIL_DOMAIN,
    mailReceivedBy: settings.PARVIS_MAIL_RECEIVED_BY,
    dropFolder: settings.PARVIS_DROP_FOLDER === undefined ? join(dataFolder, 'drop') : resolve(settings.PARVIS_DROP_FOLDER),
    clamd: settings.PARVIS_CLAMD,
    metricsToken: settings.PARVIS_METRICS_TOKEN,
    workerMetricsPort: settings.PARVIS_WORKER_METRICS_PORT,
    s3: s3Of(settings),
    uploadMaxBytes: settings.PARVIS_UPLOAD_MAX_MB * MIB,
    ocrWorkers: settings.PARVIS_OCR_WORKERS,
    demoRequests: settings.PARVIS_DEMO_REQUESTS,
  }
}

/** The database does half of the work: as many processors are left to it. */
function usualWebProcesses(): number {
  return Math.max(1, Math.min(4, Math.floor(availableParallelism() / 2)))
}

function s3Of(settings: Settings): S3Settings | undefined {
  const {
    PARVIS_S3_ENDPOINT: endpoint,
    PARVIS_S3_BUCKET: bucket,
    PARVIS_S3_ACCESS_KEY_ID: accessKeyId,
    PARVIS_S3_SECRET_ACCESS_KEY: secretAccessKey,
  } = settings
  if (endpoint === undefined || bucket === undefined || accessKeyId === undefined || secretAccessKey === undefined) return undefined
  return { endpoint, bucket, region: settings.PARVIS_S3_REGION, accessKeyId, secretAccessKey }
}
