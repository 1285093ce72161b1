import { type Refused, refuse } from '#platform/outcome'

/** What the administration keeps about an agent. */
export interface AgentFacts {
  code: string
  givenName: string
  familyName: string
  title: string | undefined
  email: string
  phone: string | undefined
  unitId: string
  siteId: string | undefined
  /** ISO 639 codes, and `lsf` for French sign language. */
  languages: readonly string[]
  activeFrom: Temporal.PlainDate
  /** The last day; absent: no end is known. */
  activeUntil: Temporal.PlainDate | undefined
}

export const AGENT_LIMITS = { code: 40, name: 80, title: 120, email: 254, phone: 40, languages: 12 } as const
const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/
const ADDRESS = /^[^\s@<>"(),:;\\[\]]+@[^\s@.]+(?:\.[^\s@.]+)+$/u
const PHONE = /^\+?[0-9][0-9 .()/-]{1,38}$/
const LANGUAGE = /^[a-z]{2,3}$/

/** What is wrong with the facts by themselves, the field named; undefined when nothing is. What is already taken is asked elsewhere. */
export function agentFault(facts: AgentFacts): Refused | undefined {
  if (facts.code.length > AGENT_LIMITS.code || !CODE.test(facts.code)) return fault('agent-code', 'code', AGENT_LIMITS.code)
  if (!isLine(facts.givenName, AGENT_LIMITS.name)) return fault('given-name', 'givenName', AGENT_LIMITS.name)
  if (!isLine(facts.familyName, AGENT_LIMITS.name)) return fault('family-name', 'familyName', AGENT_LIMITS.name)
  if (facts.title !== undefined && !isLine(facts.title, AGENT_LIMITS.title)) return fault('title', 'title', AGENT_LIMITS.title)
  if (facts.email.length > AGENT_LIMITS.email || !ADDRESS.test(facts.email) || !facts.email.isWellFormed())
    return fault('email', 'email', AGENT_LIMITS.email)
  if (facts.phone !== undefined && !PHONE.test(facts.phone)) return fault('phone', 'phone', AGENT_LIMITS.phone)
  if (
    facts.languages.length === 0 ||
    facts.languages.length > AGENT_LIMITS.languages ||
    !facts.languages.every((code) => LANGUAGE.test(code))
  )
    return fault('languages', 'languages', AGENT_LIMITS.languages)
  if (facts.activeUntil !== undefined && Temporal.PlainDate.compare(facts.activeUntil, facts.activeFrom) < 0)
    return fault('leaves-before', 'activeUntil', 0)
  return undefined
}

/** Lower case, in one form of Unicode, without the spaces that lists add. */
export function agentAddress(email: string): string {
  return email.trim().normalize('NFC').toLowerCase()
}

/** Whether the agent works for the city on that day. */
export function worksOn(facts: Pick<AgentFacts, 'activeFrom' | 'activeUntil'>, on: Temporal.PlainDate): boolean {
  return (
    Temporal.PlainDate.compare(facts.activeFrom, on) <= 0 &&
    (facts.activeUntil === undefined || Temporal.PlainDate.compare(on, facts.activeUntil) <= 0)
  )
}

function isLine(text: string, most: number): boolean {
  return text.length >= 1 && text.length <= most && text.trim() === text && text.isWellFormed() && !/\p{Cc}/u.test(text)
}

function fault(what: string, field: string, maximum: number): Refused {
  return refuse('invalid', `organisation.refusal.${what}`, { field, data: { maximum } })
}
