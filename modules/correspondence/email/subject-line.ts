/** Prefixes that mail programs write before the subject, in the languages seen in France and around. */
const REPLY = /^(?:re|aw|antw|sv|vs|rv|ref|réf|rif|r|odp|ynt|回复|回覆|答复|返信)(?:\[\d{1,3}\]|\^\d{1,3}|\(\d{1,3}\))?\s*[:：]\s*/i
const FORWARD =
  /^(?:fwd?|tr|wg|i|inoltra(?:to)?|inoltro|rv|enc|vl|vb|doorst|pd|fs|wtr|trans(?:f|fert|féré)?|転送|转发|轉寄)(?:\[\d{1,3}\])?\s*[:：]\s*/i
/** Tags that lists and spam filters put in front. */
const TAG = /^\[(?!\d)[^\]\n]{1,40}\]\s*/

export interface SubjectLine {
  /** Without prefixes and tags. */
  readonly bare: string
  readonly isReply: boolean
  readonly isForward: boolean
}

/** Takes a subject apart. The outermost prefix decides: `TR: Re: ...` is a forward, `Re: TR: ...` an answer to one. */
export function readSubject(subject: string): SubjectLine {
  let rest = subject.trim()
  let first: 'reply' | 'forward' | undefined
  for (let count = 0; count < 1000; count += 1) {
    const withoutTag = rest.replace(TAG, '')
    const forward = FORWARD.exec(withoutTag)
    const reply = REPLY.exec(withoutTag)
    const prefix = forward ?? reply
    if (!prefix) break
    // `RV:` forwards in Spanish and answers nowhere we know of; forward comes first where a prefix is in both lists.
    first ??= forward ? 'forward' : 'reply'
    rest = withoutTag.slice(prefix[0].length)
  }
  return { bare: rest.trim(), isReply: first === 'reply', isForward: first === 'forward' }
}

/** Whether the subject says that somebody passes a message on. */
export function isForward(subject: string): boolean {
  return readSubject(subject).isForward
}

/** One form for subjects that are the same to a reader: no prefixes, no accents, no case, no numbers of dates or orders at the end. */
export function foldedSubject(subject: string): string {
  return readSubject(subject)
    .bare.normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
