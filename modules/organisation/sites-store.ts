import { z } from 'zod'
import type { Tx } from '#platform/database'
import type { Site } from './directory.ts'
import type { OpeningInterval } from './opening-hours.ts'

/** What the administration keeps about a place where the city receives its public. */
export interface SiteFacts {
  code: string
  name: string
  address: string
  postcode: string
  town: string
  phone: string | undefined
  kind: Site['kind']
  active: boolean
  intervals: readonly OpeningInterval[]
}

export interface SiteRecord extends SiteFacts {
  id: string
  version: number
}

const COLUMNS = ['id', 'code', 'name', 'address', 'postcode', 'town', 'phone', 'kind', 'active', 'version'] as const
const kinds = z.enum(['town-hall', 'telephone', 'other'])

export async function findSite(tx: Tx, by: { id: string } | { code: string }): Promise<SiteRecord | undefined> {
  const query = tx.selectFrom('organisation.site').select(COLUMNS)
  const row = await ('id' in by ? query.where('id', '=', by.id) : query.where('code', '=', by.code)).executeTakeFirst()
  if (row === undefined) return undefined
  const weekly = await tx
    .selectFrom('organisation.opening_interval')
    .select(['weekday', 'opens', 'closes'])
    .where('site_id', '=', row.id)
    .orderBy('weekday')
    .orderBy('opens')
    .limit(200)
    .execute()
  return {
    ...row,
    phone: row.phone ?? undefined,
    kind: kinds.parse(row.kind),
    intervals: weekly.map((item) => ({ weekday: item.weekday, opens: item.opens.slice(0, 5), closes: item.closes.slice(0, 5) })),
  }
}

/** Every site, those that are closed too. */
export async function listSites(tx: Tx): Promise<SiteRecord[]> {
  const rows = await tx.selectFrom('organisation.site').select('id').orderBy('position').orderBy('code').limit(500).execute()
  const sites: SiteRecord[] = []
  for (const { id } of rows) {
    const site = await findSite(tx, { id })
    if (site !== undefined) sites.push(site)
  }
  return sites
}

export async function insertSite(tx: Tx, id: string, facts: SiteFacts): Promise<void> {
  const { intervals, ...columns } = facts
  await tx
    .insertInto('organisation.site')
    .values({ ...columns, id, phone: facts.phone ?? null })
    .execute()
  await writeIntervals(tx, id, intervals)
}

/** Writes the facts if nobody did since `version`; answers the new version. */
export async function updateSite(
  tx: Tx,
  { id, version, facts }: { id: string; version: number; facts: SiteFacts },
): Promise<number | undefined> {
  const { code, name, address, postcode, town, kind, active, intervals } = facts
  const row = await tx
    .updateTable('organisation.site')
    .set((set) => ({ code, name, address, postcode, town, kind, active, phone: facts.phone ?? null, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .where('version', '=', version)
    .returning('version')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await tx.deleteFrom('organisation.opening_interval').where('site_id', '=', id).execute()
  await writeIntervals(tx, id, intervals)
  return row.version
}

async function writeIntervals(tx: Tx, siteId: string, intervals: readonly OpeningInterval[]): Promise<void> {
  if (intervals.length === 0) return
  await tx
    .insertInto('organisation.opening_interval')
    .values(intervals.map((interval) => ({ site_id: siteId, ...interval })))
    .execute()
}
