import { EMAIL_LIMITS } from './email-limits.ts'
import { type GuessedLanguage, guessLanguage } from './language.ts'
import type { ParsedEmail } from './parsed-email.ts'
import { type FoldedText, foldQuotedText, shownText } from './quoted-text.ts'
import { emailThreads } from './read-email.ts'
import { type ShownHtml, type ShownHtmlOptions, showHtml } from './shown-html.ts'

export interface EmailDisplay {
  /** Shown first, always there. */
  readonly text: FoldedText
  readonly language: GuessedLanguage
  /** Shown on demand in a sandboxed frame; `undefined` when there is none or when it could not be made safe in time. */
  readonly html: ShownHtml | undefined
  readonly htmlRefused: boolean
}

/** Prepares a message for the eyes of an agent or a citizen, in the limited thread (rules E16 and E17). Never rejects. */
export async function displayEmail(
  email: Pick<ParsedEmail, 'text' | 'html'>,
  options: ShownHtmlOptions = { images: {} },
  milliseconds: number = EMAIL_LIMITS.displayMilliseconds,
): Promise<EmailDisplay> {
  const result = await emailThreads().run({ kind: 'display', payload: { text: email.text, html: email.html, options } }, milliseconds)
  if (result.ended === 'answer' && isDisplay(result.value)) return result.value
  // The words themselves can always be shown.
  return {
    text: { blocks: [{ kind: 'own', text: email.text }], forwards: false },
    language: 'other',
    html: undefined,
    htmlRefused: email.html !== undefined,
  }
}

/** The work itself, done in the thread. */
export function displayNow(email: { text: string; html: string | undefined; options: ShownHtmlOptions }): EmailDisplay {
  const text = foldQuotedText(email.text)
  return {
    text,
    language: guessLanguage(shownText(text)),
    html: email.html === undefined ? undefined : showHtml(email.html, email.options),
    htmlRefused: false,
  }
}

/** Our own thread wrote it. */
function isDisplay(value: unknown): value is EmailDisplay {
  return typeof value === 'object' && value !== null && 'text' in value && 'language' in value
}
