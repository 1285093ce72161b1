import { PUBLIC_STAGES, type Archetype } from '#modules/catalogue'
import type { Request } from '../request.ts'

export interface PublicStage {
  key: string
  state: 'done' | 'now' | 'later' | 'stopped'
}

type Life = Pick<Request, 'state' | 'outcome'>

/** The stages of a request as the public sees them, by the shape of its life: what is done, where it is, what will come. */
export function publicStages(archetype: Archetype, request: Life): PublicStage[] {
  const keys = PUBLIC_STAGES[archetype]
  const now = stageNow(archetype, request)
  const stopped = endedEarly(request)
  return keys
    .map((key, index) => {
      if (stopped) return { key, state: index === 0 ? 'done' : index === keys.length - 1 ? 'stopped' : 'later' } as const
      return { key, state: index < now ? 'done' : index === now ? 'now' : 'later' } as const
    })
    .filter((stage) => !stopped || stage.state !== 'later')
}

/** Ended without the act that was asked for: refused by no decision, passed on, joined to another, taken back. */
export function endedEarly(request: Life): boolean {
  if (request.state === 'cancelled') return true
  return request.state === 'closed' && request.outcome !== 'granted' && request.outcome !== 'refused'
}

/** Index of the stage that is happening; past the last one when all are done. */
function stageNow(archetype: Archetype, { state }: Life): number {
  if (state === 'answered' || state === 'closed') return PUBLIC_STAGES[archetype].length
  if (state === 'in-progress') return archetype === 'intervention' || archetype === 'decision' ? 2 : 1
  return 1
}
