import { openDiskMailStore } from './disk-mail-store.ts'
import { startImapServer } from './imap-server.ts'
import type { MailStore } from './mail-store.ts'
import { startSmtpIntake } from './smtp-intake.ts'

export interface LoopbackMailOptions {
  /** Folder of the mail store. */
  readonly folder: string
  readonly smtpPort: number
  readonly imapPort: number
  /** Mail for any address of these domains goes to the city's mailbox; every other address has a mailbox of its own. */
  readonly cityDomains: readonly string[]
  /** The city's own mailbox and IMAP user, an address in lower case. */
  readonly cityMailbox: string
  readonly now?: () => Temporal.Instant
}

export interface LoopbackMail {
  readonly store: MailStore
  readonly smtpPort: number
  readonly imapPort: number
  /** The mailbox that receives mail for an address: for pages that show what a citizen received. */
  readonly mailboxFor: (address: string) => string
  close(): Promise<void>
}

/**
 * Starts the mail server of the demonstration: everything sent to its SMTP port is delivered to mailboxes on disk, read by IMAP or through `store`.
 * Any password opens any mailbox, so it listens on 127.0.0.1 only. Rejects when a port is taken.
 */
export async function startLoopbackMail(options: LoopbackMailOptions): Promise<LoopbackMail> {
  const store = openDiskMailStore(options.folder)
  const now = options.now ?? (() => Temporal.Now.instant())
  const domains = new Set(options.cityDomains.map((domain) => domain.toLowerCase()))
  const mailboxFor = (address: string): string => {
    const lower = address.trim().toLowerCase()
    return domains.has(lower.slice(lower.lastIndexOf('@') + 1)) ? options.cityMailbox : lower
  }
  const smtp = await startSmtpIntake({ port: options.smtpPort, store, mailboxFor, now })
  try {
    const imap = await startImapServer({
      port: options.imapPort,
      store,
      authenticate: (user) => (user.trim() === '' ? undefined : mailboxFor(user)),
      now,
    })
    return {
      store,
      smtpPort: smtp.port,
      imapPort: imap.port,
      mailboxFor,
      close: async () => {
        await Promise.all([smtp.close(), imap.close()])
      },
    }
  } catch (error) {
    await smtp.close()
    throw error
  }
}
