import { generateSecret, generateURI, verifySync } from 'otplib'

const STEP_SECONDS = 30
/** A code of the step before is taken as well: people type slowly and clocks differ. */
const TOLERANCE_SECONDS = 30

/** A new TOTP secret (RFC 6238), 160 bits in base32. */
export function newTotpSecret(): string {
  return generateSecret({ length: 20 })
}

/** The address that an authenticator application reads from the QR code. */
export function totpAddress({ secret, issuer, account }: { secret: string; issuer: string; account: string }): string {
  return generateURI({ secret, issuer, label: account })
}

/** The time step of the code when it is right and was not used yet; undefined otherwise. `lastStep`: the last one accepted. */
export function acceptedStep({
  secret,
  code,
  at,
  lastStep,
}: {
  secret: string
  code: string
  at: Temporal.Instant
  lastStep: number | undefined
}): number | undefined {
  const digits = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const epoch = Math.floor(at.epochMilliseconds / 1000)
  const result = verifySync({
    secret,
    token: digits,
    epoch,
    period: STEP_SECONDS,
    epochTolerance: TOLERANCE_SECONDS,
    ...(lastStep === undefined ? {} : { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}
