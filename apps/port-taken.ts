import { createServer } from 'node:net'

/** Somebody else listens where Parvis was to listen: said with what to do about it. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken'
  constructor(port: number) {
    super(`Port ${port} of this machine is already in use, perhaps by another Parvis. Stop what uses it, or choose another: PORT=3001.`)
  }
}

/** The same failure in plain words, when it is that of a port in use. */
export function portTrouble(error: unknown, port: number): unknown {
  return error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE' ? new PortTaken(port) : error
}

/** Refuses at once, before anything is started, when the port is taken. Throws `PortTaken`. */
export async function claimPort(port: number, host: string): Promise<void> {
  if (port === 0) return
  const probe = createServer()
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', reject)
      probe.listen({ port, host, exclusive: true }, resolve)
    })
  } catch (error) {
    throw portTrouble(error, port)
  }
  await new Promise((closed) => probe.close(closed))
}
