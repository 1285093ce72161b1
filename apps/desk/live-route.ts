import type { Server } from 'node:http'
import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { findRequest, visibility } from '#modules/requests'
import type { Actor, AgentActor } from '#platform/access'
import type { House } from '#platform/database'
import { type Route, download, notFound, route } from '#platform/http'
import type { LiveHub } from '#platform/live'
import type { PresenceBoard } from './presence.ts'

/** Topics one page may follow. */
const MOST_TOPICS = 100
const HEARTBEAT_MS = 25_000
const WATCH_MS = 500
/** A stream ends after this and the browser opens another: rights and sessions are asked again. */
const LONGEST_STREAM_MS = 10 * 60_000
/** What was said lately, so that a page that was cut off misses nothing. */
const KEPT_BATCHES = 2_000

const query = z.object({
  topics: z.string().max(8_000).default(''),
  lastEventId: z.string().max(60).optional(),
})

/**
 * `GET /live?topics=request:… unit:… agent:…`: one stream a page. It says only that topics changed; the page then asks for
 * its parts again, under the rights of who looks. `Last-Event-ID` resumes; when too much was missed, `*` says: look at everything.
 */
export function liveRoute(hub: LiveHub, presence?: PresenceBoard): Route {
  let memory: Memory | undefined
  return route({
    method: 'GET',
    path: '/live',
    audience: 'agent',
    access: 'signed-in',
    query,
    handle: async (call) => {
      if (call.actor.kind !== 'agent') return notFound()
      memory ??= remember(hub)
      const wanted = [...new Set(call.query.topics.split(' ').filter(Boolean))].slice(0, MOST_TOPICS)
      const topics = await allowedTopics(call.house, call.actor, wanted)
      const stream = new PassThrough()
      const header = call.request.headers['last-event-id']
      const lastHeard = call.query.lastEventId ?? (typeof header === 'string' ? header : undefined)
      follow({ stream, hub, topics, missed: memory.since(lastHeard), server: call.request.server.server })
      announcePresence({ stream, topics, agentId: call.actor.id, presence })
      call.raw.raw.on('close', () => stream.destroy())
      return download(stream, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
    },
  })
}

/** A page that shows who else looks at a request looks at it itself, as long as its stream lives. */
function announcePresence({
  stream,
  topics,
  agentId,
  presence,
}: {
  stream: PassThrough
  topics: ReadonlySet<string>
  agentId: string
  presence: PresenceBoard | undefined
}): void {
  if (presence === undefined) return
  for (const topic of topics) {
    const requestId = /^presence:(.+)$/.exec(topic)?.[1]
    if (requestId !== undefined) stream.once('close', presence.arrive(requestId, agentId))
  }
}

interface Followed {
  stream: PassThrough
  hub: LiveHub
  topics: ReadonlySet<string>
  missed: readonly Batch[] | 'too-much'
  server: Server
}

function follow({ stream, hub, topics, missed, server }: Followed): void {
  const say = (changed: readonly string[], sequence: number): void => {
    const here = changed.includes('*') ? ['*'] : changed.filter((topic) => topics.has(topic))
    if (here.length > 0) stream.write(`id: ${hub.run}-${String(sequence)}\nevent: changed\ndata: ${here.join(' ')}\n\n`)
  }
  stream.write(`retry: 2000\nid: ${hub.run}-${String(hub.sequence)}\nevent: here\ndata: here\n\n`)
  if (missed === 'too-much') say(['*'], hub.sequence)
  else for (const batch of missed) say(batch.topics, batch.sequence)
  const stop = hub.hear(say)
  const beat = setInterval(() => stream.write(': here\n\n'), HEARTBEAT_MS)
  const end = setTimeout(() => stream.end(), LONGEST_STREAM_MS)
  // A server that stops waits for its answers to end: these would never.
  const wasListening = server.listening
  const watch = setInterval(() => wasListening && !server.listening && stream.end(), WATCH_MS)
  for (const timer of [beat, end, watch]) timer.unref()
  stream.on('close', () => {
    stop()
    clearInterval(beat)
    clearInterval(watch)
    clearTimeout(end)
  })
}

/** Of the topics asked for, those the agent may follow: what they may not see does not even say that it changed. */
async function allowedTopics(house: House, actor: AgentActor, wanted: readonly string[]): Promise<ReadonlySet<string>> {
  const units = new Set(actor.sight.units)
  const simple = wanted.filter(
    (topic) => topic === `agent:${actor.id}` || (topic.startsWith('unit:') && units.has(topic.slice('unit:'.length))),
  )
  const requests = wanted.filter((topic) => requestIn(topic) !== undefined)
  if (requests.length === 0) return new Set(simple)
  const seen = await house.read(actor, async (tx) => {
    const allowed: string[] = []
    for (const topic of requests) {
      const id = requestIn(topic)
      const request = id === undefined ? undefined : await findRequest(tx, { id })
      if (request !== undefined && isSeen(actor, request, topic)) allowed.push(topic)
    }
    return allowed
  })
  return new Set([...simple, ...seen])
}

/** That a request changed is told to who sees it at all; who looks at it, to who sees it in full. */
function isSeen(actor: Actor, request: Parameters<typeof visibility>[1], topic: string): boolean {
  const sight = visibility(actor, request)
  return topic.startsWith('presence:') ? sight === 'full' : sight !== 'none'
}

function requestIn(topic: string): string | undefined {
  return /^(?:request|presence):([0-9a-f-]{36})$/.exec(topic)?.[1]
}

interface Batch {
  sequence: number
  topics: readonly string[]
}

interface Memory {
  since(lastEventId: string | undefined): readonly Batch[] | 'too-much'
}

/** Keeps what the hub said lately; `since` gives what came after an event this process has sent. */
function remember(hub: LiveHub): Memory {
  const batches: Batch[] = []
  hub.hear((topics, sequence) => {
    batches.push({ sequence, topics })
    if (batches.length > KEPT_BATCHES) batches.splice(0, batches.length - KEPT_BATCHES)
  })
  return {
    since(lastEventId) {
      if (lastEventId === undefined || lastEventId === '') return []
      const [run, sequence] = /^([0-9a-f]{8})-(\d+)$/.exec(lastEventId)?.slice(1) ?? []
      const last = Number(sequence)
      // Another process, or the one before: its numbers say nothing here.
      if (run !== hub.run || last > hub.sequence) return 'too-much'
      const oldest = batches[0]?.sequence ?? hub.sequence + 1
      return last + 1 < oldest ? 'too-much' : batches.filter((batch) => batch.sequence > last)
    },
  }
}
