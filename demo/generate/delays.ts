import type { DemoRequestType } from '../city/request-types/index.ts'
import { type ArchetypeName, CLOSING_DELAYS, END_STATES } from '../city/volumes.ts'
import { type Random, cumulate } from './random.ts'

/** Within the target, delays crowd near its beginning (`crowding`); beyond it they run on by `tail` targets on average. Fitted to `CLOSING_DELAYS`. */
interface Fit {
  inTarget: number
  crowding: number
  tail: number
}

const FIT: Record<ArchetypeName, Fit> = {
  answer: { inTarget: CLOSING_DELAYS.answer.inTarget, crowding: 1.85, tail: 0.62 },
  registration: { inTarget: 79.5, crowding: 1.35, tail: 0.7 },
  intervention: { inTarget: 76, crowding: 0.6, tail: 1.1 },
  decision: { inTarget: CLOSING_DELAYS.decision.inTarget, crowding: 0.24, tail: 0.85 },
}
/** A title is asked for, an appointment is given soon: its long target is that of the first free slot. */
const FIT_OF_TYPE: Readonly<Record<string, Fit>> = { 'EC-TIT': { inTarget: 98.5, crowding: 4, tail: 0.3 } }

const UNIT_FACTOR: Readonly<Record<string, number>> = { SAL: 0.7, GRA: 0.9, LOG: 1.6, IMT: 0.6, CIM: 1.2 }
const LONGEST_DAYS = 120

/** Days from complete receipt to the end, in working days. `isAdsShort`: the urban planning service since its manager is away. */
export function closingDelay(type: DemoRequestType, random: Random, { isAdsShort }: { isAdsShort: boolean }): number {
  const { archetype, regime, unitCode } = type.definition
  const target = regime.serviceTargetWorkingDays ?? 10
  const fit = FIT_OF_TYPE[type.code] ?? FIT[archetype]
  const isInTarget = random.chance(fit.inTarget / 100)
  const days = isInTarget ? target * (0.02 + 0.96 * random.unit() ** fit.crowding) : target * (1 + random.exponential(fit.tail))
  const factor = isAdsShort && unitCode === 'ADS' ? 1.3 : (UNIT_FACTOR[unitCode] ?? 1)
  return Math.min(LONGEST_DAYS, days * factor)
}

const ENDS = ['granted', 'refused', 'referred', 'dropped'] as const
export type End = (typeof ENDS)[number]
const END_SUMS = Object.fromEntries(
  Object.entries(END_STATES).map(([archetype, shares]) => [archetype, cumulate(ENDS.map((end) => shares[end]))]),
)

/** Reports that are the metropolis's work end there or come back as done; other reports seldom leave. */
export function endOf(type: DemoRequestType, random: Random): End {
  const { archetype, partnerCode } = type.definition
  if (archetype === 'intervention') {
    if (random.chance((partnerCode === undefined ? 0.8 : 38) / 100)) return 'referred'
    const drawn = random.unit() * 91
    if (drawn < 82) return 'granted'
    return drawn < 85 ? 'refused' : 'dropped'
  }
  const sums = END_SUMS[archetype]
  return (sums === undefined ? undefined : ENDS[random.cell(sums)]) ?? 'granted'
}

/** In percent, within thirty days of the end. */
export function reopeningShare(type: DemoRequestType): number {
  if (type.code === 'PR-DEP') return 9.4
  if (type.code === 'FA-FAC') return 6.1
  const { archetype } = type.definition
  if (archetype === 'intervention') return 6.3
  return archetype === 'decision' ? 1.7 : 3.2
}

/** In percent of decisions: the law's silence came first. */
export function silenceShare(type: DemoRequestType): number {
  if (type.definition.archetype !== 'decision') return 0
  return type.code === 'VA-SUB' || type.code === 'EP-TER' || type.code === 'UR-ENS' ? 4 : 0.12
}
