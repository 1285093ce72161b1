import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { type Outcome, done, refuse } from '#platform/outcome'

export const IMPORT_LIMITS = { megabytes: 2, lines: 10_000 } as const

/** A table of values as a spreadsheet saves it: the names of its columns, and its lines with their number in the file. */
export interface ImportTable {
  header: readonly string[]
  lines: readonly { number: number; cells: readonly string[] }[]
}

const records = z.array(z.object({ record: z.array(z.string()), raw: z.string(), info: z.object({ lines: z.number() }) }))

/** Reads UTF-8, UTF-16 with its mark or Windows-1252; columns parted by `;`, `,` or tabs, whichever the first line has most of. */
export function readTable(bytes: Uint8Array): Outcome<ImportTable> {
  if (bytes.length > IMPORT_LIMITS.megabytes * 1024 * 1024)
    return refuse('invalid', 'organisation.refusal.import-too-large', { data: { maximum: IMPORT_LIMITS.megabytes } })
  const text = decode(bytes)
  if (text === undefined || text.trim() === '') return refuse('invalid', 'organisation.refusal.import-empty', { data: { line: 1 } })
  try {
    const found = records.parse(
      parse(text, {
        delimiter: delimiterOf(text),
        bom: true,
        info: true,
        raw: true,
        trim: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
        to: IMPORT_LIMITS.lines + 2,
      }),
    )
    const [first, ...rest] = found
    if (first === undefined) return refuse('invalid', 'organisation.refusal.import-empty', { data: { line: 1 } })
    if (rest.length > IMPORT_LIMITS.lines)
      return refuse('invalid', 'organisation.refusal.import-too-long', { data: { maximum: IMPORT_LIMITS.lines } })
    const lines = rest.map(({ record, raw, info }) => ({ number: info.lines - breaksIn(raw.trim()), cells: record }))
    return done({ header: first.record, lines })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line: unknown = Reflect.get(error, 'lines')
    return refuse('invalid', 'organisation.refusal.import-quotes', { data: { line: typeof line === 'number' ? line : 1 } })
  }
}

function decode(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function delimiterOf(text: string): string {
  const first = text.trimStart().split(/\r?\n/, 1)[0] ?? ''
  const count = (separator: string) => first.split(separator).length
  return [';', ',', '\t'].reduce((best, separator) => (count(separator) > count(best) ? separator : best))
}

function breaksIn(raw: string): number {
  return raw.split(/\r\n|\r|\n/).length - 1
}
