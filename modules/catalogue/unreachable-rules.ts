import { stems } from '#platform/search'
import type { RoutingRule } from './request-type.ts'

/** A rule that is never read to its end, and the earlier one that always answers before it. */
export interface Unreachable {
  ruleId: string
  coveredBy: string
}

/** Rules of the table that no request can reach: an earlier rule asks for nothing more than they do. */
export function unreachableRules(rules: readonly RoutingRule[]): Unreachable[] {
  const ordered = [...rules].sort((a, b) => a.position - b.position)
  return ordered.flatMap((rule, index) => {
    const before = ordered.slice(0, index).find((earlier) => covers(earlier, rule))
    return before === undefined ? [] : [{ ruleId: rule.id, coveredBy: before.id }]
  })
}

/** Whether every request that the later rule would take is taken by the earlier one. */
function covers(earlier: RoutingRule, later: RoutingRule): boolean {
  return (
    matchesAtLeast(earlier.typeCode, later.typeCode) &&
    matchesAtLeast(earlier.districtCode, later.districtCode) &&
    matchesAtLeast(earlier.channel, later.channel) &&
    wordsCover(earlier.words, later.words)
  )
}

function matchesAtLeast(earlier: string | undefined, later: string | undefined): boolean {
  return earlier === undefined || earlier === later
}

/** A rule without words takes any text; one with words takes the other's texts only when it has all of the other's words. */
function wordsCover(earlier: readonly string[], later: readonly string[]): boolean {
  if (earlier.length === 0) return true
  if (later.length === 0) return false
  const known = new Set(earlier.map((word) => stems(word).join(' ')))
  return later.every((word) => known.has(stems(word).join(' ')))
}
