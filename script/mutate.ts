/**
 * Puts one fault after the other into the core rules and asks whether the tests notice:
 * `script/mutate [--only NAME[,NAME]] [--jobs 2]`. Works in copies of the last commit, never in this tree; runs the tests named with
 * each fault against PARVIS_TEST_SERVER, else a server of its own. Ends with 1 when a fault survives or no longer fits its file.
 */
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startTestServer } from '#platform/testing'
import { MUTATIONS, type Mutation } from './mutations/index.ts'

type Verdict = 'killed' | 'survived' | 'does not fit' | 'tests fail without it'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const LONGEST_MILLISECONDS = 180_000
const { values } = parseArgs({ options: { only: { type: 'string' }, jobs: { type: 'string', default: '2' } } })
const wanted = values.only?.split(',')
const chosen = MUTATIONS.filter((mutation) => wanted === undefined || wanted.includes(mutation.name))
const folder = mkdtempSync(join(tmpdir(), 'parvis-mutate-'))
chmodSync(folder, 0o755)
const own = process.env.PARVIS_TEST_SERVER === undefined ? await startTestServer(folder, '18') : undefined
const serverUrl = process.env.PARVIS_TEST_SERVER ?? own?.url ?? ''

/** Whether a test passes without any fault: asked once a test. */
const unchanged = new Map<string, boolean>()
const verdicts = new Map<string, Verdict>()
const queue = [...chosen]
try {
  const trees = Array.from({ length: Math.max(1, Number(values.jobs)) }, (_, index) => copyOfTheTree(join(folder, `tree-${index}`)))
  await Promise.all(trees.map((tree) => workThrough(tree)))
} finally {
  await own?.stop()
  rmSync(folder, { recursive: true, force: true })
}
const wrong = [...verdicts].filter(([, verdict]) => verdict !== 'killed')
console.log(`\n${verdicts.size - wrong.length} of ${verdicts.size} faults were noticed.`)
for (const [name, verdict] of wrong) console.log(`  ${name}: ${verdict}`)
if (chosen.length === 0) console.log(`No fault is called ${values.only ?? ''}.`)
process.exitCode = wrong.length > 0 || chosen.length === 0 ? 1 : 0

async function workThrough(tree: string): Promise<void> {
  for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
    const verdict = await judge(tree, mutation)
    verdicts.set(mutation.name, verdict)
    console.log(`${verdict.padEnd(12)} ${mutation.name}  ${mutation.file}`)
  }
}

/** Test by test, until one notices; a test that is red without the fault proves nothing. */
async function judge(tree: string, { file, from, to, tests }: Mutation): Promise<Verdict> {
  const path = join(tree, file)
  const text = readFileSync(path, 'utf8')
  if (text.split(from).length !== 2) return 'does not fit'
  const noticed: string[] = []
  writeFileSync(
    path,
    text.replace(from, () => to),
  )
  try {
    for (const test of tests) if (noticed.length === 0 && !(await passes(tree, test))) noticed.push(test)
  } finally {
    writeFileSync(path, text)
  }
  const [by] = noticed
  if (by === undefined) return 'survived'
  return (await passesUnchanged(tree, by)) ? 'killed' : 'tests fail without it'
}

async function passesUnchanged(tree: string, test: string): Promise<boolean> {
  const known = unchanged.get(test)
  if (known !== undefined) return known
  const passed = await passes(tree, test)
  unchanged.set(test, passed)
  return passed
}

function passes(tree: string, test: string): Promise<boolean> {
  return new Promise((done) => {
    const run = spawn(join(tree, 'bin/node'), ['--test', `--test-timeout=${LONGEST_MILLISECONDS}`, test], {
      cwd: tree,
      stdio: 'ignore',
      timeout: LONGEST_MILLISECONDS,
      env: { ...process.env, PARVIS_TEST_SERVER: serverUrl, NODE_OPTIONS: '' },
    })
    run.once('exit', (code) => done(code === 0))
    run.once('error', () => done(false))
  })
}

/** The last commit with what is installed and built: what others write in this tree meanwhile is not in it. */
function copyOfTheTree(tree: string): string {
  mkdirSync(tree)
  const packed = execFileSync('git', ['archive', 'HEAD'], { cwd: ROOT, maxBuffer: 1024 * 1024 * 1024 })
  execFileSync('tar', ['-x', '-C', tree], { input: packed })
  // Hard links: the inspector of files may read its own tree only, and 30,000 files are linked in a second.
  execFileSync('cp', ['-al', join(ROOT, 'node_modules'), tree])
  // A copy: tests that open the house build their assets anew.
  if (existsSync(join(ROOT, 'build'))) cpSync(join(ROOT, 'build'), join(tree, 'build'), { recursive: true })
  return tree
}
