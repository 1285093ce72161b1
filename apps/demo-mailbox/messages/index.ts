import type { Locale } from '#platform/i18n'
import { en } from './en.ts'
import { fr, type MailboxMessages } from './fr.ts'
import { it } from './it.ts'

const MESSAGES: Record<Locale, MailboxMessages> = { fr, en, it }

export function mailboxMessages(locale: Locale): MailboxMessages {
  return MESSAGES[locale]
}
