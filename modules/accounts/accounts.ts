import type { House } from '#platform/database'
import { type RememberedActors, rememberActors } from './remembered-actors.ts'
import { type PasswordCost, type Passwords, openPasswords } from './passwords.ts'
import type { SecretBox } from './secret-box.ts'

/** How long a session lives without being used, and at most. */
export interface SessionLimits {
  idleMinutes: number
  absoluteHours: number
}

/** TRUST: 15 minutes without use, then the same person unlocks; ten hours in all. */
export const PRODUCTION_LIMITS: SessionLimits = { idleMinutes: 15, absoluteHours: 10 }
/** Nobody wants to sign in again in the middle of a demonstration. */
export const DEMONSTRATION_LIMITS: SessionLimits = { idleMinutes: 12 * 60, absoluteHours: 10 }
/** How long rights, keys and large exports stay open after the identity was proved again (ASVS 7.5.3). */
export const STEP_UP_MINUTES = 10

/** The people a demonstration lets one sign in as, and the password they share. */
export interface DemonstrationSignIn {
  password: string
  agents: readonly DemonstrationAgent[]
}

export interface DemonstrationAgent {
  email: string
  name: string
  /** Role and place: "R-ACC, HDV guichet 3". */
  role: string
  /** What one sees first when signed in. */
  sees: string
}

export interface AccountsOptions {
  house: House
  /** Where browsers reach the house: `https://demarches.rochambeau.example`. */
  origin: string
  /** Second factor off, agents listed on the sign-in page. Every page says so. */
  demonstration: boolean
  secrets: SecretBox
  /** What an authenticator application shows; the city's short name when absent. */
  issuer?: string
  demonstrationSignIn?: () => Promise<DemonstrationSignIn | undefined>
  limits?: SessionLimits
  /** Cheaper in tests only. */
  passwordCost?: PasswordCost
  /** How long what `identify` read is kept: a second; 0 in tests that look at each change. */
  rememberMilliseconds?: number
}

/** What sign-in, sessions and tokens stand on, opened once per process. */
export interface Accounts {
  house: House
  origin: string
  demonstration: boolean
  secrets: SecretBox
  issuer: string | undefined
  limits: SessionLimits
  passwords: Passwords
  remembered: RememberedActors
  demonstrationSignIn: () => Promise<DemonstrationSignIn | undefined>
}

export function openAccounts(options: AccountsOptions): Accounts {
  return {
    house: options.house,
    origin: options.origin,
    demonstration: options.demonstration,
    secrets: options.secrets,
    issuer: options.issuer,
    limits: options.limits ?? (options.demonstration ? DEMONSTRATION_LIMITS : PRODUCTION_LIMITS),
    passwords: openPasswords(options.passwordCost),
    remembered: rememberActors(options.rememberMilliseconds ?? 1000),
    demonstrationSignIn:
      options.demonstration && options.demonstrationSignIn !== undefined ? options.demonstrationSignIn : async () => undefined,
  }
}
