import type { DeadlineReport } from './deadline.ts'

type Day = Temporal.PlainDate

/** What an acknowledgement must say of silence (R112-5, R112-11-1), as data; `renderSilence` gives the words. */
export interface SilenceMeanings {
  acceptance: { on: Day; legalBasis: string }
  'acceptance-waits': { legalBasis: string }
  'acceptance-elsewhere': { legalBasis: string }
  rejection: { on: Day; legalBasis: string }
}
export type SilenceMeaning = {
  [Key in keyof SilenceMeanings]: { readonly key: Key; readonly params: SilenceMeanings[Key] }
}[keyof SilenceMeanings]

/** What the person can then do: have the acceptance certified (L232-3), or contest the refusal (CJA R421-2, CRPA L411-2, R343-1) and ask its reasons (L232-4). */
export interface RemedySteps {
  certificate: Record<never, never>
  'informal-appeal': { months: number }
  court: { months: number }
  cada: { months: number }
  reasons: Record<never, never>
}
export type RemedyStep = { [Key in keyof RemedySteps]: { readonly key: Key; readonly params: RemedySteps[Key] } }[keyof RemedySteps]

export interface SilenceSentence {
  readonly meaning: SilenceMeaning
  readonly remedies: readonly RemedyStep[]
}

/** Nothing when silence decides nothing, or when the request has been decided. */
export function silenceSentence({ silence }: DeadlineReport): SilenceSentence | undefined {
  if (!silence || silence.effect === 'none') return undefined
  const { effect, takesEffectOn: on, legalBasis, remedyMonths: months } = silence
  if (effect === 'acceptance') {
    const certificate = { key: 'certificate', params: {} } as const
    if (on) return { meaning: { key: 'acceptance', params: { on, legalBasis } }, remedies: [certificate] }
    const key = silence.waitsForItems ? 'acceptance-waits' : 'acceptance-elsewhere'
    return { meaning: { key, params: { legalBasis } }, remedies: [certificate] }
  }
  if (!on) return undefined
  const reasons = { key: 'reasons', params: {} } as const
  const remedies: readonly RemedyStep[] =
    silence.remedy === 'cada-first'
      ? [{ key: 'cada', params: { months } }]
      : [{ key: 'informal-appeal', params: { months } }, { key: 'court', params: { months } }, reasons]
  return { meaning: { key: 'rejection', params: { on, legalBasis } }, remedies }
}
