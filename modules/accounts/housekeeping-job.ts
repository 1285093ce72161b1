import { z } from 'zod'
import { systemActor } from '#platform/access'
import { defineJob } from '#platform/jobs'
import { removeOutdated } from './housekeeping-store.ts'

/** Each hour: sessions, links, attempts and idempotency keys that are long over go. */
export const accountsHousekeeping = defineJob({
  queue: 'accounts-housekeeping',
  data: z.object({}),
  cron: '17 * * * *',
  concurrency: 1,
  run: async (_data, { house }) => {
    await house.work(systemActor('housekeeping'), (work) => removeOutdated(work.tx, work.at))
  },
})
