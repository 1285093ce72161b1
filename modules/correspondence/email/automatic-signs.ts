import { headerValue } from './email-head.ts'
import type { EmailHead } from './parsed-email.ts'

/** Why a message gets no automatic mail of ours (rule E5). */
export const SILENCE_REASONS = [
  'null-sender',
  'auto-submitted',
  'precedence',
  'mailing-list',
  'asks-no-reply',
  'autoreply-header',
  'report',
  'own-address',
  'machine-sender',
  'automatic-subject',
] as const
export type SilenceReason = (typeof SILENCE_REASONS)[number]

const MACHINE_LOCAL_PART =
  /^(?:mailer[-_.]?daemon|mail[-_.]?daemon|post[-_]?master|(?:do[-_.]?)?no(?:t)?[-_.]?reply.*|.*[-_.+]no[-_.]?reply|ne[-_.]?pas[-_.]?repondre.*|pas[-_.]?de[-_.]?reponse|non[-_.]?rispondere.*|bounces?(?:[-+=_.].*)?|.*[-+]bounces?|auto[-_.]?(?:reply|responder|mail|mated)|notifications?|daemon|root|nobody|majordomo|listserv|mailman|.*-(?:owner|request)|owner-.*|amavis|virus[-_.]?scan.*)$/i

const AUTOREPLY_HEADERS = [
  'x-autoreply',
  'x-autorespond',
  'x-autoresponder',
  'x-autoreply-from',
  'x-auto-reply-from',
  'x-mail-autoreply',
  'x-vacation-message',
  'x-ms-exchange-inbox-rules-loop',
  'x-precedence-auto-reply',
]

const AUTOMATIC_SUBJECT =
  /^(?:(?:re|aw|tr|sv|r)\s*:\s*)?[[(]?\s*(?:auto(?:matic|matisch|matique|matica|mated)?[- ]?(?:re(?:ply|sponse|sponder)|antwort|réponse|risposta|mail)|réponse (?:automatique|d.absence)|message (?:automatique|d.absence)|notification d.absence|absence (?:du bureau|de bureau|de l|prolongée|:)|absent(?:e)? du bureau|en congés?\b|congés? (?:annuels|d.été|du)|hors (?:du |de )?bureau|je suis absent|out of (?:the )?office|i am (?:currently )?(?:out of|away)|away from (?:the |my )?(?:office|mail)|(?:on )?vacation\b|vacation (?:reply|message)|on annual leave|abwesen(?:heit|d)|assen(?:te|za)\b|fuori (?:ufficio|sede)|risposta automatica|respuesta automática|autosvar|automatisk svar|自動(?:応答|返信))/i

/** The signs, in a message's head, that a machine wrote it or that no machine should answer. */
export function silenceReasons(head: EmailHead, ownAddresses: ReadonlySet<string>): SilenceReason[] {
  const reasons: SilenceReason[] = []
  const value = (name: string): string => (headerValue(head, name) ?? '').trim().toLowerCase()
  const from = (head.from?.address ?? '').toLowerCase()
  const autoSubmitted =
    value('auto-submitted')
      .replace(/\([^)]*\)/g, '')
      .split(';')[0]
      ?.trim() ?? ''
  if (head.returnPath === '') reasons.push('null-sender')
  if (autoSubmitted !== '' && autoSubmitted !== 'no') reasons.push('auto-submitted')
  if (/^(?:bulk|junk|list|auto[-_]reply)\b/.test(value('precedence'))) reasons.push('precedence')
  if (head.headers.some((header) => /^list-(?:id|unsubscribe|post|help)$/.test(header.name)) || value('x-mailing-list') !== '')
    reasons.push('mailing-list')
  if (/\b(?:all|dr|oof|autoreply)\b/.test(value('x-auto-response-suppress'))) reasons.push('asks-no-reply')
  if (AUTOREPLY_HEADERS.some((name) => value(name) !== '' && value(name) !== 'no')) reasons.push('autoreply-header')
  if (head.contentType === 'multipart/report') reasons.push('report')
  const senders = [from, (head.sender?.address ?? '').toLowerCase(), (head.returnPath ?? '').toLowerCase()]
  if (senders.some((address) => address !== '' && isOwn(address, ownAddresses))) reasons.push('own-address')
  if (from === '' || isMachineAddress(from) || isMachineAddress(head.returnPath ?? '')) reasons.push('machine-sender')
  if (AUTOMATIC_SUBJECT.test(head.subject)) reasons.push('automatic-subject')
  return reasons
}

/** Whether an address is one of the city's, with or without a plus part. */
export function isOwn(address: string, ownAddresses: ReadonlySet<string>): boolean {
  const lower = address.toLowerCase()
  return ownAddresses.has(lower) || ownAddresses.has(lower.replace(/\+[^@]*@/, '@'))
}

/** Whether no person reads this address: mailer-daemon, no-reply, bounces and their kind. */
export function isMachineAddress(address: string): boolean {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0))
  return local !== '' && local.length <= 200 && MACHINE_LOCAL_PART.test(local)
}
