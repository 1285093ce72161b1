import { createHash } from 'node:crypto'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type pg from 'pg'
import type { DB as Database } from './generated.ts'
import { parameter } from './values.ts'
import { writeTogether } from './write-together.ts'

/** Queries bound to one connection, inside a transaction that the house has opened. */
export type Tx = Kysely<Database>

const bound = new WeakMap<pg.ClientBase, Tx>()

/** The query builder of a connection; one is kept per connection, so a request makes none. */
export function queriesOn(client: pg.ClientBase): Tx {
  const known = bound.get(client)
  if (known !== undefined) return known
  const made = new Kysely<Database>({ dialect: clientDialect(client) })
  bound.set(client, made)
  return made
}

function clientDialect(client: pg.ClientBase): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => new ClientDriver(new ClientConnection(client)),
  }
}

class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection
  constructor(connection: DatabaseConnection) {
    this.#connection = connection
  }
  async init() {}
  async acquireConnection() {
    return this.#connection
  }
  async beginTransaction() {
    throw new Error('the house opens transactions: use house.work or house.read')
  }
  async commitTransaction() {}
  async rollbackTransaction() {}
  async releaseConnection() {}
  async destroy() {}
}

class ClientConnection implements DatabaseConnection {
  readonly #client: pg.ClientBase
  constructor(client: pg.ClientBase) {
    this.#client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    writeTogether(this.#client)
    const result = await this.#client.query({ name: statementName(query.sql), text: query.sql, values: query.parameters.map(parameter) })
    return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not offered: page by key')
  }
}

const names = new Map<string, string>()
const NAMED_STATEMENTS = 2_000

/**
 * Statements are prepared under a name, so that PostgreSQL parses and plans each text once per connection: planning
 * a query behind row-level security costs more than running it. Texts beyond the limit (lists of many lengths) stay unnamed.
 */
function statementName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined) return known
  if (names.size >= NAMED_STATEMENTS) return ''
  const name = createHash('sha1').update(sql).digest('base64url')
  names.set(sql, name)
  return name
}
