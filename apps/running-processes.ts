import { z } from 'zod'
import { type Tx, sql } from '#platform/database'

export const PROCESSES = ['web', 'worker'] as const
export type ProcessName = (typeof PROCESSES)[number]

/** A process that is connected to the database now. */
export interface RunningProcess {
  name: ProcessName
  startedAt: Temporal.Instant
}

const STARTED = Temporal.Instant.fromEpochMilliseconds(Math.round(performance.timeOrigin))
const mark = z.tuple([z.literal('parvis'), z.enum(PROCESSES), z.literal('since'), z.iso.datetime()])

/**
 * The name under which a process keeps one connection as long as it lives: it bears when the process started. The database's own list of
 * connections then tells which processes run, on whatever machine: one that dies is gone from it at once, and nothing has to be written.
 */
export function processMark(name: string): string {
  return `parvis ${name} since ${STARTED.toString({ smallestUnit: 'second' })}`
}

/** The processes of the house that are connected now, the oldest first. */
export async function readProcesses(tx: Tx): Promise<RunningProcess[]> {
  const { rows } = await sql<{ name: string }>`SELECT application_name AS name FROM pg_stat_activity
    WHERE datname = current_database() AND application_name ~ '^parvis [a-z]+ since ' LIMIT 200`.execute(tx)
  return rows
    .flatMap(({ name }) => {
      const read = mark.safeParse(name.split(' '))
      return read.success ? [{ name: read.data[1], startedAt: Temporal.Instant.from(read.data[3]) }] : []
    })
    .sort((one, other) => Temporal.Instant.compare(one.startedAt, other.startedAt))
}
