/** Prints the test files that use the database: those run on PostgreSQL 15 as well. */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const files = globSync('{platform,modules,apps}/**/*.test.{ts,tsx}', { cwd: ROOT }).filter((file) =>
  readFileSync(`${ROOT}/${file}`, 'utf8').includes('testDatabase'),
)
console.log(files.sort().join('\n'))
