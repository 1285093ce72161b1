import { fork, type ChildProcess } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DocumentKind, ReadingRefusal } from './document-reading.ts'
import { OPEN_DEADLINE_MS, READER_MEMORY_BYTES } from './limits.ts'
import { readerAnswer, type ReaderAnswer, type ReaderTask } from './reader-messages.ts'

/** A document to read: its bytes are given to each process that needs them and never touch the disk in clear. */
export interface SourceDocument {
  readonly kind: DocumentKind
  readonly bytes: Uint8Array
}

export type TaskOutcome =
  | { readonly ended: 'done'; readonly value: unknown }
  | { readonly ended: 'refused'; readonly refusal: ReadingRefusal }
  | { readonly ended: 'deadline' | 'stopped' | 'failed' }

type PageTask = Omit<Extract<ReaderTask, { task: 'read-page' }>, 'id'> | Omit<Extract<ReaderTask, { task: 'preview' }>, 'id'>

/** One reading process: started when first needed, killed at a deadline, on too much memory, or with its parent. */
export class Reader {
  #child: ChildProcess | undefined
  #holds: SourceDocument | undefined
  #lastId = 0
  #waiting: { readonly id: number; settle(outcome: TaskOutcome): void } | undefined

  /** Opens the document, unless this process holds it already. Value: the facts of `openedFacts`. */
  async open(document: SourceDocument): Promise<TaskOutcome> {
    this.#holds = undefined
    const { kind, bytes } = document
    const outcome = await this.#ask({ task: 'open', kind, bytes }, OPEN_DEADLINE_MS)
    if (outcome.ended === 'done') this.#holds = document
    return outcome
  }

  /** Performs a task on a page of the document. Never rejects: a crash or a deadline is an outcome. */
  async perform(document: SourceDocument, task: PageTask, deadlineMs: number): Promise<TaskOutcome> {
    if (this.#holds !== document) {
      const opened = await this.open(document)
      if (opened.ended !== 'done') return opened
    }
    return this.#ask(task, deadlineMs)
  }

  stop(): void {
    this.#child?.kill('SIGKILL')
    this.#child = undefined
    this.#holds = undefined
  }

  #ask(task: PageTask | Omit<Extract<ReaderTask, { task: 'open' }>, 'id'>, deadlineMs: number): Promise<TaskOutcome> {
    const child = this.#started()
    const id = ++this.#lastId
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#end({ ended: 'deadline' }), deadlineMs)
      const memory = setInterval(() => residentBytes(child) > READER_MEMORY_BYTES && this.#end({ ended: 'stopped' }), 250)
      child.ref()
      child.channel?.ref()
      const settle = (outcome: TaskOutcome) => {
        clearTimeout(late)
        clearInterval(memory)
        // An idle reader must not keep its parent alive.
        child.unref()
        child.channel?.unref()
        this.#waiting = undefined
        resolve(outcome)
      }
      this.#waiting = { id, settle }
      child.send({ id, ...task }, (error) => error && this.#end({ ended: 'stopped' }))
    })
  }

  #end(outcome: TaskOutcome): void {
    const waiting = this.#waiting
    this.stop()
    waiting?.settle(outcome)
  }

  #started(): ChildProcess {
    if (this.#child) return this.#child
    const child = startProcess()
    this.#child = child
    child.on('message', (message) => this.#heard(readerAnswer.safeParse(message).data))
    child.on('error', () => this.#child === child && this.#end({ ended: 'stopped' }))
    child.on('exit', () => this.#child === child && this.#end({ ended: 'stopped' }))
    return child
  }

  #heard(answer: ReaderAnswer | undefined): void {
    const waiting = this.#waiting
    if (!waiting || !answer || answer.id !== waiting.id) return
    if (answer.refusal) waiting.settle({ ended: 'refused', refusal: answer.refusal })
    else if (answer.failed) waiting.settle({ ended: 'failed' })
    else waiting.settle({ ended: 'done', value: answer.value })
  }
}

const program = fileURLToPath(new URL('./reader-process.ts', import.meta.url))
const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What the process may read: its own code and the packages. Not the house's folder as a whole, where the data may lie. */
const READABLE = [`${root}modules/mailroom/reading/`, `${root}node_modules/`, `${root}package.json`]

/** Node's options for the reading process: a hostile file that takes it over finds neither files, network nor programs. */
export const READER_RIGHTS = [
  '--permission',
  ...READABLE.map((path) => `--allow-fs-read=${path}`),
  '--allow-addons',
  '--allow-worker',
  '--max-old-space-size=700',
  '--no-warnings',
]

/** Started with none of the environment, where secrets live. */
function startProcess(): ChildProcess {
  const child = fork(program, { execArgv: READER_RIGHTS, env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
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

const PAGE_BYTES = 4096

/** Resident memory of the process; 0 where the system does not tell. */
function residentBytes(child: ChildProcess): number {
  try {
    return Number(readFileSync(`/proc/${child.pid}/statm`, 'utf8').split(' ')[1]) * PAGE_BYTES
  } catch {
    return 0
  }
}
