import { z } from 'zod'

const memory = z.object({ resident: z.number(), own: z.number() })

const level = z.object({
  connections: z.number(),
  requests: z.number(),
  perSecond: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  failed: z.number(),
  bytes: z.number(),
  /** Processor milliseconds of the web processes for a request. */
  cpu: z.number(),
  /** Megabytes of the largest web process, resident. */
  memory: z.number(),
})

const measured = z.object({
  code: z.string(),
  title: z.string(),
  aim: z.number().optional(),
  p95Aim: z.number().optional(),
  /** Statements that a request sends to the database, on average. */
  statements: z.number(),
  levels: z.array(level),
  /** Requests a second of the raw limits, one per number of connections; no `sql` when a request asks nothing of the database. */
  sql: z.array(z.number()).optional(),
  http: z.array(z.number()),
})

export const figuresShape = z.object({
  requests: z.number(),
  seconds: z.number(),
  date: z.string(),
  machine: z.string(),
  load: z.array(z.number()),
  loadSeconds: z.number().optional(),
  /** Web processes that shared the port. */
  webs: z.number().default(1),
  idle: memory,
  after: memory.optional(),
  measured: z.array(measured),
})

/** The figures of one run. */
export type Figures = z.output<typeof figuresShape>
export type Measured = z.output<typeof measured>
