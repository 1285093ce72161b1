import { z } from 'zod'
import { type Job, defineJob } from '#platform/jobs'
import type { SealSigner } from './seal.ts'
import { sealEvents } from './seal-events.ts'
import { copySealsOutside } from './seals-file.ts'

/** Every minute: seals what is over and copies the new seals to the file outside the database. One run at a time is enough. */
export function sealJob(options: { signer: SealSigner; sealsFile: string }): Job {
  return defineJob({
    queue: 'audit-seal',
    data: z.object({}),
    cron: '* * * * *',
    concurrency: 1,
    // The next minute comes by itself: trying again at once would only seal twice as often.
    retries: 0,
    expires: 600,
    run: async (_data, { house, signal }) => {
      await sealEvents(house, options.signer, { signal })
      await copySealsOutside(house, options.sealsFile)
    },
  })
}
