import { z } from 'zod'
import { type Tx, sql } from '#platform/database'
import { worksOn } from './agent-facts.ts'
import type { Absence, Agent, City, Competence, Directory, District, Partner, Sector, Site, Unit } from './directory.ts'

const intervals = z.array(z.object({ opens: z.string(), closes: z.string() }))

/** Reads the whole organisation. A city has some hundreds of rows; each list has its limit all the same. */
export async function readDirectory(tx: Tx): Promise<Directory> {
  return {
    city: await readCity(tx),
    sectors: new Map((await readSectors(tx)).map((sector) => [sector.code, sector])),
    units: new Map((await readUnits(tx)).map((unit) => [unit.id, unit])),
    sites: new Map((await readSites(tx)).map((site) => [site.id, site])),
    agents: new Map((await readAgents(tx)).map((agent) => [agent.id, agent])),
    districts: await readDistricts(tx),
    partners: await readPartners(tx),
    competences: await readCompetences(tx),
    closedDays: await readClosedDays(tx),
    absences: await readAbsences(tx),
  }
}

/** Past ones too: deadlines were counted over them. Of more than the limit, the latest. */
async function readClosedDays(tx: Tx): Promise<Directory['closedDays']> {
  const rows = await tx.selectFrom('organisation.closed_day').select(['on_date', 'reason']).orderBy('on_date', 'desc').limit(2000).execute()
  return rows.toReversed().map((row) => ({ on: row.on_date, label: row.reason }))
}

const NO_CITY: City = {
  name: 'Ville',
  shortName: 'Ville',
  postalAddress: '',
  postcode: '',
  town: '',
  email: '',
  phone: '',
  mailDomain: 'localhost',
  siret: undefined,
  demonstration: false,
}

async function readCity(tx: Tx): Promise<City> {
  const row = await tx
    .selectFrom('organisation.city')
    .select(['name', 'short_name', 'postal_address', 'postcode', 'town', 'email', 'phone', 'mail_domain', 'siret', 'demonstration'])
    .executeTakeFirst()
  if (row === undefined) return NO_CITY
  return {
    name: row.name,
    shortName: row.short_name,
    postalAddress: row.postal_address,
    postcode: row.postcode,
    town: row.town,
    email: row.email,
    phone: row.phone,
    mailDomain: row.mail_domain,
    siret: row.siret ?? undefined,
    demonstration: row.demonstration,
  }
}

async function readSectors(tx: Tx): Promise<Sector[]> {
  const rows = await tx.selectFrom('organisation.sector').select(['code', 'name', 'sensitivity']).orderBy('position').limit(100).execute()
  const sensitivity = z.enum(['low', 'normal', 'high', 'very-high'])
  return rows.map((row) => ({ code: row.code, name: row.name, sensitivity: sensitivity.parse(row.sensitivity) }))
}

async function readUnits(tx: Tx): Promise<Unit[]> {
  const rows = await tx
    .selectFrom('organisation.unit')
    .select(['id', 'code', 'kind', 'parent_id', 'name', 'sector_code', 'email', 'phone', 'manager_id'])
    .orderBy('code')
    .limit(2000)
    .execute()
  const kind = z.enum(['directorate', 'service', 'team'])
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    kind: kind.parse(row.kind),
    parentId: row.parent_id ?? undefined,
    name: row.name,
    sectorCode: row.sector_code,
    email: row.email ?? undefined,
    phone: row.phone ?? undefined,
    managerId: row.manager_id ?? undefined,
  }))
}

