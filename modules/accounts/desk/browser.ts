import type { FastifyReply, FastifyRequest } from 'fastify'
import { type SetCookie, cookieNames } from '#platform/http'
import type { Accounts } from '../accounts.ts'
import { deviceLabel } from '../device-label.ts'
import { KNOWN_DEVICE_DAYS } from '../known-device.ts'
import type { SignedIn } from '../sign-in.ts'

/** What this browser bears and says of itself. */
export interface Browser {
  session: string | undefined
  devices: string | undefined
  device: string
}

export function browserOf(accounts: Accounts, request: FastifyRequest): Browser {
  return {
    session: request.cookies[cookieNames(accounts.origin).session],
    devices: request.cookies[devicesCookie(accounts)],
    device: deviceLabel(request.headers['user-agent']),
  }
}

const PRE_SESSION_SECONDS = 300

/** The cookies after a step of signing in: the session until the browser closes, the note between two steps for five minutes. */
export function sessionCookie(signedIn: Pick<SignedIn, 'next' | 'session'>): SetCookie {
  return { name: 'session', value: signedIn.session, ...(signedIn.next === 'desk' ? {} : { maxAge: PRE_SESSION_SECONDS }) }
}

/** Remembers the device, so that attempts from elsewhere never make its agents wait. */
export function keepDevices(accounts: Accounts, reply: FastifyReply, devices: string | undefined): void {
  if (devices === undefined) return
  const secure = accounts.origin.startsWith('https:')
  reply.setCookie(devicesCookie(accounts), devices, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: KNOWN_DEVICE_DAYS * 86_400,
  })
}

function devicesCookie(accounts: Accounts): string {
  return `${cookieNames(accounts.origin).session}-d`
}
