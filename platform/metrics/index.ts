export { type AnsweredRequest, type Metrics, type PoolCounts, type QueueDepth, createMetrics } from './metrics.ts'
