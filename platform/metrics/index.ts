export { type AnsweredRequest, type Metrics, type PoolCounts, type QueueDepth, createMetrics } from './metrics.ts'
export { type MetricsServer, serveMetrics } from './metrics-server.ts'
export { tokenCheck } from './token-check.ts'
