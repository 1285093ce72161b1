import { readFile } from 'node:fs/promises'
import { type Command } from 'commander'
import { findRequest } from '#modules/requests'
import { readInbound, storeInbound } from '#modules/correspondence'
import { systemActor } from '#platform/access'
import type { Config } from '#platform/config'
import type { Building } from '../building.ts'
import { withBuilding } from './with-building.ts'
import { intakePost } from './intake-post.ts'

const CLI = systemActor('command-line')
const LARGEST = 30 * 1024 * 1024

export type IntakeResult = 'registered' | 'held' | 'duplicate' | 'refused'

/** What became of a file, as the command prints it: FILE, result, reference or reason, separated by tabs. */
export interface IntakeLine {
  result: IntakeResult
  about: string
}

export function intakeCommands(program: Command, config: () => Config): void {
  const intake = program.command('intake').description('take in messages and letters from files')
  intake
    .command('email <files...>')
    .description('take in raw messages (.eml) as if the mailbox had received them')
    .action((files: string[]) => takeIn(config(), files, intakeEmail))
  intake
    .command('post <files...>')
    .description('take in scanned letters (PDF, TIFF, JPEG, PNG)')
    .option('--received-on <date>', 'the day the paper arrived, YYYY-MM-DD; absent: today')
    .action((files: string[], options: { receivedOn?: string }) =>
      takeIn(config(), files, (building, file, bytes) => intakePost(building, { file, bytes, receivedOn: options.receivedOn })),
    )
}

async function takeIn(
  config: Config,
  files: readonly string[],
  take: (building: Building, file: string, bytes: Buffer) => Promise<IntakeLine>,
): Promise<void> {
  await withBuilding(config, async (building) => {
    for (const file of files) {
      const line = await takeOne(building, file, take)
      console.log(`${file}\t${line.result}\t${line.about}`)
      if (line.result === 'refused') process.exitCode = 1
    }
  })
}

async function takeOne(
  building: Building,
  file: string,
  take: (building: Building, file: string, bytes: Buffer) => Promise<IntakeLine>,
): Promise<IntakeLine> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return { result: 'refused', about: 'the file cannot be read' }
  }
  if (bytes.length === 0) return { result: 'refused', about: 'the file is empty' }
  if (bytes.length > LARGEST) return { result: 'refused', about: 'the file is larger than 30 MB' }
  try {
    return await take(building, file, bytes)
  } catch (error) {
    building.log.failure('intake failed', error)
    return { result: 'refused', about: 'it could not be stored; see the log' }
  }
}

async function intakeEmail(building: Building, _file: string, raw: Buffer): Promise<IntakeLine> {
  const { house, files, trades } = building
  const { inbound, isNew } = await storeInbound(house, files, { raw, source: 'cli', mailbox: 'command line', arrivedAt: house.now() })
  const read = inbound.state === 'stored' ? await readInbound(house, { files, office: trades.office }, inbound.id) : inbound
  const requestId = read.requestId
  const request = requestId === undefined ? undefined : await house.read(CLI, (tx) => findRequest(tx, { id: requestId }))
  if (!isNew) return { result: 'duplicate', about: request?.reference ?? read.reason }
  if (request !== undefined && (read.state === 'registered' || read.state === 'attached'))
    return { result: 'registered', about: request.reference }
  return { result: 'held', about: read.reason }
}