async function readSites(tx: Tx): Promise<Site[]> {
  const rows = await tx
    .selectFrom('organisation.site')
    .select(['id', 'code', 'name', 'address', 'postcode', 'town', 'phone', 'kind'])
    .where('active', '=', sql.lit(true))
    .orderBy('position')
    .orderBy('code')
    .limit(500)
    .execute()
  const weekly = await tx
    .selectFrom('organisation.opening_interval')
    .select(['site_id', 'weekday', 'opens', 'closes'])
    .orderBy('site_id')
    .orderBy('weekday')
    .orderBy('opens')
    .limit(10_000)
    .execute()
  const dated = await tx
    .selectFrom('organisation.opening_exception')
    .select(['site_id', 'on_date', 'intervals', 'reason'])
    // Those long past tell nobody anything, and would one day fill the limit before those to come.
    .where('on_date', '>=', Temporal.Now.plainDateISO('Europe/Paris').subtract({ months: 1 }))
    .orderBy('on_date')
    .limit(10_000)
    .execute()
  const kind = z.enum(['town-hall', 'telephone', 'other'])
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    address: row.address,
    postcode: row.postcode,
    town: row.town,
    phone: row.phone ?? undefined,
    kind: kind.parse(row.kind),
    intervals: weekly
      .filter((item) => item.site_id === row.id)
      .map((item) => ({ weekday: item.weekday, opens: item.opens.slice(0, 5), closes: item.closes.slice(0, 5) })),
    exceptions: dated
      .filter((item) => item.site_id === row.id)
      .map((item) => ({ on: item.on_date, intervals: intervals.parse(item.intervals), reason: item.reason })),
  }))
}

async function readAgents(tx: Tx): Promise<Agent[]> {
  const rows = await tx
    .selectFrom('organisation.agent')
    .select(['id', 'code', 'given_name', 'family_name', 'title', 'email', 'unit_id', 'site_id', 'languages', 'active_from', 'active_until'])
    .orderBy('family_name')
    .orderBy('given_name')
    .orderBy('id')
    .limit(10_000)
    .execute()
  const today = Temporal.Now.plainDateISO('Europe/Paris')
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    givenName: row.given_name,
    familyName: row.family_name,
    name: `${row.given_name} ${row.family_name}`,
    title: row.title ?? undefined,
    email: row.email,
    unitId: row.unit_id,
    siteId: row.site_id ?? undefined,
    languages: row.languages,
    active: worksOn({ activeFrom: row.active_from, activeUntil: row.active_until ?? undefined }, today),
  }))
}

async function readDistricts(tx: Tx): Promise<District[]> {
  const rows = await tx
    .selectFrom('organisation.district')
    .select(['code', 'name', 'lon_min', 'lat_min', 'lon_max', 'lat_max'])
    .orderBy('code')
    .limit(1000)
    .execute()
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    lonMin: row.lon_min,
    latMin: row.lat_min,
    lonMax: row.lon_max,
    latMax: row.lat_max,
  }))
}

async function readPartners(tx: Tx): Promise<Partner[]> {
  const rows = await tx
    .selectFrom('organisation.partner')
    .select(['code', 'name', 'email', 'kind'])
    .where('active', '=', sql.lit(true))
    .orderBy('code')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ code: row.code, name: row.name, email: row.email ?? undefined, kind: row.kind }))
}

async function readCompetences(tx: Tx): Promise<Competence[]> {
  const rows = await tx
    .selectFrom('organisation.competence')
    .select(['code', 'subject', 'partner_code', 'act', 'sentence', 'type_codes'])
    .orderBy('code')
    .limit(1000)
    .execute()
  const act = z.enum(['handled', 'referred', 'directed'])
  return rows.map((row) => ({
    code: row.code,
    subject: row.subject,
    partnerCode: row.partner_code ?? undefined,
    act: act.parse(row.act),
    sentence: row.sentence,
    typeCodes: row.type_codes,
  }))
}

async function readAbsences(tx: Tx): Promise<Absence[]> {
  const rows = await tx
    .selectFrom('organisation.absence')
    .select(['agent_id', 'starts_on', 'ends_on', 'reason', 'substitute_id'])
    .orderBy('starts_on')
    .limit(10_000)
    .execute()
  return rows.map((row) => ({
    agentId: row.agent_id,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    reason: row.reason,
    substituteId: row.substitute_id ?? undefined,
  }))
}
