import type { RoutingRule } from './request-type.ts'
import { holdsPhrase, stems } from '#platform/search'

export interface RoutingQuestion {
  typeCode: string
  districtCode: string | undefined
  channel: string
  subject: string
  text: string
  /** The service that the request type names: where a request goes when no rule says otherwise. */
  defaultUnitId: string
}

/** Where a request goes and why; kept with the request, so that an agent can read the reason and correct the rule. */
export interface RoutingDecision {
  unitId: string
  because: 'rule' | 'type'
  ruleId?: string
  /** The rule's own sentence. */
  reason?: string
  words: readonly string[]
  districtCode?: string
}

/** Reads the decision table from the top: the first rule whose every filled cell matches wins; else the type's own service. */
export function route(rules: readonly RoutingRule[], question: RoutingQuestion): RoutingDecision {
  const textStems = stems(`${question.subject} ${question.text.slice(0, 20_000)}`)
  for (const rule of [...rules].sort((a, b) => a.position - b.position)) {
    if (rule.typeCode !== undefined && rule.typeCode !== question.typeCode) continue
    if (rule.districtCode !== undefined && rule.districtCode !== question.districtCode) continue
    if (rule.channel !== undefined && rule.channel !== question.channel) continue
    const words = rule.words.filter((word) => holdsPhrase(textStems, word))
    if (rule.words.length > 0 && words.length === 0) continue
    return {
      unitId: rule.unitId,
      because: 'rule',
      ruleId: rule.id,
      reason: rule.reason,
      words,
      ...(rule.districtCode === undefined ? {} : { districtCode: rule.districtCode }),
    }
  }
  return { unitId: question.defaultUnitId, because: 'type', words: [] }
}
