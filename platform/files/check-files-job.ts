import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type Job, defineJob } from '#platform/jobs'
import type { FileStore } from './file-store.ts'
import { deleteRefusedFiles, listWaitingFiles } from './files-store.ts'

const MOST_FILES = 50
// Whoever took the file in is looking at it: a minute is left to them.
const GRACE_SECONDS = 60
const REFUSED_DAYS = 30

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
      await house.work(system, (work) => deleteRefusedFiles(work, { before: work.at.subtract({ hours: 24 * REFUSED_DAYS }), limit: 1_000 }))
    },
  })
}
