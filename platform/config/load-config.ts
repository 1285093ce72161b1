import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type Mode, SETTINGS } from './settings.ts'

export interface Config {
  mode: Mode
  port: number
  host: string
  /** Absent: built from the port once it is known. */
  origin: string | undefined
  filesOrigin: string | undefined
  dataFolder: string
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  poolSize: number
  statementTimeout: number
  timeZone: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  trustProxy: boolean
  smtpPort: number
  imapPort: number
  mailSmtpUrl: string | undefined
  mailImapUrl: string | undefined
  mailDomain: string | undefined
  dropFolder: string
  clamd: string | undefined
  s3: { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string } | undefined
  uploadMaxBytes: number
  ocrWorkers: number
  demoRequests: number
}

/** The settings do not fit; `message` says for each what is wrong and what to write instead, never the value of a secret. */
export class ConfigurationError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigurationError'
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

const schema = z.object({
  PARVIS_MODE: SETTINGS.PARVIS_MODE.schema,
  PORT: SETTINGS.PORT.schema,
  PARVIS_HOST: SETTINGS.PARVIS_HOST.schema,
  PARVIS_ORIGIN: SETTINGS.PARVIS_ORIGIN.schema,
  PARVIS_FILES_ORIGIN: SETTINGS.PARVIS_FILES_ORIGIN.schema,
  PARVIS_DATA: SETTINGS.PARVIS_DATA.schema,
  DATABASE_URL: SETTINGS.DATABASE_URL.schema,
  DATABASE_OWNER_URL: SETTINGS.DATABASE_OWNER_URL.schema,
  PARVIS_POOL_SIZE: SETTINGS.PARVIS_POOL_SIZE.schema,
  PARVIS_STATEMENT_TIMEOUT: SETTINGS.PARVIS_STATEMENT_TIMEOUT.schema,
  PARVIS_TIME_ZONE: SETTINGS.PARVIS_TIME_ZONE.schema,
  PARVIS_LOG_LEVEL: SETTINGS.PARVIS_LOG_LEVEL.schema,
  PARVIS_TRUST_PROXY: SETTINGS.PARVIS_TRUST_PROXY.schema,
  PARVIS_SMTP_PORT: SETTINGS.PARVIS_SMTP_PORT.schema,
  PARVIS_IMAP_PORT: SETTINGS.PARVIS_IMAP_PORT.schema,
  PARVIS_MAIL_SMTP_URL: SETTINGS.PARVIS_MAIL_SMTP_URL.schema,
  PARVIS_MAIL_IMAP_URL: SETTINGS.PARVIS_MAIL_IMAP_URL.schema,
  PARVIS_MAIL_DOMAIN: SETTINGS.PARVIS_MAIL_DOMAIN.schema,
  PARVIS_DROP_FOLDER: SETTINGS.PARVIS_DROP_FOLDER.schema,
  PARVIS_CLAMD: SETTINGS.PARVIS_CLAMD.schema,
  PARVIS_S3_ENDPOINT: SETTINGS.PARVIS_S3_ENDPOINT.schema,
  PARVIS_S3_BUCKET: SETTINGS.PARVIS_S3_BUCKET.schema,
  PARVIS_S3_REGION: SETTINGS.PARVIS_S3_REGION.schema,
  PARVIS_S3_ACCESS_KEY_ID: SETTINGS.PARVIS_S3_ACCESS_KEY_ID.schema,
  PARVIS_S3_SECRET_ACCESS_KEY: SETTINGS.PARVIS_S3_SECRET_ACCESS_KEY.schema,
  PARVIS_UPLOAD_MAX_MB: SETTINGS.PARVIS_UPLOAD_MAX_MB.schema,
  PARVIS_OCR_WORKERS: SETTINGS.PARVIS_OCR_WORKERS.schema,
  PARVIS_DEMO_REQUESTS: SETTINGS.PARVIS_DEMO_REQUESTS.schema,
})

/** Reads the settings of the environment. A wrong or unknown PARVIS_ one stops the start with a sentence. */
export function loadConfig(environment: Environment = process.env): Config {
  const problems = unknownSettings(environment)
  const given = withFiles(environment, problems)
  const parsed = schema.safeParse(given)
  if (!parsed.success) problems.push(...parsed.error.issues.map((issue) => sentence(String(issue.path[0]))))
  else problems.push(...contradictions(parsed.data))
  if (problems.length > 0 || !parsed.success) throw new ConfigurationError([...new Set(problems)])
  return configOf(parsed.data)
}

