import { findCitizen, identifyCitizen, normaliseEmail, registerCitizen } from '#modules/citizens'
import type { Work } from '#platform/database'
import { type Outcome, done, refuse } from '#platform/outcome'

/** Who wrote a letter, as a person confirms it: a file the city has, or a name and how to reach them. */
export interface LetterSender {
  citizenId?: string | undefined
  givenNames?: string | undefined
  familyName?: string | undefined
  email?: string | undefined
  line?: string | undefined
  postcode?: string | undefined
  town?: string | undefined
}

const POSTCODE = /^(\d{5})\s+(.+)$/
const CIVILITY = /^(m\.|mr|mme|mlle|madame|mademoiselle|monsieur|m)\s+/i

/** Splits the head of a letter into name and address, for the form that a person corrects: a suggestion, never a decision. */
export function readSender(text: string | undefined): LetterSender {
  const lines = (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const [first = '', ...rest] = lines
  const place = rest.map((line) => POSTCODE.exec(line)).find((found) => found !== null)
  const line = rest.find((each) => !POSTCODE.test(each) && /\d/.test(each) && !each.includes('@'))
  const words = first.replace(CIVILITY, '').split(/\s+/).filter(Boolean)
  // "DUPONT Marie" and "Marie DUPONT" alike: the family name is the one in capitals.
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase())
  const family = capitals.length > 0 && capitals.length < words.length ? capitals.join(' ') : (words.at(-1) ?? '')
  const given =
    capitals.length > 0 && capitals.length < words.length ? words.filter((word) => !capitals.includes(word)) : words.slice(0, -1)
  return { familyName: family, givenNames: given.join(' '), line: line ?? '', postcode: place?.[1] ?? '', town: place?.[2] ?? '' }
}

/** The file of who wrote; undefined when nobody is named. Without an e-mail a name alone never finds a file: homonyms exist. */
export async function identifySender(work: Work, sender: LetterSender): Promise<Outcome<string | undefined>> {
  if (sender.citizenId !== undefined) {
    const known = await findCitizen(work.tx, sender.citizenId)
    return known === undefined ? refuse('not-found', 'mailroom.refusal.unknown-person', { field: 'citizenId' }) : done(known.id)
  }
  const familyName = (sender.familyName ?? '').trim()
  if (familyName === '') return done(undefined)
  const email = (sender.email ?? '').trim()
  if (email !== '' && normaliseEmail(email) === undefined) return refuse('invalid', 'mailroom.refusal.wrong-email', { field: 'email' })
  const [line = '', postcode = '', town = ''] = [sender.line, sender.postcode, sender.town].map((part) => (part ?? '').trim())
  const person = {
    kind: 'person' as const,
    givenNames: (sender.givenNames ?? '').trim(),
    familyName,
    ...(email === '' ? {} : { email }),
    ...(line === '' || town === '' ? {} : { address: { line, postcode, town } }),
  }
  if (email === '') {
    const made = await registerCitizen(work, person)
    return made.ok ? done(made.value.id) : made
  }
  const found = await identifyCitizen(work, person)
  return found.ok ? done(found.value.citizen.id) : found
}
