import { type Tx, sql } from '#platform/database'

export const AGENT_STATES = ['here', 'coming', 'left', 'all'] as const
export type AgentState = (typeof AGENT_STATES)[number]

/** Which agents are listed, on a day, and from where on. */
export interface AgentFilter {
  /** Words of the name, the address, the code or the title, in any order, without accents. */
  words: string
  unitIds?: readonly string[] | undefined
  role?: string | undefined
  state: AgentState
  awayOnly: boolean
  on: Temporal.PlainDate
  after?: string | undefined
  before?: string | undefined
  limit: number
}

/** An agent as the list shows them. */
export interface ListedAgent {
  id: string
  givenName: string
  familyName: string
  title: string | undefined
  email: string
  unitId: string
  activeFrom: Temporal.PlainDate
  activeUntil: Temporal.PlainDate | undefined
  /** Roles of the day. */
  roles: readonly string[]
  awayUntil: Temporal.PlainDate | undefined
}

export interface AgentPage {
  agents: ListedAgent[]
  /** How many the filter finds, over all pages. */
  count: number
  /** Id after which, or before which, the neighbouring page begins. */
  next: string | undefined
  previous: string | undefined
}

const MOST_WORDS = 6

/** A page of agents by family name, and how many there are in all. */
export async function listAgents(tx: Tx, filter: AgentFilter): Promise<AgentPage> {
  const backwards = filter.before !== undefined
  const matching = await matchingAgents(tx, filter)
  const counted = await matching.select((select) => select.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  let query = matching.select([
    'agent.id',
    'agent.given_name',
    'agent.family_name',
    'agent.title',
    'agent.email',
    'agent.unit_id',
    'agent.active_from',
    'agent.active_until',
    sql<string[]>`ARRAY(SELECT DISTINCT held.role_code FROM organisation.role_assignment held WHERE held.agent_id = agent.id
      AND held.valid_from <= ${filter.on}::date AND (held.valid_until IS NULL OR held.valid_until >= ${filter.on}::date) ORDER BY 1)`.as(
      'roles',
    ),
    sql<Temporal.PlainDate | null>`(SELECT away.ends_on FROM organisation.absence away WHERE away.agent_id = agent.id
      AND away.starts_on <= ${filter.on}::date AND away.ends_on >= ${filter.on}::date)`.as('away_until'),
  ])
  const cursor = filter.before ?? filter.after
  if (cursor !== undefined)
    query = query.where(
      sql<boolean>`(agent.sort_key, agent.id) ${sql.raw(backwards ? '<' : '>')} (SELECT cursor.sort_key, cursor.id FROM organisation.agent cursor WHERE cursor.id = ${cursor}::uuid)`,
    )
  const rows = await query
    .orderBy('agent.sort_key', backwards ? 'desc' : 'asc')
    .orderBy('agent.id', backwards ? 'desc' : 'asc')
    .limit(filter.limit + 1)
    .execute()
  const more = rows.length > filter.limit
  const shown = backwards ? rows.slice(0, filter.limit).reverse() : rows.slice(0, filter.limit)
  return {
    agents: shown.map(listedOf),
    count: counted.count,
    next: backwards || more ? shown.at(-1)?.id : undefined,
    previous: (backwards ? more : filter.after !== undefined) ? shown[0]?.id : undefined,
  }
}

async function matchingAgents(tx: Tx, filter: AgentFilter) {
  const { on } = filter
  let query = tx.selectFrom('organisation.agent as agent')
  for (const word of await foldedWords(tx, filter.words)) query = query.where('agent.search_key', 'like', `%${word}%`)
  if (filter.unitIds !== undefined) query = query.where('agent.unit_id', '=', sql<string>`ANY (${[...filter.unitIds]}::uuid[])`)
  if (filter.state === 'here')
    query = query
      .where('agent.active_from', '<=', on)
      .where((where) => where.or([where('agent.active_until', 'is', null), where('agent.active_until', '>=', on)]))
  if (filter.state === 'coming') query = query.where('agent.active_from', '>', on)
  if (filter.state === 'left') query = query.where('agent.active_until', '<', on)
  const { role } = filter
  if (role !== undefined)
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('organisation.role_assignment as held')
          .select('held.id')
          .whereRef('held.agent_id', '=', 'agent.id')
          .where('held.role_code', '=', role)
          .where('held.valid_from', '<=', on)
          .where((inner) => inner.or([inner('held.valid_until', 'is', null), inner('held.valid_until', '>=', on)])),
      ),
    )
  if (filter.awayOnly)
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('organisation.absence as away')
          .select('away.id')
          .whereRef('away.agent_id', '=', 'agent.id')
          .where('away.starts_on', '<=', on)
          .where('away.ends_on', '>=', on),
      ),
    )
  return query
}

/** Lower case, without accents, as the database keeps its key: letters and digits only, so that nothing stands for a pattern. */
async function foldedWords(tx: Tx, words: string): Promise<string[]> {
  const typed = words.toWellFormed().replace(/\p{Cc}/gu, ' ')
  if (typed.trim() === '') return []
  const folded = await sql<{ key: string }>`SELECT access.fold(${typed}) AS key`.execute(tx)
  return (folded.rows[0]?.key ?? '')
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
}

/** How many agents at work hold each role on a day. */
export async function countHolders(tx: Tx, on: Temporal.PlainDate): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('organisation.role_assignment as held')
    .innerJoin('organisation.agent as agent', 'agent.id', 'held.agent_id')
    .select((select) => ['held.role_code', select.fn.count<number>('held.agent_id').distinct().as('count')])
    .where('held.valid_from', '<=', on)
    .where((where) => where.or([where('held.valid_until', 'is', null), where('held.valid_until', '>=', on)]))
    .where('agent.active_from', '<=', on)
    .where((where) => where.or([where('agent.active_until', 'is', null), where('agent.active_until', '>=', on)]))
    .groupBy('held.role_code')
    .limit(100)
    .execute()
  return new Map(rows.map((row) => [row.role_code, row.count]))
}

function listedOf(row: {
  id: string
  given_name: string
  family_name: string
  title: string | null
  email: string
  unit_id: string
  active_from: Temporal.PlainDate
  active_until: Temporal.PlainDate | null
  roles: string[]
  away_until: Temporal.PlainDate | null
}): ListedAgent {
  return {
    id: row.id,
    givenName: row.given_name,
    familyName: row.family_name,
    title: row.title ?? undefined,
    email: row.email,
    unitId: row.unit_id,
    activeFrom: row.active_from,
    activeUntil: row.active_until ?? undefined,
    roles: row.roles,
    awayUntil: row.away_until ?? undefined,
  }
}
