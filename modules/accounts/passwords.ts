import { hash, parseOptions, verify } from '@node-rs/argon2'
import { normalPassword } from './password-rules.ts'

/** What a hash costs: memory in KiB, passes, lanes. Raised as machines grow; hashes made cheaper are made anew at the next sign-in. */
export interface PasswordCost {
  memoryCost: number
  timeCost: number
  parallelism: number
}

export interface Passwords {
  hash(password: string): Promise<string>
  /** Whether the password is right. Takes as long when there is no hash, so that unknown addresses answer as known ones. */
  matches(hashed: string | undefined, password: string): Promise<boolean>
  /** Whether the hash was made at a lower cost than today's. */
  isOutdated(hashed: string): boolean
}

/** 64 MiB, three passes: 57 ms measured. OWASP's floor is 19 MiB and two. */
export const PASSWORD_COST: PasswordCost = { memoryCost: 65_536, timeCost: 3, parallelism: 4 }
/** More at once would take the memory of the process: 4 × 64 MiB. */
const AT_ONCE = 4
/** Beyond this many waiting, sign-in says that the house is busy instead of answering minutes later. */
const WAITING_AT_MOST = 200

/** Answered with 429: come back in a moment. */
export class TooManyPasswords extends Error {
  readonly statusCode = 429
}

/** Argon2id, a few at once; the others wait their turn. */
export function openPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const inTurn = takeTurns(AT_ONCE, WAITING_AT_MOST)
  // Compared with when the address is unknown: nobody knows a password for it.
  const nobody = hash(crypto.randomUUID(), cost)
  nobody.catch(() => {})
  return {
    hash: (password) => inTurn(() => hash(normalPassword(password), cost)),
    matches: (hashed, password) =>
      inTurn(async () => {
        const right = await verify(hashed ?? (await nobody), normalPassword(password))
        return right && hashed !== undefined
      }),
    isOutdated: (hashed) => {
      const made = parseOptions(hashed)
      return made.memoryCost < cost.memoryCost || made.timeCost < cost.timeCost || made.parallelism < cost.parallelism
    },
  }
}

function takeTurns(atOnce: number, waitingAtMost: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (run) => {
    if (running >= atOnce) {
      if (waiting.length >= waitingAtMost) throw new TooManyPasswords('too many passwords are being checked')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }
}
