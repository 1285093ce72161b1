const FACTOR = 1.8
const FIRST_WAIT_SECONDS = 10
const LONGEST_WAIT_SECONDS = 3600
/** Slips of the fingers that cost no wait. */
const FREE_FAILURES = 3
/** Failures older than this are forgotten. */
export const FORGET_FAILURES_AFTER_HOURS = 24

/** Seconds to wait after a number of failures in a row: nothing for three slips, then 10 s, each time 1.8 times longer, an hour at most. Never a lock. */
export function waitAfter(failures: number): number {
  if (failures <= FREE_FAILURES) return 0
  return Math.min(LONGEST_WAIT_SECONDS, Math.round(FIRST_WAIT_SECONDS * FACTOR ** (failures - FREE_FAILURES - 1)))
}
