import type { LiveHub } from '#platform/live'

/** Who looks at which request, over all processes: each stream says so now and then, and who falls silent is gone. */
export interface PresenceBoard {
  /** An agent opened a request's page; the returned function says that they left. */
  arrive(requestId: string, agentId: string): () => void
  /** The agents who look at a request, in the order they came. */
  lookers(requestId: string): readonly string[]
}

const BEAT_MS = 20_000
const SILENT_MS = 50_000
const WORD = /^(here|gone):([0-9a-f-]{36}):([0-9a-f-]{36})$/

/** The topic of pages that show who else looks; announced only when somebody comes or goes. */
export function presenceTopic(requestId: string): string {
  return `presence:${requestId}`
}

export function presenceBoard(hub: LiveHub, clock: () => number = () => performance.now()): PresenceBoard {
  const seen = new Map<string, Map<string, number>>()
  /** Streams of this process, so that one of two tabs closed is not somebody gone. */
  const open = new Map<string, number>()

  hub.hear((topics) => {
    for (const topic of topics) {
      const [, word, requestId, agentId] = WORD.exec(topic) ?? []
      if (word === undefined || requestId === undefined || agentId === undefined) continue
      if (word === 'here') lookersOf(seen, requestId).set(agentId, clock())
      else seen.get(requestId)?.delete(agentId)
      if (seen.get(requestId)?.size === 0) seen.delete(requestId)
    }
  })

  return {
    arrive(requestId, agentId) {
      const key = `${requestId}:${agentId}`
      open.set(key, (open.get(key) ?? 0) + 1)
      hub.announce([`here:${key}`, presenceTopic(requestId)])
      const beat = setInterval(() => hub.announce([`here:${key}`]), BEAT_MS)
      beat.unref()
      return () => {
        clearInterval(beat)
        const left = (open.get(key) ?? 1) - 1
        if (left > 0) return void open.set(key, left)
        open.delete(key)
        hub.announce([`gone:${key}`, presenceTopic(requestId)])
      }
    },
    lookers(requestId) {
      const silentSince = clock() - SILENT_MS
      return [...(seen.get(requestId) ?? [])].filter(([, at]) => at > silentSince).map(([agentId]) => agentId)
    },
  }
}

function lookersOf(seen: Map<string, Map<string, number>>, requestId: string): Map<string, number> {
  const known = seen.get(requestId) ?? new Map<string, number>()
  seen.set(requestId, known)
  return known
}
