import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type Socket, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { ROOT } from './house-process.ts'

/** The way to the database: what passes here tells how far a process has come in starting. */
const way = createServer((socket) => {
  const target = new URL(db.application.url ?? '')
  const host = target.searchParams.get('host') ?? target.hostname
  const port = Number(target.searchParams.get('port') ?? (target.port || 5432))
  const on = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
  for (const [one, other] of [
    [socket, on],
    [on, socket],
  ] as const) {
    sockets.add(one)
    one.on('error', () => other.destroy())
    one.pipe(other)
  }
})
const sockets = new Set<Socket>()
const folder = mkdtempSync(join(tmpdir(), 'parvis-orphans-'))
let db: TestDatabase

before(async () => {
  db = await testDatabase()
  way.listen(0, '127.0.0.1')
  await once(way, 'listening')
})
after(async () => {
  for (const socket of sockets) socket.destroy()
  way.close()
  await db.drop()
  rmSync(folder, { recursive: true })
})

for (const name of ['worker', 'web']) {
  test(`a ${name} whose parent dies while it starts does not stay behind`, { timeout: 60_000 }, async (t) => {
    const address = way.address()
    assert.ok(typeof address === 'object' && address !== null)
    const url = new URL(db.application.url ?? '')
    url.host = `127.0.0.1:${address.port}`
    url.search = ''
    const child = spawn(process.execPath, ['--import', join(ROOT, 'platform/runtime/register.mjs'), join(ROOT, 'apps/cli/main.ts'), name], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        PARVIS_DATA: folder,
        DATABASE_URL: url.href,
        PORT: '0',
      },
    })
    t.after(() => child.kill('SIGKILL'))
    const ended = once(child, 'exit')
    await once(way, 'connection')
    child.disconnect()
    await ended
  })
}
