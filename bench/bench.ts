/** `script/bench`: measures a house of its own beside the raw limits of the same machine, in one run. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DATABASE_ROLES } from '#platform/database'
import { ROOT, type HouseProcess, freePorts, makeToken, startHouseProcess } from '../faults/house-process.ts'
import { findRunningPostgres } from '../platform/database/embedded/index.ts'
import type { Figures, Measured } from './figures.ts'
import { measure } from './load.ts'
import { signIn } from './people.ts'
import { cpuMilliseconds, memoryOfLargest } from './process-cost.ts'
import { httpLimit, sqlLimit } from './raw-limits.ts'
import { startRecorder } from './recording.ts'
import { recordAll, type Recorded } from './record-workloads.ts'
import { table, writeResults } from './results.ts'
import { drawSample } from './sample.ts'
import { type Workload, workloads } from './workloads.ts'

const CONNECTIONS = [1, 8, 32]
const POOL = 10
const ANSWERABLE = 12_000
// A page is compiled by V8 and its rows come into memory while nothing is counted.
const WARM_SECONDS = 3

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '4' },
    only: { type: 'string' },
    json: { type: 'string' },
    keep: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) {
  console.log(`script/bench [--requests 10000] [--seconds 4] [--only W1,W2] [--json FILE] [--keep FOLDER]
  --requests  size of the city: 10000, 100000, 1000000
  --seconds   length of each measure, after three that are not counted
  --only      some workloads alone; bench/RESULTS.md is then left as it is
  --json      the figures also to this file
  --keep      use (and leave) this data folder: a city that is there is not loaded again`)
  process.exit(0)
}
process.exitCode = await bench(Number(values.requests), Number(values.seconds))

async function bench(requests: number, seconds: number): Promise<number> {
  if (!Number.isInteger(requests) || requests < 1000 || !(seconds > 0)) throw new Error('give --requests from 1000 and --seconds above 0')
  const folder = values.keep === undefined ? mkdtempSync(join(tmpdir(), 'parvis-bench-')) : resolve(values.keep)
  mkdirSync(folder, { recursive: true })
  let loaded: number | undefined
  const house = await startHouseProcess({
    folder,
    requests,
    ports: await freePorts(),
    env: { PARVIS_POOL_SIZE: String(POOL) },
    patience: 60 * 60_000,
    onLine: (line) => {
      if (!line.startsWith('{')) console.log(line.replace(/ Password.*/, ''))
      const done = /^Loaded \d+ requests in ([\d.]+) s/.exec(line)?.[1]
      if (done !== undefined) loaded = Number(done)
    },
  })
  try {
    const figures = await measureAll({ house, folder, requests, seconds, loaded })
    console.log(`\n${table(figures)}`)
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(figures, null, 2))
    if (values.only === undefined) {
      const file = join(ROOT, 'bench/figures', `${requests}.json`)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
      writeResults(join(ROOT, 'bench'))
    }
    return figures.measured.some((item) => item.levels.some((level) => level.failed > 0)) ? 1 : 0
  } finally {
    await house.stop()
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

interface Ground {
  house: HouseProcess
  folder: string
  requests: number
  seconds: number
  loaded: number | undefined
}

async function measureAll(ground: Ground): Promise<Figures> {
  const { house, folder, requests, seconds, loaded } = ground
  const connection = findRunningPostgres(folder)
  const webs = house.webs()
  if (connection === undefined || webs.length === 0) throw new Error('the house does not run')
  const token = await makeToken(house, 'R-TEL')
  const director = await signIn(house, folder, 'karim.haddadi')
  const frontDesk = await signIn(house, folder, 'ines.marouane')
  const list = await (await fetch(`${house.origin}/desk/queue`, { headers: { cookie: director } })).text()
  const within = [...new Set([...list.matchAll(/\/desk\/requests\/(\d{2}-\d+-[A-Z])/g)].map((match) => match[1] ?? ''))]
  const work = workloads({ token, frontDesk, director, sample: await drawSample(connection, within), type: 'EC-ACT' })
  const chosen = values.only?.split(',')
  const all = work.all.filter((item) => chosen === undefined || chosen.includes(item.code))
  console.log('Recording the statements of each kind of request…')
  const recorder = await startRecorder(house.env)
  const recorded = await recordAll(recorder, work)
  await recorder.stop()
  const figures: Figures = {
    requests,
    seconds,
    date: new Date().toISOString(),
    machine: `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`,
    load: loadavg().map((value) => Math.round(value * 10) / 10),
    loadSeconds: loaded,
    webs: webs.length,
    idle: memoryOfLargest(webs),
    measured: [],
  }
  for (const workload of all) {
    if (workload.code === 'W6') await registerMore(ground, work)
    figures.measured.push(
      await measureOne(ground, { workload, recorded, webs, connection: { ...connection, user: DATABASE_ROLES.application } }),
    )
  }
  figures.after = memoryOfLargest(webs)
  return figures
}

/** Each request is answered once: there must be enough of them. */
async function registerMore({ house }: Ground, { answerable, register }: ReturnType<typeof workloads>): Promise<void> {
  while (answerable.length < ANSWERABLE) {
    const before = answerable.length
    await measure({
      origin: house.origin,
      connections: 16,
      warmUp: 0,
      seconds: 3,
      next: register.next,
      ...(register.onAnswer === undefined ? {} : { onAnswer: register.onAnswer }),
    })
    if (answerable.length === before) throw new Error('no request could be registered')
  }
}

interface One {
  workload: Workload
  recorded: ReadonlyMap<string, Recorded>
  webs: readonly number[]
  connection: { host: string; port: number; user: string; database: string }
}

async function measureOne({ house, seconds }: Ground, { workload, recorded, webs, connection }: One): Promise<Measured> {
  const { code, title, next, onAnswer } = workload
  const levels: Measured['levels'] = []
  for (const connections of CONNECTIONS) {
    await measure({
      origin: house.origin,
      connections,
      warmUp: 0,
      seconds: WARM_SECONDS,
      next,
      ...(onAnswer === undefined ? {} : { onAnswer }),
    })
    const before = cpuMilliseconds(webs)
    const load = await measure({
      origin: house.origin,
      connections,
      warmUp: 0,
      seconds,
      next,
      ...(onAnswer === undefined ? {} : { onAnswer }),
    })
    levels.push({ connections, ...load, cpu: (cpuMilliseconds(webs) - before) / load.requests, memory: memoryOfLargest(webs).resident })
    process.stdout.write(
      `${code} ${title}, ${connections}: ${load.perSecond.toFixed(0)}/s, p95 ${load.p95.toFixed(1)} ms, failed ${load.failed}\n`,
    )
  }
  const own = recorded.get(code)
  const made = recorded.get('W1')
  if (own === undefined || made === undefined) throw new Error(`${code} was not recorded`)
  const raw = Math.max(1, seconds / 2)
  const sql = own.recordings.every((statements) => statements.length === 0)
    ? undefined
    : await sqlLimit({
        connection,
        poolSize: POOL,
        recordings: own.recordings,
        fresh: own.fresh,
        ...(code === 'W6' ? { before: { recording: made.recordings[0] ?? [], fresh: made.fresh, count: ANSWERABLE } } : {}),
        connections: CONNECTIONS,
        seconds: raw,
      })
  const http = await httpLimit({ bytes: levels[0]?.bytes ?? 0, connections: CONNECTIONS, seconds: raw })
  console.log(
    `${code} raw: sql ${sql?.map((rate) => rate.toFixed(0)).join(', ') ?? 'none'}; http ${http.map((rate) => rate.toFixed(0)).join(', ')}`,
  )
  return { code, title, aim: workload.aim, p95Aim: workload.p95, statements: own.perRequest, levels, sql, http }
}
