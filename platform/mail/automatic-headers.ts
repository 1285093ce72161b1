export const AUTOMATIC_KINDS = ['replied', 'generated'] as const
export type AutomaticKind = (typeof AUTOMATIC_KINDS)[number]

/**
 * Header fields every automatic mail of ours carries, so that no machine answers it (RFC 3834 section 5; Microsoft's field besides).
 * Its envelope sender must be the null sender. `replied`: caused by one message, an acknowledgement; `generated`: a reminder or a notice.
 */
export function automaticHeaders(kind: AutomaticKind): Readonly<Record<string, string>> {
  return {
    'Auto-Submitted': `auto-${kind}`,
    'X-Auto-Response-Suppress': 'All',
    Precedence: 'auto_reply',
  }
}
