/** Waits until the process is asked to end, then closes in order; a second signal ends at once. */
export async function untilStopped(close: () => Promise<void>): Promise<void> {
  await new Promise<void>((stop) => {
    const asked = (): void => stop()
    process.once('SIGINT', asked)
    process.once('SIGTERM', asked)
    process.once('SIGHUP', asked)
    // A child whose parent is gone has nobody to stop it.
    process.once('disconnect', asked)
  })
  process.once('SIGINT', () => process.exit(1))
  process.once('SIGTERM', () => process.exit(1))
  await close()
}
