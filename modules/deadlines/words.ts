import type { Locale } from '#platform/i18n'
import type { Explanation, ExplanationKey, ExplanationParams } from './explanation.ts'
import { messagesFor } from './messages/index.ts'
import type { PublicPromise, PublicPromises } from './public-promise.ts'
import type { RemedyStep, RemedySteps, SilenceMeaning, SilenceMeanings, SilenceSentence } from './silence-sentence.ts'

/** The steps of an explanation, each as a clause without capital nor full stop: for a list. */
export function explainSteps(locale: Locale, steps: readonly Explanation[]): readonly string[] {
  return steps.map((step) => clause(locale, step))
}

/** The whole explanation as one sentence: "Reçue le 3 février 2026 par la Ville, par courrier ; complète le 20 février 2026 ; …". Empty for no step. */
export function explain(locale: Locale, steps: readonly Explanation[]): string {
  const text = explainSteps(locale, steps).join(messagesFor(locale).separator)
  return text === '' ? '' : `${text.charAt(0).toLocaleUpperCase(locale)}${text.slice(1)}.`
}

/** What an acknowledgement says of silence: its meaning, then each remedy, one sentence each. */
export function renderSilence(locale: Locale, { meaning, remedies }: SilenceSentence): readonly string[] {
  return [meaningOf(locale, meaning), ...remedies.map((step) => remedyOf(locale, step))]
}

export function renderPromise(locale: Locale, promise: PublicPromise): string {
  return promiseOf(locale, promise)
}

// Each takes its key as a type parameter, so that the compiler ties a sentence to the parameters of that key.
function clause<Key extends ExplanationKey>(
  locale: Locale,
  { key, params }: { readonly key: Key; readonly params: ExplanationParams[Key] },
): string {
  return messagesFor(locale).explanation[key](params)
}

function meaningOf<Key extends SilenceMeaning['key']>(
  locale: Locale,
  { key, params }: { readonly key: Key; readonly params: SilenceMeanings[Key] },
): string {
  return messagesFor(locale).silence[key](params)
}

function remedyOf<Key extends RemedyStep['key']>(
  locale: Locale,
  { key, params }: { readonly key: Key; readonly params: RemedySteps[Key] },
): string {
  return messagesFor(locale).remedies[key](params)
}

function promiseOf<Key extends PublicPromise['key']>(
  locale: Locale,
  { key, params }: { readonly key: Key; readonly params: PublicPromises[Key] },
): string {
  return messagesFor(locale).promise[key](params)
}
