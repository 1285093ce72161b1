import { Worker } from 'node:worker_threads'

export interface LimitedThreadsOptions {
  readonly script: URL
  /** Threads at most; they start when needed. */
  readonly threads: number
  readonly megabytes: number
}

/** How a job ended: its answer, or why there is none. */
export type ThreadResult = { readonly ended: 'answer'; readonly value: unknown } | { readonly ended: 'too-slow' | 'too-heavy' | 'broken' }

export interface LimitedThreads {
  /** Gives one job to a thread and waits at most `milliseconds` from the moment it is taken up. Never rejects. */
  run(job: { kind: string; payload: unknown; move?: ArrayBuffer[] }, milliseconds: number): Promise<ThreadResult>
  close(): Promise<void>
}

interface Job {
  readonly message: { kind: string; payload: unknown }
  readonly move: ArrayBuffer[]
  readonly milliseconds: number
  readonly settle: (result: ThreadResult) => void
}

/**
 * Threads for work on bytes from outside, each with a limit of memory and, per job, of time. A thread that passes either is ended and
 * replaced; only the job it had fails. Idle threads do not keep the process alive.
 */
export function limitedThreads(options: LimitedThreadsOptions): LimitedThreads {
  const waiting: Job[] = []
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const state = { closed: false }
  const start = (): Worker => {
    const worker = new Worker(options.script, {
      resourceLimits: { maxOldGenerationSizeMb: options.megabytes, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    })
    all.add(worker)
    worker.once('exit', () => {
      all.delete(worker)
      const place = idle.indexOf(worker)
      if (place >= 0) idle.splice(place, 1)
    })
    return worker
  }
  const next = (): void => {
    while (waiting.length > 0 && !state.closed) {
      const worker = idle.pop() ?? (all.size < options.threads ? start() : undefined)
      const job = worker && waiting.shift()
      if (!worker || !job) return
      runOn(worker, job).then((usable) => {
        if (usable && !state.closed) idle.push(worker)
        else all.delete(worker)
        next()
      })
    }
  }
  return {
    run: (job, milliseconds) =>
      new Promise((resolve) => {
        if (state.closed) return resolve({ ended: 'broken' })
        waiting.push({ message: { kind: job.kind, payload: job.payload }, move: job.move ?? [], milliseconds, settle: resolve })
        next()
      }),
    close: async () => {
      state.closed = true
      for (const job of waiting.splice(0)) job.settle({ ended: 'broken' })
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

/** True when the thread can be given another job. */
function runOn(worker: Worker, job: Job): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (result: ThreadResult, usable: boolean): void => {
      clearTimeout(alarm)
      worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('messageerror').off('exit', onExit)
      worker.unref()
      if (!usable) {
        worker.on('error', () => undefined)
        void worker.terminate()
      }
      job.settle(result)
      resolve(usable)
    }
    const onExit = (): void => finish({ ended: 'broken' }, false)
    const alarm = setTimeout(() => finish({ ended: 'too-slow' }, false), job.milliseconds)
    worker.ref()
    worker.once('message', (value: unknown) => finish({ ended: 'answer', value }, true))
    worker.once('messageerror', () => finish({ ended: 'broken' }, false))
    worker.once('error', (error: unknown) => finish({ ended: isOutOfMemory(error) ? 'too-heavy' : 'broken' }, false))
    worker.once('exit', onExit)
    worker.postMessage(job.message, job.move)
  })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
