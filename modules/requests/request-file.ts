import type { DeadlineReport } from '#modules/deadlines'
import type { RequestType } from '#modules/catalogue'
import type { Directory } from '#modules/organisation'
import type { Tx } from '#platform/database'
import { civilDate } from '#platform/i18n'
import { askClock } from './clock.ts'
import { type RequestLists, listAllOf } from './request-lists.ts'
import type { Request } from './request.ts'

/** All that hangs on a request, as its page shows it. */
export interface RequestFile extends Omit<RequestLists, 'facts'> {
  request: Request
  type: RequestType
  report: DeadlineReport
}

/** Reads the file of a request that the reader was found to see. Lists have their limits; the oldest history is on its own page. */
export async function readRequestFile(
  tx: Tx,
  input: { request: Request; type: RequestType; directory: Directory; at: Temporal.Instant },
): Promise<RequestFile> {
  const { request, type, directory } = input
  const { facts, ...lists } = await listAllOf(tx, request.id)
  const report = askClock({ regime: type.definition.regime, directory, facts, today: civilDate(input.at) })
  return { request, type, report, ...lists }
}
