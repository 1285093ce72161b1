import { mkdir, open, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { MailStore, StoredMail } from './mail-store.ts'

/** `00000012-1763900000000-2048.eml`: uid, moment of arrival in milliseconds, size in bytes. The name is the index: nothing else to lose. */
const MESSAGE = /^(\d{8,10})-(\d+)-(\d+)\.eml$/

interface Box {
  readonly folder: string
  readonly uidValidity: number
  uidNext: number
  readonly mails: Map<number, StoredMail & { readonly file: string }>
}

/**
 * Opens a mail store in a folder: one folder a mailbox, one file a message, written aside, flushed and renamed, so that a message either
 * is there whole or was never acknowledged. One process writes; a second opening sees what was there when it opened each mailbox.
 */
export function openDiskMailStore(root: string): MailStore {
  const boxes = new Map<string, Promise<Box>>()
  const turns = new Map<string, Promise<unknown>>()
  const listeners = new Set<(mailbox: string) => void>()
  const boxOf = (mailbox: string): Promise<Box> => {
    const known = boxes.get(mailbox)
    if (known) return known
    const opening = openBox(join(root, folderName(mailbox)))
    boxes.set(mailbox, opening)
    opening.catch(() => boxes.delete(mailbox))
    return opening
  }
  /** Changes of one mailbox are made one after the other; then those who watch are told. */
  const change = async <T>(mailbox: string, act: (box: Box) => Promise<T>): Promise<T> => {
    const turn = (turns.get(mailbox) ?? Promise.resolve()).then(async () => act(await boxOf(mailbox)))
    turns.set(
      mailbox,
      turn.catch(() => undefined),
    )
    const result = await turn
    for (const listener of listeners) listener(mailbox)
    return result
  }
  return {
    append: (mailbox, raw, at, flags = []) => change(mailbox, (box) => appendTo(box, { raw, at, flags })),
    list: async (mailbox) => mailsOf(await boxOf(mailbox)),
    since: async (mailbox, uid) => mailsOf(await boxOf(mailbox)).filter((mail) => mail.uid > uid),
    get: async (mailbox, uid) => {
      const box = await boxOf(mailbox)
      const mail = box.mails.get(uid)
      return mail && readFile(join(box.folder, mail.file))
    },
    mailboxes: async () => (await foldersOf(root)).map(mailboxName).toSorted(),
    state: async (mailbox) => {
      const box = await boxOf(mailbox)
      return { uidValidity: box.uidValidity, uidNext: box.uidNext }
    },
    setFlags: (mailbox, uid, flags) => change(mailbox, (box) => writeFlags(box, uid, flags)),
    remove: (mailbox, uids) => change(mailbox, (box) => removeFrom(box, uids)),
    removeMailbox: (mailbox) =>
      change(mailbox, async (box) => {
        boxes.delete(mailbox)
        await rm(box.folder, { recursive: true, force: true })
      }),
    watch: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

async function openBox(folder: string): Promise<Box> {
  await mkdir(folder, { recursive: true })
  const names = await readdir(folder)
  const uidValidity = Number(await kept(join(folder, 'uidvalidity'), () => String(Math.floor(Date.now() / 1000))))
  const mails = new Map<number, StoredMail & { file: string }>()
  for (const file of names.toSorted()) {
    const match = MESSAGE.exec(file)
    if (!match) continue
    const uid = Number(match[1])
    const flags = names.includes(flagsFile(uid)) ? (await readFile(join(folder, flagsFile(uid)), 'utf8')).split(' ').filter(Boolean) : []
    mails.set(uid, { uid, receivedAt: Temporal.Instant.fromEpochMilliseconds(Number(match[2])), bytes: Number(match[3]), flags, file })
  }
  const highest = Math.max(0, ...mails.keys())
  const floor = names.includes('uidnext') ? Number(await readFile(join(folder, 'uidnext'), 'utf8')) : 1
  return { folder, uidValidity, uidNext: Math.max(highest + 1, floor || 1), mails }
}

/** Reads a file of one value, or writes it the first time. */
async function kept(path: string, first: () => string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    const value = first()
    await writeAside(path, Buffer.from(value))
    return value
  }
}

async function appendTo(
  box: Box,
  mail: { raw: Uint8Array; at: Temporal.Instant; flags: readonly string[] },
): Promise<{ uidValidity: number; uid: number }> {
  const uid = box.uidNext
  box.uidNext += 1
  const file = `${String(uid).padStart(8, '0')}-${mail.at.epochMilliseconds}-${mail.raw.byteLength}.eml`
  await writeAside(join(box.folder, file), mail.raw)
  if (mail.flags.length > 0) await writeAside(join(box.folder, flagsFile(uid)), Buffer.from(mail.flags.join(' ')))
  box.mails.set(uid, { uid, receivedAt: mail.at, bytes: mail.raw.byteLength, flags: [...mail.flags], file })
  return { uidValidity: box.uidValidity, uid }
}

async function writeFlags(box: Box, uid: number, flags: readonly string[]): Promise<void> {
  const mail = box.mails.get(uid)
  if (!mail) return
  await writeAside(join(box.folder, flagsFile(uid)), Buffer.from(flags.join(' ')))
  box.mails.set(uid, { ...mail, flags: [...flags] })
}

async function removeFrom(box: Box, uids: readonly number[]): Promise<void> {
  // Before the last message goes: its number must not be given again after a restart.
  await writeAside(join(box.folder, 'uidnext'), Buffer.from(String(box.uidNext)))
  for (const uid of uids) {
    const mail = box.mails.get(uid)
    if (!mail) continue
    box.mails.delete(uid)
    await unlink(join(box.folder, mail.file)).catch(() => undefined)
    await unlink(join(box.folder, flagsFile(uid))).catch(() => undefined)
  }
}

/** Written aside, flushed, renamed, and the name flushed too: what is acknowledged is there after a power cut. What failed takes no room. */
async function writeAside(path: string, content: Uint8Array): Promise<void> {
  const aside = `${path}.${process.pid}.part`
  try {
    await writeFile(aside, content, { flush: true })
    await rename(aside, path)
  } catch (error) {
    await unlink(aside).catch(() => undefined)
    throw error
  }
  const folder = await open(dirname(path), 'r')
  await folder.sync().finally(() => folder.close())
}

function mailsOf(box: Box): StoredMail[] {
  return [...box.mails.values()]
    .map(({ uid, receivedAt, bytes, flags }) => ({ uid, receivedAt, bytes, flags }))
    .toSorted((a, b) => a.uid - b.uid)
}

function flagsFile(uid: number): string {
  return `${String(uid).padStart(8, '0')}.flags`
}

/** A mailbox name may hold anything a sender wrote: encoded, it can neither climb nor hide. */
function folderName(mailbox: string): string {
  const encoded = encodeURIComponent(mailbox.toWellFormed()).replaceAll('.', '%2E').replaceAll('*', '%2A')
  if (encoded.length > 240 || encoded === '') throw new RangeError('mailbox name too long')
  return encoded
}

function mailboxName(folder: string): string {
  return decodeURIComponent(folder)
}

async function foldersOf(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true })
    return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  } catch {
    return []
  }
}
