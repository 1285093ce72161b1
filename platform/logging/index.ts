export { type Facts, type Logger, createLogger } from './logger.ts'
