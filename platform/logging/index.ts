export type { Facts } from './facts.ts'
export { type Logger, type LoggerOptions, createLogger } from './logger.ts'
