import type { NewJob, WrittenEvent } from '#platform/database'

/** What a commit changed, as topics that pages and workers listen to: `request:ID`, `unit:ID`, `agent:ID`, `queue:NAME`. */
export function liveTopics(events: readonly WrittenEvent[], jobs: readonly NewJob[]): string[] {
  const topics = new Set<string>()
  for (const event of events) {
    topics.add(`${event.subject.kind}:${event.subject.id}`)
    if (event.unitId !== undefined) topics.add(`unit:${event.unitId}`)
    const agent = event.data?.agentId
    if (typeof agent === 'string') topics.add(`agent:${agent}`)
  }
  for (const job of jobs) if (job.runAt === undefined) topics.add(`queue:${job.queue}`)
  return [...topics]
}
