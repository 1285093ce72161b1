import { z } from 'zod'

export const MODES = ['demonstration', 'production'] as const
export type Mode = (typeof MODES)[number]

interface Setting<S extends z.ZodType> {
  schema: S
  /** Shown by `parvis doctor` and in docs/settings.md. */
  about: string
  /** What a wrong value should look like instead. */
  expected: string
  secret?: boolean
}

function setting<S extends z.ZodType>(schema: S, about: string, expected: string, secret = false): Setting<S> {
  return { schema, about, expected, secret }
}

const port = z.coerce.number().int().min(0).max(65_535)
const count = (minimum: number, maximum: number) => z.coerce.number().int().min(minimum).max(maximum)
const flag = z.enum(['yes', 'no']).transform((value) => value === 'yes')
const originText = z.url({ protocol: /^https?$/ }).transform((text) => new URL(text).origin)

/** Every setting of the house: its name in the environment, what it is for, its default. */
export const SETTINGS = {
  PARVIS_MODE: setting(z.enum(MODES).default('demonstration'), 'demonstration: a city with invented data and shared passwords; production: none of it', 'demonstration or production'),
  PORT: setting(port.default(3000), 'Port of the pages and the API', 'a port from 0 to 65535'),
  PARVIS_HOST: setting(z.string().min(1).default('0.0.0.0'), 'Address on which pages are served', 'an address of this machine, 127.0.0.1 or 0.0.0.0'),
  PARVIS_ORIGIN: setting(originText.optional(), 'Address by which people reach the pages; http://localhost:PORT when absent', 'an address such as https://parvis.ville.example'),
  PARVIS_FILES_ORIGIN: setting(originText.optional(), 'Another host name from which files are served (recommended in production)', 'an address such as https://fichiers.ville.example'),
  PARVIS_DATA: setting(z.string().min(1).default('./data'), 'Folder of the embedded database, keys and files', 'a folder'),
  DATABASE_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), 'A PostgreSQL (15 or later) of your own instead of the embedded one', 'an address such as postgresql://user:password@host:5432/parvis', true),
  DATABASE_OWNER_URL: setting(z.url({ protocol: /^postgres(ql)?$/ }).optional(), 'The login that owns the tables, for migrations, when DATABASE_URL does not', 'an address such as postgresql://owner:password@host:5432/parvis', true),
  PARVIS_POOL_SIZE: setting(count(2, 200).default(12), 'Database connections of a process', 'a number from 2 to 200'),
  PARVIS_STATEMENT_TIMEOUT: setting(count(100, 600_000).default(15_000), 'Longest time of a statement, in milliseconds', 'a number from 100 to 600000'),
  PARVIS_TIME_ZONE: setting(z.string().default('Europe/Paris').refine(isZone), 'Time zone of the city', 'a zone such as Europe/Paris'),
  PARVIS_LOG_LEVEL: setting(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'), 'What is written in the log', 'debug, info, warn, error or silent'),
  PARVIS_TRUST_PROXY: setting(flag.default(false), 'Whether a reverse proxy of yours gives the caller’s address', 'yes or no'),
  PARVIS_SMTP_PORT: setting(port.default(2525), 'Port of the demonstration’s mail server for sending', 'a port from 0 to 65535'),
  PARVIS_IMAP_PORT: setting(port.default(1143), 'Port of the demonstration’s mail server for reading', 'a port from 0 to 65535'),
  PARVIS_MAIL_SMTP_URL: setting(z.url({ protocol: /^smtps?$/ }).optional(), 'Mail server through which the city sends', 'an address such as smtp://user:password@mail.ville.example:587', true),
  PARVIS_MAIL_IMAP_URL: setting(z.url({ protocol: /^imaps?$/ }).optional(), 'Mailbox that the city reads', 'an address such as imaps://user:password@mail.ville.example/INBOX', true),
  PARVIS_MAIL_DOMAIN: setting(z.string().regex(/^[a-z0-9.-]+$/i).optional(), 'Domain of the city’s addresses; the city’s own setting when absent', 'a domain such as ville.example'),
  PARVIS_DROP_FOLDER: setting(z.string().min(1).optional(), 'Folder watched for scanned letters; PARVIS_DATA/drop when absent', 'a folder'),
  PARVIS_CLAMD: setting(z.string().regex(/^(\/.+|[^:\s]+:\d+)$/).optional(), 'ClamAV daemon that checks files', 'a socket path or host:port'),
  PARVIS_S3_ENDPOINT: setting(z.url().optional(), 'S3-compatible store for files instead of PARVIS_DATA/files', 'an address such as https://s3.example'),
  PARVIS_S3_BUCKET: setting(z.string().min(1).optional(), 'Bucket of the store', 'a name'),
  PARVIS_S3_REGION: setting(z.string().min(1).default('us-east-1'), 'Region of the store', 'a name'),
  PARVIS_S3_ACCESS_KEY_ID: setting(z.string().min(1).optional(), 'Key of the store', 'a key', true),
  PARVIS_S3_SECRET_ACCESS_KEY: setting(z.string().min(1).optional(), 'Secret of the store', 'a secret', true),
  PARVIS_UPLOAD_MAX_MB: setting(count(1, 100).default(10), 'Largest file a citizen may send, in megabytes', 'a number from 1 to 100'),
  PARVIS_OCR_WORKERS: setting(count(0, 64).default(0), 'Letters read at once; 0: as many as the machine allows', 'a number from 0 to 64'),
  PARVIS_DEMO_REQUESTS: setting(count(0, 2_000_000).default(5_000), 'Requests of the demonstration city loaded at the first start', 'a number'),
} as const

function isZone(zone: string): boolean {
  try {
    Temporal.Now.zonedDateTimeISO(zone)
    return true
  } catch {
    return false
  }
}
