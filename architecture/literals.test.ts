import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ROOT, sourceFiles } from './imports.ts'

/** `.where('state', '=', 'queued')`: a constant sent as a parameter. */
const CONSTANT_PARAMETER =
  /\b(?:where|having|on|eb)\(\s*'[\w.]+',\s*'(?:=|<>|!=|in|not in|<|>|<=|>=|like)',\s*(?:'[^']*'|\[\s*'[^']*'|true\b|false\b|\d)/g

test('what is constant in a query is written in it: a plan made once cannot rely on a parameter to use a partial index', () => {
  assert.ok("query.where('state', '=', 'queued')".match(CONSTANT_PARAMETER))
  assert.ok("eb('a.state', 'in', ['queued', 'failed'])".match(CONSTANT_PARAMETER))
  assert.ok(!"query.where('state', '=', sql.lit('queued'))".match(CONSTANT_PARAMETER))
  const found = sourceFiles()
    .filter((file) => /^(?:apps|modules|platform)\//.test(file) && !/\.test\.|\/testing\//.test(file))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(CONSTANT_PARAMETER)].map(([text]) => `${file}: ${text} – write sql.lit(…)`),
    )
  assert.deepEqual(found, [])
})
