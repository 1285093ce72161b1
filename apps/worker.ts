import type { Config } from '#platform/config'
import { type Building, openBuilding } from './building.ts'

export interface Worker {
  building: Building
  close(): Promise<void>
}

/** Opens the background process: takes jobs, follows reactions, collects mail, watches the drop folder. */
export async function startWorker(config: Config): Promise<Worker> {
  const building = await openBuilding(config, 'worker')
  await ensurePartitions(building)
  const stopTaking = await building.board.take(building.house)
  // A job that another process has just put on the board is taken at once.
  const stopHearing = building.live.hear((topics) => {
    for (const topic of topics) if (topic.startsWith('queue:')) building.board.wake(topic.slice('queue:'.length))
  })
  const month = setInterval(
    () => void ensurePartitions(building).catch((error: unknown) => building.log.failure('partitions not made', error)),
    6 * 3600 * 1000,
  )
  const watching = new AbortController()
  const watchers = building.trades.watch(building, watching.signal)
  return {
    building,
    async close() {
      clearInterval(month)
      watching.abort()
      stopHearing()
      await stopTaking()
      await Promise.allSettled(watchers)
      await building.close()
    },
  }
}

/** Events have a partition a month: this one and the next two are always there. */
async function ensurePartitions(building: Building): Promise<void> {
  for (const ahead of [0, 1, 2]) {
    const month = building.house.now().toZonedDateTimeISO('UTC').toPlainDate().add({ months: ahead }).with({ day: 1 })
    await building.house.pool.query('SELECT events.ensure_month($1::date)', [month.toString()])
  }
}
