import { z } from 'zod'

/** What people read about a setting: `parvis doctor` and docs/settings.md are written from it. */
export interface SettingNotes {
  fr: string
  en: string
  /** Unit of a number: `MiB`, `milliseconds`, `port`. */
  unit?: string
  /** Its value is never shown. It may also be given as the path of a file in NAME_FILE. */
  secret?: boolean
  /** What holds without it, when that is not a fixed value. */
  otherwise?: string
}

/** The notes of every setting, beside the schema that checks it. */
export const SETTING_NOTES = z.registry<SettingNotes>()

/** A whole number from `least` to `most`, written in digits only: no sign, no exponent, no blank. */
export function wholeNumber(least: number, most: number) {
  const wanted = `a whole number from ${least} to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, wanted)
    .transform(Number)
    .refine((value) => value >= least && value <= most, wanted)
}

/** yes or no, and nothing that only looks like it. */
export function yesOrNo() {
  return z.enum(['yes', 'no'], 'yes or no').transform((value) => value === 'yes')
}

/** One of the schemes, a host, no surprise: the address of a server that Parvis calls. */
export function serverUrl(schemes: readonly string[]) {
  const wanted = `an address such as ${schemes[0] ?? 'https'}://host:port`
  return z.string().refine((value) => {
    const url = URL.parse(value)
    return url !== null && url.hostname !== '' && schemes.includes(url.protocol.slice(0, -1))
  }, wanted)
}

/** Scheme, host and port of a site, without path: what a browser sends as Origin. */
export function siteOrigin() {
  return z
    .string()
    .transform((value) => value.replace(/\/$/, ''))
    .refine((value) => {
      const url = URL.parse(value)
      return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.origin === value.toLowerCase()
    }, 'an address without path, such as https://demarches.ville.fr')
    .transform((value) => value.toLowerCase())
}

/** A name or number that fits one line. */
export function oneLine(most = 200) {
  return z
    .string()
    .refine((value) => value.length <= most && !/[\p{Cc}\p{Cf}]/u.test(value), `a text on one line of at most ${most} characters`)
}
