import { join } from 'node:path'
import { accountsHousekeeping } from '#modules/accounts'
import {
  type MailOffice,
  acknowledgeReaction,
  collectMail,
  deliveryJob,
  heldAcknowledgementJob,
  noticeReaction,
  openMailOffice,
  readingJob,
  smtpSettings,
} from '#modules/correspondence'
import { letterJob, watchDropFolder } from '#modules/mailroom'
import { recountJob, recountReaction } from '#modules/requests'
import { type SealSigner, sealJob } from '#platform/audit'
import type { Config } from '#platform/config'
import { type FileStore, checkFilesJob, sweepFilesJob } from '#platform/files'
import type { Job, Reaction } from '#platform/jobs'
import type { KeyRing } from '#platform/keys'
import type { Logger } from '#platform/logging'
import { type ImapSettings, systemNameServers } from '#platform/mail'
import type { Building } from './building.ts'

/** What workers do: the jobs and the reactions of all modules, put together with what they need. */
export interface Trades {
  jobs: readonly Job[]
  reactions: readonly Reaction[]
  office: MailOffice
  /** Long-lived watching (mailbox, drop folder): each promise ends when the signal is aborted. */
  watch(building: Building, signal: AbortSignal): Promise<void>[]
}

export interface TradeTools {
  config: Config
  keys: KeyRing
  files: FileStore
  log: Logger
  sealer: SealSigner
}

export function tradesOf(tools: TradeTools): Trades {
  const { config, files } = tools
  const office = cityMailOffice(tools)
  return {
    office,
    jobs: [
      sealJob({ signer: tools.sealer, sealsFile: join(config.dataFolder, 'seals.log') }),
      accountsHousekeeping,
      deliveryJob(office),
      heldAcknowledgementJob(office),
      readingJob({ files, office }),
      letterJob(files),
      recountJob,
      checkFilesJob(files),
      sweepFilesJob(files),
    ],
    reactions: [acknowledgeReaction(office), noticeReaction(office), recountReaction],
    watch: (building, signal) => {
      const imap = cityMailbox(config, office)
      const drop = watchDropFolder({ house: building.house, files, folder: config.dropFolder, log: tools.log, signal })
      return imap === undefined
        ? [drop]
        : [drop, collectMail({ house: building.house, files, imap, mailbox: `${imap.auth.user}@${imap.host}`, log: tools.log, signal })]
    },
  }
}

/** Domain of the invented city, when no other is set. */
export const DEMONSTRATION_DOMAIN = 'rochambeau.example'

function cityMailOffice({ config, keys }: TradeTools): MailOffice {
  const domain = config.mailDomain ?? (config.mode === 'demonstration' ? DEMONSTRATION_DOMAIN : 'localhost')
  return openMailOffice({
    ring: keys,
    domain,
    addresses: ['mairie', 'courrier', 'portail', 'accueil', 'signaler', 'retours'].map((local) => `${local}@${domain}`),
    smtp: config.mailSmtpUrl === undefined ? { host: '127.0.0.1', port: config.smtpPort, secure: false } : smtpSettings(config.mailSmtpUrl),
    origin: config.origin ?? `http://localhost:${config.port}`,
    // A demonstration asks no name server: nothing leaves the machine.
    nameServers: config.mode === 'demonstration' ? undefined : systemNameServers(),
    receivedBy: config.mailReceivedBy,
  })
}

/** The mailbox to watch: the one of the settings; in a demonstration the loopback server's. */
function cityMailbox(config: Config, office: MailOffice): ImapSettings | undefined {
  if (config.mailImapUrl === undefined)
    return config.mode === 'demonstration'
      ? { host: '127.0.0.1', port: config.imapPort, secure: false, auth: { user: office.sender, pass: 'demonstration' } }
      : undefined
  const url = new URL(config.mailImapUrl)
  const secure = url.protocol === 'imaps:'
  return {
    host: url.hostname,
    port: url.port === '' ? (secure ? 993 : 143) : Number(url.port),
    secure,
    auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
  }
}
