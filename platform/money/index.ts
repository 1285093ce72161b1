export { formatCents } from './format.ts'
export { parseCents, ratioOf, share, sum } from './money.ts'
export type { Cents, Ratio } from './money.ts'
