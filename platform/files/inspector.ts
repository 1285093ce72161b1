import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { asBuffer } from './buffer-of.ts'
import { type Inspection, inspectionAnswer } from './inspection.ts'

/** `undone`: the process died, took too long or too much memory; the content is to blame until shown otherwise. `busy`: too many wait. */
export type InspectionOutcome = { ended: 'done'; inspection: Inspection } | { ended: 'undone' } | { ended: 'busy' }

export interface Inspector {
  inspect(bytes: Buffer): Promise<InspectionOutcome>
  /** The PDF without what it does by itself, to be read in its place; nothing when it cannot be made. */
  disarm(bytes: Buffer): Promise<Buffer | undefined>
  close(): void
}

const DEADLINE_MS = 20_000
const MEMORY_BYTES = 700 * 1024 * 1024
const IDLE_MS = 30_000
const MOST_WAITING = 100

/** Opens the inspecting processes: at most `processes` at once, started when needed, ended when idle. */
export function openInspector(options: { processes?: number; deadlineMilliseconds?: number } = {}): Inspector {
  const free = Array.from({ length: options.processes ?? 2 }, () => new InspectingProcess(options.deadlineMilliseconds ?? DEADLINE_MS))
  const all = [...free]
  const waiting: ((process: InspectingProcess) => void)[] = []
  async function ask(bytes: Buffer, disarm: boolean): Promise<InspectionOutcome> {
    if (waiting.length >= MOST_WAITING) return { ended: 'busy' }
    const one = free.pop() ?? (await new Promise<InspectingProcess>((turn) => waiting.push(turn)))
    try {
      return await one.ask(bytes, disarm)
    } finally {
      const next = waiting.shift()
      if (next === undefined) free.push(one)
      else next(one)
    }
  }
  return {
    inspect: (bytes) => ask(bytes, false),
    async disarm(bytes) {
      const outcome = await ask(bytes, true)
      const copy = outcome.ended === 'done' ? outcome.inspection.redrawn : undefined
      return copy === undefined ? undefined : asBuffer(copy)
    },
    close: () => all.forEach((each) => each.stop()),
  }
}

class InspectingProcess {
  readonly #deadline: number
  #child: ChildProcess | undefined
  #idle: NodeJS.Timeout | undefined
  #lastId = 0

  constructor(deadline: number) {
    this.#deadline = deadline
  }

  ask(bytes: Buffer, disarm: boolean): Promise<InspectionOutcome> {
    clearTimeout(this.#idle)
    const child = this.#child ?? this.#start()
    const id = (this.#lastId += 1)
    const { promise, resolve } = Promise.withResolvers<InspectionOutcome>()
    const undone = () => resolve({ ended: 'undone' })
    const hear = (message: unknown) => {
      const answer = inspectionAnswer.safeParse(message)
      if (answer.success && answer.data.id === id) resolve({ ended: 'done', inspection: answer.data.inspection })
    }
    const late = setTimeout(undone, this.#deadline)
    const memory = setInterval(() => residentBytes(child) > MEMORY_BYTES && undone(), 200)
    child.ref()
    child.channel?.ref()
    child.on('message', hear).once('exit', undone).once('error', undone)
    child.send({ id, bytes, disarm }, (error) => error !== null && undone())
    return promise.then((outcome) => {
      clearTimeout(late)
      clearInterval(memory)
      child.off('message', hear).off('exit', undone).off('error', undone)
      if (outcome.ended === 'done') this.#rest(child)
      else this.stop()
      return outcome
    })
  }

  stop(): void {
    clearTimeout(this.#idle)
    this.#child?.kill('SIGKILL')
    this.#child = undefined
  }

  #start(): ChildProcess {
    const child = startProcess()
    this.#child = child
    child.once('exit', () => {
      if (this.#child === child) this.#child = undefined
    })
    child.on('error', () => {})
    return child
  }

  /** An idle process must not keep its parent alive, nor its memory for long. */
  #rest(child: ChildProcess): void {
    child.unref()
    child.channel?.unref()
    this.#idle = setTimeout(() => this.stop(), IDLE_MS).unref()
  }
}

const program = fileURLToPath(new URL('./inspector-process.ts', import.meta.url))
// Named one by one: the data folder, with the keys, may lie beside them.
const READ = ['node_modules', 'platform', 'package.json'].map(
  (name) => `--allow-fs-read=${fileURLToPath(new URL(`../../${name}`, import.meta.url))}`,
)

/** The process may read our own code and packages and nothing else: no other file, no network, no child. It gets none of the environment, where secrets live. */
function startProcess(): ChildProcess {
  const execArgv = ['--permission', ...READ, '--allow-addons', '--allow-worker', '--max-old-space-size=400', '--no-warnings']
  const child = fork(program, { execArgv, env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  living.add(child)
  child.once('exit', () => living.delete(child))
  try {
    // When the machine runs out of memory, Linux should end this process and not the database.
    writeFileSync(`/proc/${child.pid}/oom_score_adj`, '1000')
  } catch {
    // Not Linux, or not allowed: the memory limit remains.
  }
  return child
}

const living = new Set<ChildProcess>()
process.once('exit', () => living.forEach((child) => child.kill('SIGKILL')))

const PAGE_BYTES = 4_096

/** Resident memory of the process; 0 where the system does not tell. */
function residentBytes(child: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    return 0
  }
}
