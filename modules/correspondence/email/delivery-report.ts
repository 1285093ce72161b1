import { cutText, headerText, type HeaderField, readHeaderFields } from '#platform/mail/mime'

export const REPORT_ACTIONS = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const
export type ReportAction = (typeof REPORT_ACTIONS)[number]

export interface ReportedRecipient {
  /** Empty when the report does not say. */
  readonly address: string
  readonly action: ReportAction | undefined
  /** Enhanced status code such as `5.1.1` (RFC 3463). */
  readonly status: string | undefined
  /** What the other server said, at most 500 characters. */
  readonly diagnostic: string | undefined
}

const MAX_BYTES = 128 * 1024

/** Reads a message/delivery-status part (RFC 3464): one entry per recipient, at most 100. */
export function readDeliveryReport(bytes: Uint8Array): ReportedRecipient[] {
  const blocks = Buffer.from(bytes.subarray(0, MAX_BYTES))
    .toString('latin1')
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, 200)
    .map((block) => readHeaderFields(Buffer.from(block, 'latin1')))
  // The first block speaks of the message, but careless writers put the recipient in it.
  return blocks
    .filter((fields) => fields.some((field) => /^(?:final|original)-recipient$|^action$|^status$/.test(field.name)))
    .slice(0, 100)
    .map(recipientOf)
}

function recipientOf(fields: readonly HeaderField[]): ReportedRecipient {
  const value = (name: string): string | undefined => {
    const raw = fields.find((field) => field.name === name)?.raw
    return raw === undefined ? undefined : headerText(raw).trim()
  }
  const action = value('action')
    ?.toLowerCase()
    .replace(/[^a-z].*$/s, '')
  return {
    address: addressOf(value('original-recipient')) || addressOf(value('final-recipient')) || addressOf(value('x-actual-recipient')),
    action: REPORT_ACTIONS.find((known) => known === action),
    status: /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(value('status') ?? '')?.[1],
    diagnostic: cutText(value('diagnostic-code') ?? '', 500) || undefined,
  }
}

/** `rfc822; <name@example.org>` and its variants. */
function addressOf(field: string | undefined): string {
  return /([^\s<>;,"']+@[^\s<>;,"']+)/.exec((field ?? '').replace(/^[^;]*;/, ''))?.[1] ?? ''
}
