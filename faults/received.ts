import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const MAILBOX = /^jeton[0-9a-f]{16}%40pannes/
const MESSAGE_ID = /^message-id:\s*<([^>]+)>/im

/** What lies in the mailboxes of the people who write: how many times each Message-ID. */
export function received(folder: string): Map<string, number> {
  const root = join(folder, 'demonstration-mail')
  const counts = new Map<string, number>()
  for (const mailbox of readdirSync(root).filter((name) => MAILBOX.test(name))) {
    for (const file of readdirSync(join(root, mailbox)).filter((name) => name.endsWith('.eml'))) {
      const id = MESSAGE_ID.exec(readFileSync(join(root, mailbox, file), 'latin1'))?.[1] ?? file
      counts.set(id, (counts.get(id) ?? 0) + 1)
    }
  }
  return counts
}
