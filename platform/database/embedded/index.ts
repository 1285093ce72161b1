export type { EmbeddedConnection } from './connection.ts'
export { EmbeddedPostgresRefusal, type EmbeddedRefusalKind } from './refusal.ts'
export { findRunningPostgres } from './running.ts'
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'
