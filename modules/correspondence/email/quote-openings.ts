/** How a line opens the earlier correspondence: an answer to it, a copy of it, or a message passed on. */
export interface Opening {
  readonly kind: 'reply' | 'original' | 'forward'
  /** Lines it takes. */
  readonly length: number
}

/** Text our own messages carry so that what stands below is known to be old. */
export const REPLY_ABOVE = /^[\s>*]*-=- .{1,120} -=-\s*$/

const FORWARD =
  /^[\s>*]*(?:-{2,}\s*(?:forwarded message|message transf[ée]r[ée]|message r[ée]exp[ée]di[ée]|messaggio inoltrato|weitergeleitete nachricht|mensaje reenviado|mensagem encaminhada|doorgestuurd bericht|videresendt|вядення|пересылаемое сообщение).{0,60}|(?:begin forwarded message|d[ée]but du message (?:r[ée]exp[ée]di[ée]|transf[ée]r[ée])|inizio messaggio inoltrato|anfang der weitergeleiteten (?:nachricht|e-mail)|inicio del mensaje reenviado)\s*:?\s*)$/i

const ORIGINAL =
  /^[\s>*]*[-_*\s]{2,}(?:original message|original appointment|reply message|message (?:d'origine|d’origine|original|initial)|mail original|messaggio originale|messaggio d'origine|urspr[üu]ngliche (?:nachricht|e-mail)|original-?nachricht|mensaje original|mensagem original|oorspronkelijk bericht|ursprungligt meddelande|oprindelig (?:meddelelse|besked)|opprinnelig melding|wiadomo[śs][ćc] oryginalna|исходное сообщение|原始邮件|原始郵件|元のメッセージ)[-_*\s:]*$/i

/** First words of `On Monday ... wrote:` in the languages met; cheap to try on every line. */
const REPLY_START =
  /^\s*(?:on|at|le|il|in data|am|el|em|no dia|a|op|den|dne|dnia|w dniu|w|dňa|på|pe|la|tor|ma|ti|ke|to|pe|la|su|ons|tis|mån|fre|lör|sön|在|於|\d{1,4}[-/.年 ])[\s,.:\d]?/i
const WROTE =
  /(?:wrote|writes|has written|said|\ba écrit|ha scritto|scrisse|scrive|schrieb|schreef|escribi[óo]|ha escrito|escreveu|skrev|kirjoitti|napsal(?:\(a\)|a)?|napisa[łl](?:\(a\)|a)?|pisze|írta|yazd[ıi]|написал(?:\(а\)|а)?|пишет|写道|寫道|のメール|さんは書きました)/i
/** `2026-11-23 10:00 GMT+01:00 Name <a@example.org>:` and its kind, without a verb. */
const DATED_SENDER =
  /^\s*(?:\d|(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|gio|dom|sab)[a-zé.]{0,7},? )[^\n]{5,200}<[^<>\s]{1,200}@[^<>\s]{1,200}>\s*:\s*$/i
/** Somebody who speaks of what they wrote themselves opens nothing. */
const FIRST_PERSON = /\b(?:I|we|ich|wir|io|noi|yo) (?:\w+ )?(?:wrote|said|schrieb|scrissi|escribí)/
const MAX_OPENING = 400

const FIELD_NAMES = {
  from: /^[\s>*]*(?:from|message du|de|da|von|van|od|från|fra|expéditeur|lähettäjä|от|发件人|寄件者|差出人)\s*\*?\s*[:：]\s*\*?\s*\S/i,
  other:
    /^[\s>*]*(?:sent|date|to|cc|subject|reply-to|importance|envoyé|envoyée? le|date d.envoi|à|a|objet|sujet|copie|copie à|de|répondre à|inviato|data|oggetto|rispondi a|gesendet|datum|an|betreff|antwort an|enviado|fecha|para|asunto|assunto|verzonden|aan|onderwerp|wysłano|do|temat|skickat|till|ämne|sendt|til|emne|lähetetty|vastaanottaja|aihe|дата|кому|тема|发送时间|收件人|主题|日期)\s*\*?\s*[:：]/i,
}

/** Whether the earlier correspondence opens at this line, and how. */
export function openingAt(lines: readonly string[], at: number): Opening | undefined {
  const line = lines[at] ?? ''
  if (line.trim() === '' || line.length > MAX_OPENING) return undefined
  if (REPLY_ABOVE.test(line)) return { kind: 'original', length: 1 }
  if (FORWARD.test(line)) return { kind: 'forward', length: 1 }
  if (ORIGINAL.test(line)) return { kind: 'original', length: 1 }
  if (FIELD_NAMES.from.test(line) && otherFields(lines, at) >= 2) return { kind: 'original', length: 1 }
  const length = REPLY_START.test(line) || DATED_SENDER.test(line) ? replyLines(lines, at) : 0
  return length > 0 ? { kind: 'reply', length } : undefined
}

/** `On <date>, <name> <address>` and `wrote:` may be broken over several lines, with or without a mark of quotation before the last. */
function replyLines(lines: readonly string[], at: number): number {
  let joined = ''
  for (let count = 1; count <= 4; count += 1) {
    const line = (lines[at + count - 1] ?? '').replace(/^[\s>]+/, '').trim()
    if (line === '') return 0
    joined = `${joined} ${line}`.trim()
    if (joined.length > MAX_OPENING) return 0
    if (isReplyOpening(joined)) return count
  }
  return 0
}

function isReplyOpening(text: string): boolean {
  if (DATED_SENDER.test(text)) return true
  if (!/[:：]\s*$/.test(text) || !WROTE.test(text) || FIRST_PERSON.test(text)) return false
  // A date or an address must stand in it, else it is a sentence of the writer.
  return /\d/.test(text) || /@/.test(text)
}

function otherFields(lines: readonly string[], at: number): number {
  let count = 0
  for (let index = at + 1; index <= at + 9 && index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') break
    if (FIELD_NAMES.other.test(line)) count += 1
  }
  return count
}
