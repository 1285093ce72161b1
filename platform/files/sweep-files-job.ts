import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type Job, defineJob } from '#platform/jobs'
import type { FileStore } from './file-store.ts'
import { listUnusedFiles } from './unused-files-store.ts'

const MOST_FILES = 500
/** A form that was refused holds its files that long: who comes back the next day sends them again. */
export const UNUSED_HOURS = 24
/** A worker that was away for longer leaves what is older where it is: it costs room only. */
const LOOK_BACK_HOURS = 24 * 30

/** Each hour: forgets files that came in more than a day ago and that no record of any module refers to, rows and bytes. */
export function sweepFilesJob(files: FileStore): Job {
  return defineJob({
    queue: 'files.sweep',
    data: z.looseObject({}),
    cron: '17 * * * *',
    retries: 0,
    concurrency: 1,
    expires: 1_800,
    async run(_data, { house, signal }) {
      const now = house.now()
      const unused = await house.read(systemActor('files'), (tx) =>
        listUnusedFiles(tx, {
          since: now.subtract({ hours: LOOK_BACK_HOURS }),
          until: now.subtract({ hours: UNUSED_HOURS }),
          refused: false,
          limit: MOST_FILES,
        }),
      )
      for (const id of unused) {
        if (signal.aborted) return
        await files.forget(house, id)
      }
    },
  })
}
