/**
 * Runs the tests against a database server of their own: `bin/node script/run-tests.ts [--server 15] [files…]`.
 * `--server 15` uses Debian's PostgreSQL 15 instead of the embedded 18.
 */
import { spawn } from 'node:child_process'
import { chmodSync, globSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startTestServer } from '#platform/testing'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SUITES = ['platform', 'modules', 'apps', 'demo', 'architecture', 'journeys', 'faults']

const { values, positionals } = parseArgs({ options: { server: { type: 'string', default: '18' } }, allowPositionals: true })
const files =
  positionals.length > 0 ? positionals : SUITES.flatMap((suite) => globSync(`${suite}/**/*.test.{ts,tsx}`, { cwd: ROOT })).sort()
const folder = mkdtempSync(join(tmpdir(), 'pt-'))
// What tests leave behind goes with it. The server may run as another user than the tests: it must come through.
const scratch = join(folder, 't')
mkdirSync(scratch)
for (const each of [folder, scratch]) chmodSync(each, 0o755)
const server = await startTestServer(folder, values.server === '15' ? '15' : '18')
const run = spawn(join(ROOT, 'bin/node'), ['--test', '--test-concurrency=3', '--test-timeout=600000', ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, PARVIS_TEST_SERVER: server.url, NODE_OPTIONS: '', TMPDIR: scratch },
})
const code = await new Promise<number>((done) => run.once('exit', (exit) => done(exit ?? 1)))
await server.stop()
rmSync(folder, { recursive: true, force: true })
process.exitCode = code
