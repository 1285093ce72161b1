import type { DestinationStream } from 'pino'
import { z } from 'zod'

const entryShape = z.looseObject({ level: z.number(), time: z.string(), msg: z.string().default(''), stack: z.string().optional() })
const LEVELS: Readonly<Record<number, string>> = { 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' }
const SILENT = new Set(['level', 'time', 'msg', 'stack', 'pid', 'process'])

/** Turns JSON lines into lines for the eye: hour, level, message, facts, then the places of a failure. */
export function readableLines(stream: DestinationStream): DestinationStream {
  return { write: (line) => stream.write(readable(line)) }
}

function readable(line: string): string {
  const parsed = entryShape.safeParse(JSON.parse(line))
  if (!parsed.success) return line
  const { level, time, msg, stack, ...rest } = parsed.data
  const facts = Object.entries(rest).filter(([name]) => !SILENT.has(name))
  const words = [
    time.slice(11, 19),
    (LEVELS[level] ?? 'info').padEnd(5),
    msg,
    ...facts.map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`),
  ]
  // A terminal obeys control characters: none passes.
  const places = stack === undefined || stack === '' ? [] : stack.split('\n').map((place) => `    ${place}`)
  return `${[words.join(' '), ...places].map((text) => text.replace(/[\p{Cc}\p{Cf}]/gu, ' ')).join('\n')}\n`
}
