import { z } from 'zod'
import type { LoadRequest } from './load.ts'
import type { Recorder, Statement } from './recording.ts'
import { type Fresh, madeSince } from './replay.ts'
import type { Workload, workloads } from './workloads.ts'

/** What a kind of request asks of the database. */
export interface Recorded {
  recordings: Statement[][]
  fresh: Fresh
  /** Statements for a request, on average. */
  perRequest: number
}

const NOTHING: Fresh = { ids: [], references: [], tokens: [] }
const TOKEN = /\bb[0-9a-f]{15}\b/g

/** Sends each kind of request to the recorder. The reply (W6) is recorded on the very request that W1 made, so that both can be replayed in a row. */
export async function recordAll(recorder: Recorder, work: ReturnType<typeof workloads>): Promise<Map<string, Recorded>> {
  const found = new Map<string, Recorded>()
  for (const workload of work.all) {
    // The first one fills what the process keeps: it is not what a request costs.
    if (workload.recorded > 1 || workload.code === 'W1') await ask(recorder, workload.next(), workload)
    if (workload.code === 'W1') work.answerable.length = 0
    found.set(workload.code, await record(recorder, workload))
  }
  return found
}

async function record(recorder: Recorder, workload: Workload): Promise<Recorded> {
  const recordings: Statement[][] = []
  let fresh = NOTHING
  for (let turn = 0; turn < workload.recorded; turn += 1) {
    const request = workload.next()
    const since = Date.now()
    const { answer, statements } = await recorder.record(() => ask(recorder, request, workload))
    recordings.push(statements)
    if (workload.recorded === 1) {
      fresh = {
        ids: madeSince(statements, since),
        references: workload.code === 'W1' ? [z.object({ reference: z.string() }).parse(JSON.parse(answer)).reference] : [],
        tokens: [...new Set(request.body?.match(TOKEN) ?? [])],
      }
    }
  }
  const all = recordings.reduce((sum, statements) => sum + statements.length, 0)
  return { recordings, fresh, perRequest: Math.round((all / recordings.length) * 10) / 10 }
}

async function ask(recorder: Recorder, request: LoadRequest, workload: Workload): Promise<string> {
  const { method, path, headers = {}, body } = request
  const answer = await fetch(recorder.origin + path, { method, headers, ...(body === undefined ? {} : { body }) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${workload.code} ${path}: ${answer.status} ${text.slice(0, 500)}`)
  workload.onAnswer?.(answer.status, text)
  return text
}
