import { fold } from '#platform/search'
import type { Tx } from '#platform/database'
import type { Address, Citizen, ContactPoint } from './citizen.ts'
import { findCitizens, listAddresses, listContactPoints, searchContactPoints, searchNames } from './citizens-store.ts'
import { normaliseEmail, normalisePhone } from './normalise.ts'

/** A citizen with what tells them apart in a list. */
export interface FoundCitizen {
  citizen: Citizen
  contactPoints: ContactPoint[]
  address: Address | undefined
  /** Only near what was asked: found by the forgiving way, after the exact ones. */
  isClose?: boolean
}

const MOST = 20
const ENOUGH = 8

/**
 * Finds people as agents ask for them: names in any order, without accents, with slips of the pen; e-mail or telephone
 * by their beginning. Exact ways first; the forgiving one only when they found little, and never with `forgiving: false`.
 */
export async function searchCitizens(
  tx: Tx,
  query: string,
  most: number = MOST,
  { forgiving = true }: { forgiving?: boolean } = {},
): Promise<FoundCitizen[]> {
  const { exact, close } = await searchIds(tx, query.trim().slice(0, 200), { most: Math.min(most, 100), forgiving })
  const found = await describe(tx, [...exact, ...close])
  const near = new Set(close)
  return found.map((each) => (near.has(each.citizen.id) ? { ...each, isClose: true } : each))
}

async function searchIds(
  tx: Tx,
  query: string,
  { most, forgiving }: { most: number; forgiving: boolean },
): Promise<{ exact: readonly string[]; close: readonly string[] }> {
  if (query.includes('@')) return { exact: await searchContactPoints(tx, 'email', query.toLowerCase(), most), close: [] }
  const digits = query.replace(/\D/g, '')
  if (digits.length >= 4 && /^[\d\s.()+/-]+$/.test(query))
    return { exact: await searchContactPoints(tx, 'phone', phoneBeginning(query, digits), most), close: [] }
  const words = fold(query)
    .split(' ')
    .filter((word) => word.length >= 2)
    .slice(0, 6)
  if (words.length === 0) return { exact: [], close: [] }
  const exact = (await searchNames(tx, words, false, most)).map((found) => found.id)
  if (!forgiving || exact.length >= Math.min(ENOUGH, most) || words.every((word) => word.length < 4)) return { exact, close: [] }
  const close = (await searchNames(tx, words, true, most)).map((found) => found.id).filter((id) => !exact.includes(id))
  return { exact, close: close.slice(0, most - exact.length) }
}

/** Finds who is reached at exactly this e-mail or telephone. */
export function normaliseReach(text: string): { kind: 'email' | 'phone'; normalised: string } | undefined {
  const email = normaliseEmail(text)
  if (email !== undefined) return { kind: 'email', normalised: email }
  const phone = normalisePhone(text)
  return phone === undefined ? undefined : { kind: 'phone', normalised: phone }
}

function phoneBeginning(query: string, digits: string): string {
  if (query.trim().startsWith('+')) return `+${digits}`
  if (digits.startsWith('00')) return `+${digits.slice(2)}`
  return digits.startsWith('0') ? `+33${digits.slice(1)}` : `+${digits}`
}

/** Adds to each id what a list shows of it. */
export async function describe(tx: Tx, ids: readonly string[]): Promise<FoundCitizen[]> {
  const [citizens, points, addresses] = await Promise.all([findCitizens(tx, ids), listContactPoints(tx, ids), listAddresses(tx, ids)])
  return citizens.map((citizen) => ({ citizen, contactPoints: points.get(citizen.id) ?? [], address: addresses.get(citizen.id)?.[0] }))
}
