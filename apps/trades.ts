import { join } from 'node:path'
import { type SealSigner, sealJob } from '#platform/audit'
import type { Config } from '#platform/config'
import type { FileStore } from '#platform/files'
import type { Job, Reaction } from '#platform/jobs'
import type { KeyRing } from '#platform/keys'
import type { Logger } from '#platform/logging'
import type { Building } from './building.ts'

/** What workers do: the jobs and the reactions of all modules, put together with what they need. */
export interface Trades {
  jobs: readonly Job[]
  reactions: readonly Reaction[]
  /** Long-lived watching (mailbox, drop folder): each promise ends when the signal is aborted. */
  watch(building: Building, signal: AbortSignal): Promise<void>[]
}

export interface TradeTools {
  config: Config
  keys: KeyRing
  files: FileStore
  log: Logger
  sealer: SealSigner
}

export function tradesOf(tools: TradeTools): Trades {
  return {
    jobs: [sealJob({ signer: tools.sealer, sealsFile: join(tools.config.dataFolder, 'seals.log') })],
    reactions: [],
    watch: () => [],
  }
}
