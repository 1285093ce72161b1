/** Writes platform/database/generated.ts from a freshly migrated database: `bin/node script/generate-types.ts`. */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { testDatabase } from '#platform/testing'

const OUT = fileURLToPath(new URL('../platform/database/generated.ts', import.meta.url))
const world = await testDatabase()
execFileSync(
  fileURLToPath(new URL('../node_modules/.bin/kysely-codegen', import.meta.url)),
  [
    '--dialect',
    'postgres',
    '--url',
    world.url,
    '--out-file',
    OUT,
    '--default-schema',
    'none',
    '--exclude-pattern',
    '(pgboss.*|platform.*|events.event_2*|events.event_default)',
    '--type-mapping',
    JSON.stringify({
      timestamptz: 'Temporal.Instant',
      date: 'Temporal.PlainDate',
      int8: 'number',
      tsvector: 'string',
      bytea: 'Buffer',
      xid8: 'string',
    }),
  ],
  { stdio: 'inherit' },
)
writeFileSync(
  OUT,
  `// Written by script/generate-types.ts: do not edit.\n${readFileSync(OUT, 'utf8').replace(/^\/\*\*[\s\S]*?\*\/\n/, '')}`,
)
await world.drop()
