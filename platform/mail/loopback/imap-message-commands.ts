import { type ImapArgument, ImapSyntaxError, listOf, textOf } from './imap-arguments.ts'
import { fetchAnswer, needsContent, readFetchItems } from './imap-fetch.ts'
import { existingMailbox, readFlags } from './imap-folder-commands.ts'
import type { OpenMailbox } from './imap-mailbox.ts'
import { readSearch } from './imap-search.ts'
import { readSequenceSet, writeSequenceSet } from './imap-sets.ts'
import { type ImapAnswer, ImapRefusal, type ImapTalk } from './imap-talk.ts'
import type { StoredMail } from './mail-store.ts'

/** A command about messages of the open mailbox, which are named by their place in it or by uid. */
export interface MessageCommand {
  readonly talk: ImapTalk
  readonly open: OpenMailbox
  readonly args: readonly ImapArgument[]
  readonly byUid: boolean
}

/** SEARCH. */
export async function searchMessages({ talk, open, args, byUid }: MessageCommand): Promise<ImapAnswer> {
  const test = readSearch(args, { sequence: open.mails.length, uid: highestUid(open) })
  const found: number[] = []
  for (const [index, mail] of [...open.mails].entries()) {
    const content = async (): Promise<Buffer> => (await talk.store.get(open.mailbox, mail.uid)) ?? Buffer.alloc(0)
    if (await test({ sequence: index + 1, mail, content })) found.push(byUid ? mail.uid : index + 1)
  }
  talk.tell(['SEARCH', ...found].join(' '))
  return undefined
}

/** FETCH. Content asked for without PEEK marks a message as seen, unless the mailbox is open for reading only. */
export async function fetchMessages(command: MessageCommand): Promise<ImapAnswer> {
  const { talk, open, args, byUid } = command
  const asked = readFetchItems(args[1])
  const items = byUid && !asked.some((item) => item.kind === 'uid') ? [{ kind: 'uid' as const }, ...asked] : asked
  const marksSeen = !open.readOnly && items.some((item) => item.kind === 'section' && !item.peek)
  for (const { sequence, mail } of chosen(command)) {
    const raw = needsContent(items) ? await talk.store.get(open.mailbox, mail.uid) : undefined
    if (needsContent(items) && !raw) continue
    talk.write(Buffer.concat([Buffer.from(`* ${sequence} FETCH `), fetchAnswer(mail, raw, items), Buffer.from('\r\n')]))
    if (marksSeen && !mail.flags.includes('\\Seen')) await setFlags(command, mail, { flags: [...mail.flags, '\\Seen'], silent: false })
  }
  return undefined
}

/** STORE. */
export async function storeFlags(command: MessageCommand): Promise<ImapAnswer> {
  const { args } = command
  refuseReadOnly(command.open)
  const match = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(args[1]))
  if (!match) throw new ImapSyntaxError('FLAGS is expected')
  const given = readFlags(args.slice(2).flatMap(listOf))
  for (const { mail } of chosen(command)) {
    const without = mail.flags.filter((flag) => !given.some((other) => other.toLowerCase() === flag.toLowerCase()))
    const flags = match[1] === '-' ? without : match[1] === '+' ? [...without, ...given] : given
    await setFlags(command, mail, { flags, silent: match[2] !== undefined })
  }
  return undefined
}

/** COPY and MOVE. */
export async function copyMessages(command: MessageCommand, move: boolean): Promise<ImapAnswer> {
  const { talk, open, args } = command
  if (move) refuseReadOnly(open)
  const target = await existingMailbox(talk, args[1], 'TRYCREATE')
  const pairs: { from: number; to: number }[] = []
  for (const { mail } of chosen(command)) {
    const raw = await talk.store.get(open.mailbox, mail.uid)
    if (!raw) continue
    const copied = await talk.store.append(target, raw, mail.receivedAt, mail.flags)
    pairs.push({ from: mail.uid, to: copied.uid })
  }
  if (pairs.length === 0) return undefined
  const from = pairs.map((pair) => pair.from)
  const { uidValidity } = await talk.store.state(target)
  const code = `[COPYUID ${uidValidity} ${writeSequenceSet(from)} ${writeSequenceSet(pairs.map((pair) => pair.to))}]`
  if (!move) return `OK ${code} copied`
  talk.tell(`OK ${code} moved`)
  await talk.store.remove(open.mailbox, from)
  return undefined
}

/** EXPUNGE, and UID EXPUNGE of the messages in a set. */
export async function expungeMessages({ talk, open, args, byUid }: MessageCommand): Promise<ImapAnswer> {
  refuseReadOnly(open)
  const inSet = byUid ? readSequenceSet(textOf(args[0]), highestUid(open)) : () => true
  const marked = (await talk.store.list(open.mailbox)).filter((mail) => mail.flags.includes('\\Deleted') && inSet(mail.uid))
  await talk.store.remove(
    open.mailbox,
    marked.map((mail) => mail.uid),
  )
  return undefined
}

function chosen({ open, args, byUid }: MessageCommand): { sequence: number; mail: StoredMail }[] {
  const inSet = readSequenceSet(textOf(args[0]), byUid ? highestUid(open) : open.mails.length)
  return open.mails.map((mail, index) => ({ sequence: index + 1, mail })).filter((entry) => inSet(byUid ? entry.mail.uid : entry.sequence))
}

async function setFlags(
  { talk, open }: MessageCommand,
  mail: StoredMail,
  change: { flags: readonly string[]; silent: boolean },
): Promise<void> {
  await talk.store.setFlags(open.mailbox, mail.uid, change.flags)
  const index = open.mails.findIndex((own) => own.uid === mail.uid)
  open.mails[index] = { ...mail, flags: [...change.flags] }
  if (!change.silent) talk.tell(`${index + 1} FETCH (UID ${mail.uid} FLAGS (${change.flags.join(' ')}))`)
}

function highestUid(open: OpenMailbox): number {
  return open.mails.at(-1)?.uid ?? 0
}

function refuseReadOnly(open: OpenMailbox): void {
  if (open.readOnly) throw new ImapRefusal('[READ-ONLY] opened for reading')
}
