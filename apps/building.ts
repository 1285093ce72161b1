import { createPrivateKey, createPublicKey } from 'node:crypto'
import { join } from 'node:path'
import { type SealKeys, type SealSigner } from '#platform/audit'
import type { Config } from '#platform/config'
import { type ConnectionSettings, DATABASE_ROLES, type House, openHouse } from '#platform/database'
import { type FileStore, diskBlobs, openFileStore, s3Blobs } from '#platform/files'
import { type JobBoard, type JobBoardOptions, openJobs } from '#platform/jobs'
import { type KeyRing, openKeys } from '#platform/keys'
import { type LiveHub, liveTopics, openLive } from '#platform/live'
import { type Logger, createLogger } from '#platform/logging'
import { findRunningPostgres } from '../platform/database/embedded/index.ts'
import { processMark } from './running-processes.ts'
import { type Trades, tradesOf } from './trades.ts'

/** Everything a process needs to act in the house: opened once, closed in order. */
export interface Building {
  config: Config
  log: Logger
  house: House
  keys: KeyRing
  files: FileStore
  live: LiveHub
  board: JobBoard
  trades: Trades
  close(): Promise<void>
}

export class NoDatabase extends Error {}

/** How the application reaches its database: the city's own, or the embedded one that `parvis serve` runs on this folder. */
export function applicationConnection(config: Config): ConnectionSettings {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, role: DATABASE_ROLES.application }
  const running = findRunningPostgres(config.dataFolder)
  if (running === undefined)
    throw new NoDatabase(`No Parvis is running on ${config.dataFolder}. Start it with "parvis serve", or give DATABASE_URL.`)
  return { ...running, user: DATABASE_ROLES.application }
}

/** As the owner of the tables: migrations, loading, verification. */
export function ownerConnection(config: Config): ConnectionSettings {
  if (config.databaseUrl !== undefined) return { url: config.databaseOwnerUrl ?? config.databaseUrl }
  const running = findRunningPostgres(config.dataFolder)
  if (running === undefined)
    throw new NoDatabase(`No Parvis is running on ${config.dataFolder}. Start it with "parvis serve", or give DATABASE_URL.`)
  return running
}

/** Opens the building for a process: `name` stands in logs and in the database's list of connections; `observeJob` is told of jobs done here. */
export async function openBuilding(config: Config, name: string, observeJob?: JobBoardOptions['observe']): Promise<Building> {
  const log = createLogger({ level: config.logLevel, process: name })
  const connection = applicationConnection(config)
  const keys = openKeys(join(config.dataFolder, 'keys'))
  const blobs = config.s3 === undefined ? diskBlobs(join(config.dataFolder, 'files')) : s3Blobs(config.s3)
  const files = openFileStore({ blobs, keys, clamd: config.clamd })
  const live = await openLive(connection, { name: processMark(name) })
  const trades = tradesOf({ config, keys, files, log, sealer: sealSigner(keys) })
  const board = await openJobs({
    connection,
    jobs: trades.jobs,
    reactions: trades.reactions,
    announce: (events, jobs) => live.announce(liveTopics(events, jobs)),
    onError: (error, about) => log.failure('job failed', error, about),
    zone: config.timeZone,
    ...(observeJob === undefined ? {} : { observe: observeJob }),
  })
  const house = openHouse({
    connection,
    outbox: board.outbox,
    poolSize: config.poolSize,
    statementTimeout: config.statementTimeout,
    name: `parvis ${name}`,
    // Pages ask the same few hundred statements over and over; jobs ask rarely, and of whole tables.
    planning: name === 'web' ? 'once' : 'as-needed',
    keys,
  })
  return {
    config,
    log,
    house,
    keys,
    files,
    live,
    board,
    trades,
    async close() {
      await board.close()
      await live.close()
      files.close()
      await house.close()
    },
  }
}

/** Who signs the seals of the audit trail. */
export function sealSigner(keys: KeyRing): SealSigner {
  return { keyId: keys.secrets('audit-seal').current, sign: (message) => keys.sign(message).signature }
}

/** The public keys by which seals are checked. */
export function sealKeys(keys: KeyRing): SealKeys {
  return new Map(
    [...keys.secrets('audit-seal').keys].map(([id, der]) => [
      id,
      createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })),
    ]),
  )
}
