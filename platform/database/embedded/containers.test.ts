import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { startOf } from './process-facts.ts'
import { AS_ROOT, ask, countingBackend, killHard, readyServer, startFor, superviseElsewhere, trialFolder, until } from './trial.testing.ts'

// What Docker leaves to root: neither CAP_DAC_READ_SEARCH nor CAP_SYS_PTRACE is among it.
const DOCKER = 'chown,dac_override,fowner,fsetid,kill,setgid,setuid,setpcap,net_bind_service,net_raw,sys_chroot,mknod,audit_write,setfcap'
const LIKE_DOCKER = [
  'setpriv',
  `--bounding-set=-all,${DOCKER.split(',')
    .map((name) => `+${name}`)
    .join(',')}`,
]
const LIKE_BARE = ['setpriv', '--bounding-set=-all']
const ELSEWHERE = ['unshare', '--net', '--pid', '--fork', '--kill-child', '--mount-proc']

const WITH_UNSHARE = possible() ? {} : { skip: 'may not make namespaces' }

test('with the rights that a container leaves to root it starts below a closed folder, and takes over after a kill', AS_ROOT, async (t) => {
  const closed = trialFolder(t)
  const directory = join(closed, 'data')
  chmodSync(closed, 0o700)
  const first = superviseElsewhere(t, directory, { under: LIKE_DOCKER })
  const { pid, host } = await readyServer(first)
  const dacOverride = 1n << 1n
  assert.equal(BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]}`), dacOverride)
  const backend = await countingBackend(host)
  await killHard(first.child)
  process.kill(pid, 'SIGKILL')
  await until(() => startOf(pid) === undefined, 'the end of the postmaster')
  assert.notEqual(startOf(backend), undefined, 'a child of it is still at work')
  const second = superviseElsewhere(t, directory, { under: LIKE_DOCKER })
  await readyServer(second)
  assert.equal(startOf(backend), undefined, 'and was found without the right to look into processes')
  await killHard(second.child)
  await readyServer(superviseElsewhere(t, directory, { under: LIKE_DOCKER }))
})

test('a root that may lend no user is told so', AS_ROOT, async (t) => {
  const answer = await superviseElsewhere(t, trialFolder(t), { under: LIKE_BARE }).answer
  assert.ok(answer.state === 'refused')
  assert.match(answer.sentence, /run Parvis as a user of its own|right to write there/)
})

test(
  'a server in another container that shares the folder is noticed, though its process cannot be seen',
  { ...AS_ROOT, ...WITH_UNSHARE },
  async (t) => {
    const directory = trialFolder(t)
    const server = await startFor(t, directory)
    const answer = await superviseElsewhere(t, directory, { under: ELSEWHERE }).answer
    assert.ok(answer.state === 'refused' && answer.kind === 'in-use', JSON.stringify(answer))
    assert.deepEqual(await ask(server, 'SELECT 1 AS one'), [{ one: 1 }])
  },
)

test('a supervisor in another network is seen by its pid', { ...AS_ROOT, ...WITH_UNSHARE }, async (t) => {
  const directory = trialFolder(t)
  await startFor(t, directory)
  const answer = await superviseElsewhere(t, directory, { under: ['unshare', '--net'] }).answer
  assert.ok(
    answer.state === 'refused' && answer.kind === 'in-use' && answer.sentence.includes(`process ${process.pid}.`),
    JSON.stringify(answer),
  )
})

function possible(): boolean {
  try {
    execFileSync('unshare', ['--net', '--pid', '--fork', '--mount-proc', 'true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
