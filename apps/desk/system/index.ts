import type { Accounts } from '#modules/accounts'
import type { Route } from '#platform/http'
import type { Building } from '../../building.ts'
import { healthRoutes } from './health-routes.tsx'
import { jobsRoutes } from './jobs-routes.tsx'
import { journalRoutes } from './journal-routes.tsx'
import { tokenRoutes } from './token-routes.tsx'

export { HEALTH_PATH, JOBS_PATH, JOURNAL_PATH, TOKENS_PATH } from './system-tools.ts'
export { messagesFor as systemMessagesFor } from './messages/index.ts'

/** The system itself, for who keeps it and who audits it: health, jobs, the journal, the tokens of programs. */
export function systemRoutes({ building, accounts }: { building: Building; accounts: Accounts }): Route[] {
  return [...healthRoutes(building), ...jobsRoutes(), ...journalRoutes(building), ...tokenRoutes(accounts)]
}
