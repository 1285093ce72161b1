import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { HouseKeys } from '#platform/database'
import { readSignedText, signText } from './signed-text.ts'

/** The password was right; what is still to be given: a code, or a code of a second factor that is being enrolled. */
export const SECOND_STEPS = ['code', 'enrol'] as const
export type SecondStep = (typeof SECOND_STEPS)[number]

export interface PreSession {
  agentId: string
  step: SecondStep
  /**
   * The sealed secret being enrolled. It travels with this browser's note and is kept in the database only once a code of it was given:
   * two browsers that know the password never see each other's secret.
   */
  sealedSecret?: Buffer
}

const MINUTES = 5
const USE = 'pre-session'
const PREFIX = 'pre.'
const content = z.object({
  agent: z.uuid(),
  step: z.enum(SECOND_STEPS),
  until: z.number().int(),
  nonce: z.string(),
  secret: z.string().optional(),
})

/** A note that lives five minutes in the session cookie between the two steps of a sign-in. It opens nothing by itself. */
export function writePreSession(keys: HouseKeys, pre: PreSession, at: Temporal.Instant): string {
  const until = Math.floor(at.add({ minutes: MINUTES }).epochMilliseconds / 1000)
  const secret = pre.sealedSecret?.toString('base64url')
  const note = {
    agent: pre.agentId,
    step: pre.step,
    until,
    nonce: randomBytes(9).toString('base64url'),
    ...(secret === undefined ? {} : { secret }),
  }
  return PREFIX + signText(keys, { use: USE, text: JSON.stringify(note) })
}

/** Reads it back; undefined when it is too old or not ours. */
export function readPreSession(keys: HouseKeys, cookie: string | undefined, at: Temporal.Instant): PreSession | undefined {
  if (cookie === undefined || !cookie.startsWith(PREFIX)) return undefined
  const text = readSignedText(keys, { use: USE, signed: cookie.slice(PREFIX.length) })
  if (text === undefined) return undefined
  const read = content.safeParse(JSON.parse(text)).data
  if (read === undefined || read.until * 1000 <= at.epochMilliseconds) return undefined
  return {
    agentId: read.agent,
    step: read.step,
    ...(read.secret === undefined ? {} : { sealedSecret: Buffer.from(read.secret, 'base64url') }),
  }
}
