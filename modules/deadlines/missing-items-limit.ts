import type { Deadline } from './deadline.ts'
import type { Explanation } from './explanation.ts'
import { settle } from './situation.ts'
import type { Situation } from './situation.ts'

/** The time given to the requester to produce what is missing (L114-5): one date for each request of items. It is never the city that is late on it. */
export function missingItemsLimits(situation: Situation): readonly Deadline[] {
  return situation.facts.asks.map(({ on, items, limitOn, producedOn }) => {
    const explanation: Explanation[] = [{ key: 'items-requested', params: { on, items, limitOn } }]
    if (producedOn) explanation.push({ key: 'items-produced', params: { on: producedOn } })
    return settle(
      {
        kind: 'missing-items-limit',
        owner: 'requester',
        startsOn: on,
        dueOn: limitOn,
        doneOn: producedOn,
        mootOn: situation.facts.finishedOn,
        explanation,
      },
      situation,
    )
  })
}
