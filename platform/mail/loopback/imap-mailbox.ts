import type { MailStore, StoredMail } from './mail-store.ts'

/** The mailbox a session has open: what the client believes to be there, in order. Its sequence numbers change only when told. */
export interface OpenMailbox {
  readonly mailbox: string
  readonly readOnly: boolean
  readonly uidValidity: number
  mails: StoredMail[]
}

/** Opens a mailbox for a session. */
export async function openMailbox(store: MailStore, mailbox: string, readOnly: boolean): Promise<OpenMailbox> {
  const state = await store.state(mailbox)
  return { mailbox, readOnly, uidValidity: state.uidValidity, mails: [...(await store.list(mailbox))] }
}

/** Brings the session's view up to date; the lines that tell the client. Without `tellExpunged`, removed messages keep their number for now. */
export async function freshNews(store: MailStore, open: OpenMailbox, tellExpunged: boolean): Promise<string[]> {
  const present = new Map((await store.list(open.mailbox)).map((mail) => [mail.uid, mail]))
  const lines: string[] = []
  if (tellExpunged) {
    for (let index = open.mails.length - 1; index >= 0; index -= 1) {
      if (present.has(open.mails[index]?.uid ?? -1)) continue
      open.mails.splice(index, 1)
      lines.push(`* ${index + 1} EXPUNGE`)
    }
  }
  for (const [index, known] of open.mails.entries()) {
    const mail = present.get(known.uid)
    if (!mail || mail.flags.join(' ') === known.flags.join(' ')) continue
    open.mails[index] = mail
    lines.push(`* ${index + 1} FETCH (UID ${mail.uid} FLAGS (${mail.flags.join(' ')}))`)
  }
  const highest = open.mails.at(-1)?.uid ?? 0
  const arrived = [...present.values()].filter((mail) => mail.uid > highest)
  if (arrived.length > 0) {
    open.mails.push(...arrived)
    lines.push(`* ${open.mails.length} EXISTS`)
  }
  return lines
}

/** The name under which the store keeps a folder of this account. */
export function storeName(account: string, folder: string): string {
  return folder.toUpperCase() === 'INBOX' ? account : `${account}/${folder}`
}

/** The folders of an account, inbox first. */
export async function foldersOf(store: MailStore, account: string): Promise<string[]> {
  const names = await store.mailboxes()
  return ['INBOX', ...names.filter((name) => name.startsWith(`${account}/`)).map((name) => name.slice(account.length + 1))]
}

/** LIST's wildcards: `*` anything, `%` anything within one level. */
export function matchesPattern(name: string, pattern: string): boolean {
  const source = pattern
    .slice(0, 200)
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/[*%]*\*[*%]*/g, '.*')
    .replace(/%+/g, '[^/]*')
  return new RegExp(`^${source}$`, name.toUpperCase() === 'INBOX' ? 'is' : 's').test(name)
}
