import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { type Random, cumulate } from './random.ts'
import { REQUESTER_CLASSES, type RequesterClass } from './registry.ts'

type Weights = Partial<Record<RequesterClass, number>>

/** Who asks for what, in percent. */
function weightsOf(typeCode: string): Weights {
  const own = OWN[typeCode]
  if (own !== undefined) return own
  if (typeCode.startsWith('FA-')) return { family: 97, adult: 3 }
  return { family: 30, elder: 17, adult: 53 }
}

const OWN: Readonly<Record<string, Weights>> = {
  'EC-ACT': { adult: 40, family: 25, elder: 25, notary: 10 },
  'EC-JDC': { family: 100 },
  'EC-CIM': { elder: 55, adult: 45 },
  'SP-EMS': { family: 97, adult: 3 },
  'CU-CON': { family: 70, adult: 30 },
  'SO-POR': { elder: 85, adult: 15 },
  'SO-ISO': { elder: 75, adult: 25 },
  'UR-DIA': { notary: 100 },
  'UR-CU': { notary: 55, adult: 35, business: 10 },
  'UR-PC': { adult: 50, family: 30, business: 20 },
  'UR-ENS': { business: 100 },
  'EP-TER': { business: 100 },
  'EP-CHA': { business: 60, adult: 40 },
  'PM-BUV': { association: 100 },
  'PM-FPS': { adult: 68, family: 22, business: 10 },
  'SP-CRE': { association: 100 },
  'VA-SUB': { association: 100 },
  'VA-SAL': { association: 50, adult: 30, family: 20 },
  'VA-EVT': { association: 85, adult: 15 },
  'FI-DEL': { family: 60, adult: 30, business: 10 },
  'CA-MAI': { adult: 40, elder: 40, family: 20 },
}

const SUMS = new Map(REQUEST_TYPES.map((type) => [type.code, cumulate(REQUESTER_CLASSES.map((group) => weightsOf(type.code)[group] ?? 0))]))

export function classOf(typeCode: string, random: Random): RequesterClass {
  const sums = SUMS.get(typeCode)
  return (sums === undefined ? undefined : REQUESTER_CLASSES[random.cell(sums)]) ?? 'adult'
}

/** In percent; reports of the street only. */
export const ANONYMOUS_SHARE = 31

/** About how many requests each class makes among `size`. */
export function requestsByClass(size: number): Record<RequesterClass, number> {
  const wanted: Record<RequesterClass, number> = { family: 0, elder: 0, adult: 0, association: 0, business: 0, notary: 0 }
  for (const type of REQUEST_TYPES) {
    const named = type.definition.anonymous ? 1 - ANONYMOUS_SHARE / 100 : 1
    for (const group of REQUESTER_CLASSES) wanted[group] += ((weightsOf(type.code)[group] ?? 0) / 100) * (type.share / 100) * size * named
  }
  return wanted
}
