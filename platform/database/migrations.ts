import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Migration {
  number: number
  name: string
  sql: string
  checksum: string
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Every migration of the house, in the order of its number. Two with one number stop the start: the order would be chance. */
export function findMigrations(root: string = ROOT): Migration[] {
  const files = globSync('{platform,modules}/*/migrations/*.sql', { cwd: root })
  const migrations = files.map((file) => {
    const name = basename(file, '.sql')
    const match = /^(\d{4})_[a-z0-9_]+$/.exec(name)
    if (match === null) throw new Error(`${file}: a migration is named NNNN_what_it_does.sql`)
    const sql = readFileSync(`${root}/${file}`, 'utf8')
    return { number: Number(match[1]), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
  migrations.sort((a, b) => a.number - b.number)
  for (const [index, migration] of migrations.entries()) {
    if (migrations[index + 1]?.number === migration.number) throw new Error(`migration number ${migration.number} is used twice`)
  }
  return migrations
}
