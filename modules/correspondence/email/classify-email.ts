import { isOwn, type SilenceReason, silenceReasons } from './automatic-signs.ts'
import { type Bounce, isDeliverySuccess, readBounce } from './bounce.ts'
import { headerValue } from './email-head.ts'
import type { ParsedEmail } from './parsed-email.ts'

/** What kind of writer a message has, and what we know of it. */
export type EmailClass =
  | { readonly kind: 'person' }
  /** An absence notice, an acknowledgement, a read receipt: filed in its thread; without one, held for a person, never thrown away. */
  | { readonly kind: 'automatic' }
  | { readonly kind: 'bounce'; readonly bounce: Bounce }
  /** A delivery report that says all went well. */
  | { readonly kind: 'delivery-notice' }
  /** A provider tells that one of ours was marked as spam (RFC 5965). */
  | { readonly kind: 'abuse-report'; readonly originalMessageIds: readonly string[] }
  | { readonly kind: 'bulk' }
  /** We wrote it ourselves. */
  | { readonly kind: 'own-loop' }

export interface Classification {
  readonly class: EmailClass
  /** Empty when an acknowledgement may be sent, as far as this message tells (rule E5); the budget comes on top (rule E6). */
  readonly silence: readonly SilenceReason[]
}

export interface OwnIdentity {
  /** Every address the city receives mail at, in lower case and without plus part. */
  readonly addresses: ReadonlySet<string>
  /** Whether a Message-ID is one we signed. */
  readonly isOwnMessageId: (messageId: string) => boolean
}

/** Tells who, or what, wrote a message (rules E5 to E8). The order counts: a bounce often says of itself that it is an automatic reply. */
export function classifyEmail(email: ParsedEmail, own: OwnIdentity): Classification {
  const silence = silenceReasons(email, own.addresses)
  const is = (kind: EmailClass): Classification => ({
    class: kind,
    silence: kind.kind === 'person' || silence.length > 0 ? silence : ['auto-submitted'],
  })
  if (email.messageId !== undefined && own.isOwnMessageId(email.messageId)) return is({ kind: 'own-loop' })
  if (isAbuseReport(email))
    return is({ kind: 'abuse-report', originalMessageIds: email.attachments.flatMap((attachment) => attachment.message?.messageId ?? []) })
  if (isDeliverySuccess(email)) return is({ kind: 'delivery-notice' })
  if (isAbsenceNotice(email, silence)) return is({ kind: 'automatic' })
  const bounce = readBounce(email)
  if (bounce) return is({ kind: 'bounce', bounce })
  if (isOwn(email.from?.address ?? '', own.addresses)) return is({ kind: 'own-loop' })
  if (isAutomatic(email, silence)) return is({ kind: 'automatic' })
  if (silence.includes('mailing-list') || silence.includes('precedence')) return is({ kind: 'bulk' })
  return is({ kind: 'person' })
}

function isAbuseReport(email: ParsedEmail): boolean {
  if (email.attachments.some((attachment) => attachment.declaredType === 'message/feedback-report')) return true
  if (/report-type="?feedback-report/i.test(headerValue(email, 'content-type') ?? '')) return true
  const carried = email.attachments.some((attachment) => attachment.message !== undefined)
  return (
    carried &&
    (headerValue(email, 'x-hmxmroriginalrecipient') !== undefined ||
      /^(?:complaint about message from|abuse report|email abuse report|feedback report)/i.test(email.subject))
  )
}

/** Before the search for bounces: absence notices have a null sender too, and quote what they answer. */
function isAbsenceNotice(email: ParsedEmail, silence: readonly SilenceReason[]): boolean {
  if (email.contentType === 'multipart/report' || headerValue(email, 'x-failed-recipients') !== undefined) return false
  return silence.includes('automatic-subject') || silence.includes('autoreply-header')
}

function isAutomatic(email: ParsedEmail, silence: readonly SilenceReason[]): boolean {
  if (email.attachments.some((attachment) => attachment.declaredType === 'message/disposition-notification')) return true
  // A null sender alone is a form on some website: its words are a citizen's.
  return silence.includes('auto-submitted') || silence.includes('autoreply-header') || silence.includes('automatic-subject')
}
