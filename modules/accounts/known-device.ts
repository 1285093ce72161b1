import { createHash, randomBytes } from 'node:crypto'
import type { HouseKeys } from '#platform/database'
import { readSignedText, signInCode, signText } from './signed-text.ts'

const DEVICE = 'known-device'
const ATTEMPT = 'attempt'
/** Agents of one shared machine that it remembers. */
const AGENTS_PER_DEVICE = 6
const SEPARATOR = '~'

export const KNOWN_DEVICE_DAYS = 180

/**
 * Under which key attempts for an address are counted. Attempts from a device where this address has signed in before are
 * counted apart: who tries passwords from elsewhere never makes the agent wait at their own desk.
 */
export function attemptKey(keys: HouseKeys, { address, devices }: { address: string; devices: string | undefined }): Buffer {
  const device = devicesIn(keys, devices).find((known) => known.code === addressCode(address))
  return attemptCode(keys, ['address', address, device?.id ?? ''])
}

/** Under which key attempts at an agent's second factor are counted. */
export function secondFactorKey(keys: HouseKeys, agentId: string): Buffer {
  return attemptCode(keys, ['second-factor', agentId])
}

/** The device's cookie once this address has signed in on it. */
export function rememberDevice(keys: HouseKeys, { address, devices }: { address: string; devices: string | undefined }): string {
  const code = addressCode(address)
  const known = devicesIn(keys, devices)
  const mine = known.find((device) => device.code === code) ?? { id: randomBytes(12).toString('base64url'), code }
  return [mine, ...known.filter((device) => device.code !== code)]
    .slice(0, AGENTS_PER_DEVICE)
    .map((device) => signText(keys, { use: DEVICE, text: `${device.code} ${device.id}` }))
    .join(SEPARATOR)
}

interface KnownDevice {
  code: string
  id: string
}

function devicesIn(keys: HouseKeys, cookie: string | undefined): KnownDevice[] {
  if (cookie === undefined || cookie.length > 4096) return []
  return cookie.split(SEPARATOR, AGENTS_PER_DEVICE).flatMap((signed) => {
    const [code, id] = readSignedText(keys, { use: DEVICE, signed })?.split(' ') ?? []
    return code === undefined || id === undefined ? [] : [{ code, id }]
  })
}

/** Not the address itself: the cookie of a shared machine names nobody. */
function addressCode(address: string): string {
  return createHash('sha256').update(`known-device ${address}`).digest('base64url').slice(0, 16)
}

function attemptCode(keys: HouseKeys, parts: readonly string[]): Buffer {
  return createHash('sha256')
    .update(signInCode(keys, { use: ATTEMPT, text: parts.join('\0') }).mac)
    .digest()
}