function configOf(value: z.output<typeof schema>): Config {
  const dataFolder = resolve(value.PARVIS_DATA)
  const s3 =
    value.PARVIS_S3_ENDPOINT === undefined
      ? undefined
      : {
          endpoint: value.PARVIS_S3_ENDPOINT,
          bucket: value.PARVIS_S3_BUCKET ?? '',
          region: value.PARVIS_S3_REGION,
          accessKeyId: value.PARVIS_S3_ACCESS_KEY_ID ?? '',
          secretAccessKey: value.PARVIS_S3_SECRET_ACCESS_KEY ?? '',
        }
  return {
    mode: value.PARVIS_MODE,
    port: value.PORT,
    host: value.PARVIS_HOST,
    origin: value.PARVIS_ORIGIN,
    filesOrigin: value.PARVIS_FILES_ORIGIN,
    dataFolder,
    databaseUrl: value.DATABASE_URL,
    databaseOwnerUrl: value.DATABASE_OWNER_URL,
    poolSize: value.PARVIS_POOL_SIZE,
    statementTimeout: value.PARVIS_STATEMENT_TIMEOUT,
    timeZone: value.PARVIS_TIME_ZONE,
    logLevel: value.PARVIS_LOG_LEVEL,
    trustProxy: value.PARVIS_TRUST_PROXY,
    smtpPort: value.PARVIS_SMTP_PORT,
    imapPort: value.PARVIS_IMAP_PORT,
    mailSmtpUrl: value.PARVIS_MAIL_SMTP_URL,
    mailImapUrl: value.PARVIS_MAIL_IMAP_URL,
    mailDomain: value.PARVIS_MAIL_DOMAIN,
    dropFolder: value.PARVIS_DROP_FOLDER === undefined ? `${dataFolder}/drop` : resolve(value.PARVIS_DROP_FOLDER),
    clamd: value.PARVIS_CLAMD,
    s3,
    uploadMaxBytes: value.PARVIS_UPLOAD_MAX_MB * 1024 * 1024,
    ocrWorkers: value.PARVIS_OCR_WORKERS,
    demoRequests: value.PARVIS_DEMO_REQUESTS,
  }
}

/** A misspelt setting would silently do nothing: it is refused, with the names that exist. */
function unknownSettings(environment: Environment): string[] {
  const known = new Set<string>([...Object.keys(SETTINGS), 'PARVIS_TEST_SERVER'])
  return Object.keys(environment)
    .filter((name) => name.startsWith('PARVIS_') && !known.has(name.replace(/_FILE$/, '')))
    .map((name) => `${name} is not a setting of Parvis. See the list with "parvis doctor --settings".`)
}

/** NAME_FILE gives the value from a file, for secrets. */
function withFiles(environment: Environment, problems: string[]): Record<string, string | undefined> {
  const values: Record<string, string | undefined> = {}
  for (const name of Object.keys(SETTINGS)) {
    const file = environment[`${name}_FILE`]
    const direct = environment[name]
    if (file !== undefined && direct !== undefined) problems.push(`${name} and ${name}_FILE are both given: keep one.`)
    if (direct !== undefined && direct !== '') values[name] = direct
    if (file === undefined) continue
    try {
      values[name] = readFileSync(file, 'utf8').trim()
    } catch {
      problems.push(`${name}_FILE names ${file}, which cannot be read. Check the path and the rights.`)
    }
  }
  return values
}

function sentence(name: string): string {
  const known = Object.entries(SETTINGS).find(([key]) => key === name)?.[1]
  return known === undefined ? `${name} does not fit.` : `${name} does not fit: give ${known.expected}. (${known.about}.)`
}

function contradictions(value: z.output<typeof schema>): string[] {
  const problems: string[] = []
  const s3 = [value.PARVIS_S3_BUCKET, value.PARVIS_S3_ACCESS_KEY_ID, value.PARVIS_S3_SECRET_ACCESS_KEY]
  if (value.PARVIS_S3_ENDPOINT !== undefined && s3.some((part) => part === undefined)) problems.push('PARVIS_S3_ENDPOINT is given without PARVIS_S3_BUCKET, PARVIS_S3_ACCESS_KEY_ID and PARVIS_S3_SECRET_ACCESS_KEY: give all four, or none.')
  if (value.PARVIS_MODE === 'production' && value.PARVIS_ORIGIN === undefined) problems.push('PARVIS_ORIGIN is missing: in production give the address by which people reach the pages, such as https://parvis.ville.example.')
  if (value.DATABASE_OWNER_URL !== undefined && value.DATABASE_URL === undefined) problems.push('DATABASE_OWNER_URL is given without DATABASE_URL: give both, or none.')
  return problems
}
