/** A child whose parent is gone ends soon, in order if it can. */
const GRACE_MS = 10_000

/**
 * Ties a process that `serve` started to it, from the first moment: when `serve` is killed while the child still waits for the database,
 * nobody would ever ask the child to end.
 */
export function endWithParent(): void {
  // `undefined` for a process that somebody started by hand.
  if (process.connected === false) process.exit(0)
  process.once('disconnect', () => setTimeout(() => process.exit(0), GRACE_MS).unref())
}

/** Waits until the process is asked to end, then closes in order; a second signal ends at once. */
export async function untilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((stop) => {
    const asked = (): void => stop()
    process.once('SIGINT', asked)
    process.once('SIGTERM', asked)
    process.once('SIGHUP', asked)
    process.once('disconnect', asked)
    if (process.connected === false) asked()
  })
  process.once('SIGINT', () => process.exit(1))
  process.once('SIGTERM', () => process.exit(1))
  await close()
}
