import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type Job, defineJob } from '#platform/jobs'
import type { FileStore } from './file-store.ts'
import { listWaitingFiles } from './files-store.ts'
import { listUnusedFiles } from './unused-files-store.ts'

const MOST_FILES = 50
// Whoever took the file in is looking at it: a minute is left to them.
const GRACE_SECONDS = 60
const REFUSED_DAYS = 30
const LONG_AGO = Temporal.Instant.from('2020-01-01T00:00:00Z')

/**
 * Each minute: looks at the files that wait in quarantine because the scanner was silent, too many came at once or a process died;
 * and forgets refused files after thirty days.
 */
export function checkFilesJob(files: FileStore): Job {
  return defineJob({
    queue: 'files.check',
    data: z.looseObject({}),
    cron: '* * * * *',
    retries: 0,
    concurrency: 1,
    expires: 600,
    async run(_data, { house, signal }) {
      const system = systemActor('files')
      const waiting = await house.read(system, (tx) =>
        listWaitingFiles(tx, { before: house.now().subtract({ seconds: GRACE_SECONDS }), limit: MOST_FILES }),
      )
      for (const id of waiting) {
        if (signal.aborted) return
        await files.check(house, id)
      }
      const until = house.now().subtract({ hours: 24 * REFUSED_DAYS })
      // One that was put on a record before the scanner spoke stays with it, to say why it cannot be opened.
      const forgotten = await house.read(system, (tx) => listUnusedFiles(tx, { since: LONG_AGO, until, refused: true, limit: 1_000 }))
      for (const id of forgotten) await files.forget(house, id)
    },
  })
}
