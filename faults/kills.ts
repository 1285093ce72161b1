import { setTimeout as sleep } from 'node:timers/promises'
import { type Conclusion, conclude } from './conclude.ts'
import {
  type HouseProcess,
  type Part,
  childrenOf,
  commandLine,
  crashListener,
  freePorts,
  isReady,
  isRunning,
  makeToken,
  startHouseProcess,
} from './house-process.ts'
import { startSenders } from './senders.ts'

export interface KillsOptions {
  folder: string
  kills: number
  /** Milliseconds between the house's return and the next kill: anywhere between the two. */
  between: readonly [number, number]
  say: (line: string) => void
}

export interface KillsReport extends Conclusion {
  killed: Record<Victim, number>
  /** Crashes that nobody asked for: what a process said that is not a line of its log. */
  crashes: string[]
  /** Milliseconds from each kill until the house answered again. */
  returns: number[]
}

/** What is killed: a process of the house, or one of the database's processes that serves a connection. */
export type Victim = Part | 'backend'
export const VICTIMS: readonly Victim[] = ['worker', 'database', 'supervisor', 'backend', 'web']
const PATIENCE_MS = 60_000

/** Kills parts of a house (SIGKILL) at random moments while the world writes to it, then compares what it acknowledged with what it has. */
export async function runKills({ folder, kills, between, say }: KillsOptions): Promise<KillsReport> {
  const ports = await freePorts()
  const crashes: string[] = []
  const onLine = crashListener(crashes, say)
  const start = () => startHouseProcess({ folder, requests: 0, ports, onLine })
  let house = await start()
  const token = await makeToken(house, 'R-TEL')
  const senders = startSenders({ house: () => house, token, pause: 100 })
  const killed = { web: 0, worker: 0, database: 0, supervisor: 0, backend: 0 }
  const returns: number[] = []
  try {
    for (let turn = 0; turn < kills; turn += 1) {
      await sleep(between[0] + Math.random() * (between[1] - between[0]))
      const victim = VICTIMS[turn % VICTIMS.length] ?? 'web'
      const pid = victim === 'backend' ? aBackend(house) : house.pid(victim)
      if (pid === undefined) throw new Error(`the ${victim} does not run`)
      const at = performance.now()
      process.kill(pid, 'SIGKILL')
      killed[victim] += 1
      if (victim === 'supervisor') {
        await house.ended
        house = await start()
      }
      await returned(house, victim, pid)
      returns.push(performance.now() - at)
      say(`${turn + 1}/${kills} ${victim} killed, back after ${Math.round(returns.at(-1) ?? 0)} ms; ${senders.sent.requests.size} requests`)
    }
    await senders.stop()
    return { ...(await conclude(house, folder, senders.sent)), killed, returns, crashes }
  } finally {
    await senders.stop()
    await house.stop()
  }
}

/** One of the database's processes that serve the application, chosen by chance. */
function aBackend(house: HouseProcess): number | undefined {
  const postmaster = house.pid('database')
  if (postmaster === undefined) return undefined
  const backends = childrenOf(postmaster).filter((pid) => commandLine(pid).includes('parvis_app'))
  return backends[Math.floor(Math.random() * backends.length)]
}

/** Waits until the part is another process and the house says that it is ready. */
async function returned(house: HouseProcess, victim: Victim, before: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (performance.now() < until) {
    const changed = victim === 'backend' ? !isRunning(before) : ![before, undefined].includes(house.pid(victim))
    if (changed && (await isReady(house))) return
    await sleep(50)
  }
  throw new Error(`the ${victim} did not come back in ${PATIENCE_MS} ms`)
}
