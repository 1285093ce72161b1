import { systemActor } from '#platform/access'
import type { House } from '#platform/database'
import type { FileStore } from '#platform/files'
import type { Logger } from '#platform/logging'
import { type ImapSettings, collectMailbox } from '#platform/mail'
import { storeInbound } from './store-inbound.ts'

const COLLECTOR = systemActor('mail-collector')

/** Watches a mailbox of the city until the signal ends: each message is stored, then its place noted, so that a crash between the two only brings it again. */
export async function collectMail(options: {
  house: House
  files: FileStore
  imap: ImapSettings
  mailbox: string
  log: Logger
  signal: AbortSignal
}): Promise<void> {
  const { house, mailbox } = options
  const since = await house.read(COLLECTOR, (tx) =>
    tx.selectFrom('correspondence.mailbox_position').select(['uid_validity', 'last_uid']).where('mailbox', '=', mailbox).executeTakeFirst(),
  )
  await collectMailbox({
    imap: options.imap,
    mailbox: 'INBOX',
    since: since === undefined ? undefined : { uidValidity: since.uid_validity, uid: since.last_uid },
    signal: options.signal,
    onMessage: async (raw, meta) => {
      await storeInbound(house, options.files, {
        raw,
        source: 'imap',
        mailbox,
        uidValidity: meta.uidValidity,
        uid: meta.uid,
        arrivedAt: meta.receivedAt,
      })
      await notePosition(house, { mailbox, uidValidity: meta.uidValidity, uid: meta.uid })
    },
    onTrouble: (trouble) => {
      options.log.warn('the mailbox does not answer', { kind: trouble.kind, tries: trouble.attempt })
      void noteProblem(house, mailbox, trouble.kind).catch(() => {})
    },
    onQuiet: () => void noteProblem(house, mailbox, undefined).catch(() => {}),
  })
}

async function notePosition(house: House, at: { mailbox: string; uidValidity: number; uid: number }): Promise<void> {
  await house.work(COLLECTOR, (work) =>
    work.tx
      .insertInto('correspondence.mailbox_position')
      .values({ mailbox: at.mailbox, uid_validity: at.uidValidity, last_uid: at.uid, checked_at: work.at })
      .onConflict((conflict) =>
        conflict.column('mailbox').doUpdateSet({ uid_validity: at.uidValidity, last_uid: at.uid, checked_at: work.at, problem: null }),
      )
      .execute(),
  )
}

/** Shown to administrators: whether the channel works, since when not. */
async function noteProblem(house: House, mailbox: string, problem: string | undefined): Promise<void> {
  await house.work(COLLECTOR, (work) =>
    work.tx
      .updateTable('correspondence.mailbox_position')
      .set({ problem: problem ?? null, checked_at: work.at })
      .where('mailbox', '=', mailbox)
      .execute(),
  )
}
