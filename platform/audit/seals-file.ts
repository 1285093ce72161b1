import { createReadStream, existsSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { systemActor } from '#platform/access'
import { type House, sql } from '#platform/database'
import { listSeals } from './audit-store.ts'
import type { Seal } from './seal.ts'

const line = z.object({
  number: z.number().int(),
  hash: z.string(),
  until: z.string(),
  rows: z.number().int(),
  sealed: z.string(),
  key: z.string(),
  signature: z.string(),
})
export type SealLine = z.output<typeof line>

const TAIL_BYTES = 4_096
const SEALS_AT_ONCE = 50
// Held while the file grows, so that two workers of one machine never write the same seal twice.
const FILE_LOCK = 7_265_032
const COPIER = systemActor('audit-sealer')

/**
 * Brings the copy outside the database up to date: a line for each seal that the file has not yet.
 * What a crash left out is written the next time. Answers how many lines were added.
 */
export async function copySealsOutside(house: Pick<House, 'work'>, path: string): Promise<number> {
  return house.work(COPIER, async ({ tx }) => {
    const { rows } = await sql<{ taken: boolean }>`SELECT pg_try_advisory_xact_lock(${FILE_LOCK}) AS taken`.execute(tx)
    if (rows[0]?.taken !== true) return 0
    const file = await open(path, 'a+', 0o600)
    try {
      let after = await lastNumber(file)
      let added = 0
      for (;;) {
        const seals = await listSeals(tx, { after, limit: SEALS_AT_ONCE })
        if (seals.length === 0) break
        await file.appendFile(seals.map((seal) => `${JSON.stringify(sealLine(seal))}\n`).join(''))
        after = seals.at(-1)?.number ?? after
        added += seals.length
      }
      if (added > 0) await file.sync()
      return added
    } finally {
      await file.close()
    }
  })
}

/** The lines of a copy, in order; a line cut by a crash is passed over, since the next run writes its seal again. */
export async function* readSealLines(path: string): AsyncGenerator<SealLine> {
  if (!existsSync(path)) return
  for await (const text of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    const read = parseLine(text)
    if (read !== undefined) yield read
  }
}

function sealLine(seal: Seal): SealLine {
  return {
    number: seal.number,
    hash: seal.hash.toString('hex'),
    until: seal.untilTx,
    rows: seal.rowCount,
    sealed: seal.sealedAt.toString(),
    key: seal.keyId,
    signature: seal.signature.toString('base64'),
  }
}

/** The number of the last whole line; ends a line that a crash has cut, so that the next one stands alone. */
async function lastNumber(file: Awaited<ReturnType<typeof open>>): Promise<number> {
  const { size } = await file.stat()
  const start = Math.max(0, size - TAIL_BYTES)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start)
  const tail = buffer.subarray(0, bytesRead).toString('utf8')
  if (tail !== '' && !tail.endsWith('\n')) await file.appendFile('\n')
  const last = tail
    .split('\n')
    .map(parseLine)
    .findLast((read) => read !== undefined)
  return last?.number ?? 0
}

function parseLine(text: string): SealLine | undefined {
  try {
    return line.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
