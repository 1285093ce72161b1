export { EmbeddedPostgresRefusal, type EmbeddedRefusalKind } from './refusal.ts'
export { type EmbeddedConnection, type EmbeddedOptions, type EmbeddedPostgres, findRunningPostgres, startEmbeddedPostgres } from './start.ts'
