import type { Locale } from '#platform/i18n'
import type { Authenticity } from './email/index.ts'
import { messagesFor } from './messages/index.ts'

/** What our check of a sender means for who reads the message, in plain words; `isTrouble` when it speaks against them. */
export function senderWords(authenticity: Authenticity, locale: Locale): { text: string; isTrouble: boolean } {
  const t = messagesFor(locale).sender
  const said = t[authenticity.result](authenticity.domain)
  const wrong = authenticity.signature === 'wrong' && authenticity.result !== 'pass'
  return { text: wrong ? `${said} ${t.wrongSignature}` : said, isTrouble: wrong || authenticity.result === 'fail' }
}
