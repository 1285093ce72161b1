import { type ImapArgument, ImapSyntaxError, listOf, textOf } from './imap-arguments.ts'
import { foldersOf, matchesPattern, storeName } from './imap-mailbox.ts'
import { type ImapAnswer, ImapRefusal, type ImapTalk } from './imap-talk.ts'

const SPECIAL: Readonly<Record<string, string>> = {
  Sent: ' \\Sent',
  Drafts: ' \\Drafts',
  Trash: ' \\Trash',
  Junk: ' \\Junk',
  Archive: ' \\Archive',
}
const MAX_NAME = 120

/** The store's name of a folder that must exist; refuses with the response code given when it does not. */
export async function existingMailbox(
  talk: ImapTalk,
  argument: ImapArgument | undefined,
  code: 'NONEXISTENT' | 'TRYCREATE',
): Promise<string> {
  const folder = textOf(argument)
  const folders = await foldersOf(talk.store, talk.account)
  if (folder.toUpperCase() !== 'INBOX' && !folders.includes(folder)) throw new ImapRefusal(`[${code}] no such mailbox`)
  return storeName(talk.account, folder)
}

/** CREATE. */
export async function createFolder(talk: ImapTalk, args: readonly ImapArgument[]): Promise<ImapAnswer> {
  const folder = textOf(args[0]).replace(/\/$/, '')
  if (folder === '' || folder.length > MAX_NAME) throw new ImapRefusal('[CANNOT] no such name')
  const folders = await foldersOf(talk.store, talk.account)
  if (folder.toUpperCase() === 'INBOX' || folders.includes(folder)) throw new ImapRefusal('[ALREADYEXISTS] exists already')
  await talk.store.state(storeName(talk.account, folder))
  return undefined
}

/** DELETE. */
export async function deleteFolder(talk: ImapTalk, args: readonly ImapArgument[]): Promise<ImapAnswer> {
  const mailbox = await existingMailbox(talk, args[0], 'NONEXISTENT')
  if (mailbox === talk.account) throw new ImapRefusal('[CANNOT] the inbox stays')
  await talk.store.removeMailbox(mailbox)
  return undefined
}

/** LIST and LSUB: every folder is subscribed. */
export async function listFolders(talk: ImapTalk, name: 'LIST' | 'LSUB', args: readonly ImapArgument[]): Promise<ImapAnswer> {
  const pattern = `${textOf(args[0])}${args[1]?.kind === 'list' ? '*' : textOf(args[1])}`
  if (pattern === '') talk.tell(`${name} (\\Noselect) "/" ""`)
  const folders = pattern === '' ? [] : await foldersOf(talk.store, talk.account)
  for (const folder of folders.filter((entry) => matchesPattern(entry, pattern)))
    talk.tell(`${name} (\\HasNoChildren${SPECIAL[folder] ?? ''}) "/" ${quoted(folder)}`)
  return undefined
}

/** STATUS. */
export async function folderStatus(talk: ImapTalk, args: readonly ImapArgument[]): Promise<ImapAnswer> {
  const mailbox = await existingMailbox(talk, args[0], 'NONEXISTENT')
  const mails = await talk.store.list(mailbox)
  const { uidValidity, uidNext } = await talk.store.state(mailbox)
  const known = new Map([
    ['MESSAGES', mails.length],
    ['RECENT', 0],
    ['UIDNEXT', uidNext],
    ['UIDVALIDITY', uidValidity],
    ['UNSEEN', mails.filter((mail) => !mail.flags.includes('\\Seen')).length],
  ])
  const asked = listOf(args[1]).map((item) => textOf(item).toUpperCase())
  const answer = asked.filter((item) => known.has(item)).map((item) => `${item} ${known.get(item)}`)
  talk.tell(`STATUS ${quoted(textOf(args[0]))} (${answer.join(' ')})`)
  return undefined
}

/** APPEND. */
export async function appendMessage(talk: ImapTalk, args: readonly ImapArgument[]): Promise<ImapAnswer> {
  const mailbox = await existingMailbox(talk, args[0], 'TRYCREATE')
  const content = args.at(-1)
  if (args.length < 2 || content?.kind !== 'text') throw new ImapSyntaxError('a message is expected')
  const flags = args[1]?.kind === 'list' ? readFlags(args[1].items) : []
  const appended = await talk.store.append(mailbox, Buffer.from(content.text, 'latin1'), talk.now(), flags)
  return `OK [APPENDUID ${appended.uidValidity} ${appended.uid}] taken`
}

/** Flags as a client may name them; anything that would break a line when told back is refused. */
export function readFlags(items: readonly ImapArgument[]): string[] {
  return items.map((item) => {
    const flag = textOf(item)
    if (!/^\\?[\w$.-]{1,60}$/.test(flag)) throw new ImapSyntaxError('not a flag')
    return flag
  })
}

function quoted(name: string): string {
  return `"${name.replace(/[\r\n]/g, ' ').replace(/[\\"]/g, '\\$&')}"`
}
