/** How to reach a database: a URL, or the parts of an embedded one (socket folder as host). */
export interface ConnectionSettings {
  url?: string
  host?: string
  port?: number
  user?: string
  password?: string
  database?: string
  /** The role each connection takes after login, for a URL whose login owns the tables. */
  role?: string
}

export const DATABASE_ROLES = { owner: 'parvis_owner', application: 'parvis_app', auditor: 'parvis_auditor' } as const

/** The settings node-postgres understands, with limits on everything. `statementTimeout` in milliseconds. */
export function poolOptions(connection: ConnectionSettings, limits: { size: number; statementTimeout: number; name: string }) {
  return {
    ...(connection.url === undefined ? {} : { connectionString: connection.url }),
    ...(connection.host === undefined ? {} : { host: connection.host }),
    ...(connection.port === undefined ? {} : { port: connection.port }),
    ...(connection.user === undefined ? {} : { user: connection.user }),
    ...(connection.password === undefined ? {} : { password: connection.password }),
    ...(connection.database === undefined ? {} : { database: connection.database }),
    ...(connection.role === undefined ? {} : { options: `-c role=${connection.role}` }),
    max: limits.size,
    statement_timeout: limits.statementTimeout,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: limits.name,
  }
}
