import { readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/** Processor time that a process has taken, all its threads, in milliseconds. */
export function cpuMilliseconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

/** Memory of a process in megabytes: all that is resident, and what is its own (not the program files it maps). */
export function memoryMegabytes(pid: number): { resident: number; own: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024)
  return { resident: of('VmRSS'), own: of('RssAnon') }
}
