import pg from 'pg'
import { poolOptions, type ConnectionSettings } from '#platform/database'

/** What the workloads ask for, drawn from the whole city, so that no cache of a few rows answers. */
export interface Sample {
  /** Requests that a director of childhood sees in full. */
  references: string[]
  /** Words of subjects: frequent, less frequent, rare, together. */
  words: string[]
  /** Names, slips of the pen, telephones, e-mails. */
  people: string[]
}

const MOST = 2_000

/** Draws it as the owner of the tables. `within`: a reference of the director's own list. */
export async function drawSample(connection: ConnectionSettings, within: readonly string[]): Promise<Sample> {
  const client = new pg.Client(poolOptions(connection, { size: 1, statementTimeout: 120_000, name: 'parvis bench' }))
  await client.connect()
  const column = async (text: string, values: unknown[] = []): Promise<string[]> =>
    (await client.query<{ value: string }>(text, values)).rows.map((row) => row.value)
  try {
    const references = await column(
      `SELECT reference AS value FROM requests.request WHERE unit_id IN (SELECT unit_id FROM requests.request WHERE reference = ANY ($1))
       ORDER BY hashtext(reference) LIMIT ${MOST}`,
      [within],
    )
    const subjects = await column(`SELECT subject AS value FROM requests.request TABLESAMPLE SYSTEM (20) LIMIT 3000`)
    const names = await column(
      `SELECT given_names || ' ' || family_name AS value FROM citizens.citizen TABLESAMPLE SYSTEM (20) WHERE family_name IS NOT NULL AND given_names IS NOT NULL LIMIT 600`,
    )
    const points = await column(`SELECT value FROM citizens.contact_point TABLESAMPLE SYSTEM (20) LIMIT 400`)
    return {
      references,
      words: wordsOf(subjects),
      people: [...names.slice(0, 300), ...names.slice(300, 500).map(slip), ...points.slice(0, 200)],
    }
  } finally {
    await client.end()
  }
}

/** One word of every frequency, and pairs: as people search. */
function wordsOf(subjects: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const word of subjects.flatMap((subject) => subject.toLowerCase().match(/\p{L}{4,}/gu) ?? []))
    counts.set(word, (counts.get(word) ?? 0) + 1)
  const ranked = [...counts].sort((one, other) => other[1] - one[1]).map(([word]) => word)
  const step = Math.max(1, Math.floor(ranked.length / 100))
  const single = [...ranked.slice(0, 10), ...ranked.filter((_word, index) => index % step === 0)]
  const pairs = subjects.slice(0, 60).flatMap((subject) => {
    const words = subject.match(/\p{L}{4,}/gu) ?? []
    return words.length < 2 ? [] : [words.slice(0, 2).join(' ')]
  })
  return [...single, ...pairs]
}

/** Two letters swapped, as a hurried hand does. */
function slip(name: string): string {
  const at = Math.max(1, name.length - 4)
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2)
}
