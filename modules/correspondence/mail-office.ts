import type { MailKeys, NameServers, SmtpSettings } from '#platform/mail'
import type { KeyRing } from '#platform/keys'

/** What the mail of the city stands on: its keys, its addresses, its servers. Opened once per process. */
export interface MailOffice {
  keys: MailKeys
  /** Domain of the city's addresses. */
  domain: string
  /** Every address at which the city receives mail, in lower case. */
  addresses: ReadonlySet<string>
  /** `contact@…`: who writes. */
  sender: string
  smtp: SmtpSettings
  /** Where citizens follow their request. */
  origin: string
  /** Whom to ask whether a sender is who they say. Absent: nobody is asked, and nothing goes out (demonstration, tests). */
  nameServers: NameServers | undefined
  /** The name our mail server gives itself in the lines it writes on a message; absent: who delivered is not known. */
  receivedBy: string | undefined
}

export interface MailOfficeSettings {
  ring: KeyRing
  domain: string
  addresses: readonly string[]
  smtp: SmtpSettings
  origin: string
  nameServers?: NameServers | undefined
  receivedBy?: string | undefined
}

export function openMailOffice(settings: MailOfficeSettings): MailOffice {
  const { current, keys } = settings.ring.secrets('mail-reference')
  const sender = `contact@${settings.domain}`
  return {
    keys: { current, keys },
    domain: settings.domain,
    addresses: new Set([sender, ...settings.addresses].map((address) => address.toLowerCase())),
    sender,
    smtp: settings.smtp,
    origin: settings.origin,
    nameServers: settings.nameServers,
    receivedBy: settings.receivedBy,
  }
}

/** Settings of a mail server from its address: smtp://user:password@host:port, smtps:// for TLS from the first byte. */
export function smtpSettings(address: string): SmtpSettings {
  const url = new URL(address)
  const secure = url.protocol === 'smtps:'
  const port = url.port === '' ? (secure ? 465 : 587) : Number(url.port)
  return {
    host: url.hostname,
    port,
    secure,
    ...(url.username === '' ? {} : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
  }
}
