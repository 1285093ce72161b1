import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** An e-mail address as it is compared: trimmed, in lower case. Nothing when it cannot be one. */
export function normaliseEmail(text: string): string | undefined {
  const value = text.trim().toLowerCase()
  if (value.length > 254 || !/^[^\s@<>"(),;:\\[\]]+@[^\s@<>"(),;:\\[\]]+\.[^\s@<>"(),;:\\[\].]{2,}$/.test(value)) return undefined
  return value
}

/** A telephone number in E.164, French unless it says otherwise: 06 39 98 14 22, 06.39.98, 0033 6…, +33 (0)6… are one number. */
export function normalisePhone(text: string): string | undefined {
  const cleaned = text.trim().replace(/\(0\)/g, '').replace(/^00/, '+').replace(/[/.]/g, ' ')
  if (cleaned.length > 40) return undefined
  const parsed = parsePhoneNumberFromString(cleaned, 'FR')
  return parsed?.isPossible() === true ? parsed.number : undefined
}

/** A number as it is read aloud: 06 39 98 14 22. */
export function formatPhone(e164: string): string {
  const parsed = parsePhoneNumberFromString(e164)
  if (parsed === undefined) return e164
  return parsed.country === 'FR' ? parsed.formatNational() : parsed.formatInternational()
}
