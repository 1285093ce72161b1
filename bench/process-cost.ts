import { readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

/** Processor time that processes have taken, all their threads, in milliseconds. */
export function cpuMilliseconds(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
}

/** Memory of the process that takes most of it. */
export function memoryOfLargest(pids: readonly number[]): Memory {
  return pids.map(memoryMegabytes).reduce((most, each) => (each.resident > most.resident ? each : most), { resident: 0, own: 0 })
}

interface Memory {
  resident: number
  own: number
}

function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND
}

/** Memory of a process in megabytes: all that is resident, and what is its own (not the program files it maps). */
function memoryMegabytes(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const of = (name: string) => Math.round(Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024)
  return { resident: of('VmRSS'), own: of('RssAnon') }
}
