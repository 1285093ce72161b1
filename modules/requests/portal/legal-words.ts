import { publicPromise, renderPromise, renderSilence, silenceSentence, type DeadlineReport } from '#modules/deadlines'
import type { Locale } from '#platform/i18n'

/** When the city answers, in a sentence for the one who asked; nothing when nothing dates it. */
export function promiseSentence(report: DeadlineReport, locale: Locale): string | undefined {
  const promise = publicPromise(report)
  return promise === undefined ? undefined : renderPromise(locale, promise)
}

/** The day by which the city answers, while it owes an answer. */
export function promisedDay(report: DeadlineReport): Temporal.PlainDate | undefined {
  const promise = publicPromise(report)
  return promise?.key === 'answer-by' || promise?.key === 'pass-on-by' ? promise.params.on : undefined
}

/** What silence means and what can then be done (R112-5, R112-11-1 CRPA), one sentence each; empty when silence decides nothing. */
export function silenceSentences(report: DeadlineReport, locale: Locale): readonly string[] {
  const silence = silenceSentence(report)
  return silence === undefined ? [] : renderSilence(locale, silence)
}
