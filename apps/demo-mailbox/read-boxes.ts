import { type EmailReading, readEmail } from '#modules/correspondence'
import { openDiskMailStore } from '#platform/mail'

export interface BoxSummary {
  address: string
  count: number
}

export interface ShownMail {
  uid: number
  arrivedAt: Temporal.Instant
  from: string
  subject: string
  /** Absent when the message cannot be read. */
  text: string | undefined
  attachments: readonly string[]
}

const NEWEST = 50

/** The demonstration's mail as its mail server keeps it on disk. Opened anew at each reading: another process writes it. */
export function demonstrationBoxes(folder: string, isCity: (address: string) => boolean) {
  const known = async (address: string) => (await openDiskMailStore(folder).mailboxes()).includes(address) && !isCity(address)
  return {
    /** Every mailbox but the city's own, by name. */
    async list(): Promise<BoxSummary[]> {
      const store = openDiskMailStore(folder)
      const addresses = (await store.mailboxes()).filter((address) => !isCity(address))
      return Promise.all(addresses.map(async (address) => ({ address, count: (await store.list(address)).length })))
    },
    /** The newest messages of a mailbox, newest first; an unknown mailbox is empty. */
    async read(address: string): Promise<ShownMail[]> {
      if (!(await known(address))) return []
      const store = openDiskMailStore(folder)
      const newest = (await store.list(address)).slice(-NEWEST).toReversed()
      const mails = await Promise.all(newest.map(async (mail) => ({ mail, raw: await store.get(address, mail.uid) })))
      return Promise.all(mails.flatMap(({ mail, raw }) => (raw === undefined ? [] : [shown(mail.uid, mail.receivedAt, raw)])))
    },
    /** One message; undefined when there is none. */
    async find(address: string, uid: number): Promise<{ shown: ShownMail; reading: EmailReading } | undefined> {
      if (!(await known(address))) return undefined
      const store = openDiskMailStore(folder)
      const mail = (await store.list(address)).find((one) => one.uid === uid)
      const raw = mail && (await store.get(address, uid))
      if (mail === undefined || raw === undefined) return undefined
      return { shown: await shown(uid, mail.receivedAt, raw), reading: await readEmail(raw) }
    },
  }
}

export type DemonstrationBoxes = ReturnType<typeof demonstrationBoxes>

async function shown(uid: number, arrivedAt: Temporal.Instant, raw: Buffer): Promise<ShownMail> {
  const reading = await readEmail(raw)
  if (!reading.ok) return { uid, arrivedAt, from: '', subject: '', text: undefined, attachments: [] }
  const { from, subject, text, attachments } = reading.email
  const names = attachments.filter((attachment) => !attachment.inline).map((attachment) => attachment.name)
  return { uid, arrivedAt, from: from?.name || (from?.address ?? ''), subject: subject.trim(), text, attachments: names }
}
