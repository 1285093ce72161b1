import { availableParallelism } from 'node:os'
import { READER_IDLE_MS, READER_SHARE_BYTES } from './limits.ts'
import { Reader } from './reader.ts'

/** A few reading processes shared by all documents; work waits for the next free one, first come first served. */
export class ReaderPool {
  readonly size: number
  readonly #idle: Reader[] = []
  readonly #queue: ((reader: Reader) => void)[] = []
  readonly #resting = new Map<Reader, NodeJS.Timeout>()
  #made = 0

  /** `size`: number of processes. */
  constructor(size: number = defaultSize()) {
    this.size = Math.max(1, size)
  }

  /** Gives the work a reader of its own until it ends. */
  async use<Result>(work: (reader: Reader) => Promise<Result>): Promise<Result> {
    const reader = await this.#take()
    try {
      return await work(reader)
    } finally {
      this.#giveBack(reader)
    }
  }

  /** Stops the idle readers; those at work stop when they are given back and rest. */
  close(): void {
    for (const reader of this.#idle) this.#putToRest(reader)
  }

  #take(): Promise<Reader> | Reader {
    // The last given back is the one that most likely holds the same document.
    const free = this.#idle.pop()
    if (free) {
      clearTimeout(this.#resting.get(free))
      return free
    }
    if (this.#made < this.size) {
      this.#made++
      return new Reader()
    }
    return new Promise((resolve) => this.#queue.push(resolve))
  }

  #giveBack(reader: Reader): void {
    const next = this.#queue.shift()
    if (next) return next(reader)
    this.#idle.push(reader)
    this.#resting.set(reader, setTimeout(() => this.#putToRest(reader), READER_IDLE_MS).unref())
  }

  /** The reader stays in the pool; its process ends and will be started again when needed. */
  #putToRest(reader: Reader): void {
    clearTimeout(this.#resting.get(reader))
    this.#resting.delete(reader)
    reader.stop()
  }
}

/** One reader per core but one, as far as the free memory goes: engines are held back by memory before cores. */
function defaultSize(): number {
  return Math.max(1, Math.min(availableParallelism() - 1, Math.floor(process.availableMemory() / READER_SHARE_BYTES)))
}

let shared: ReaderPool | undefined

/** The pool of this process, made at its first use. */
export function sharedPool(): ReaderPool {
  shared ??= new ReaderPool()
  return shared
}
