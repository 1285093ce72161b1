import type pg from 'pg'
import { newId } from '#platform/database'
import { ABSENCES } from '../city/absences.ts'
import { AGENTS, ROLES_HELD_FROM } from '../city/agents/index.ts'
import { COMPETENCES } from '../city/competences.ts'
import { DIRECTORATES } from '../city/directorates.ts'
import { DISTRICTS } from '../city/districts.ts'
import { CITY } from '../city/identity.ts'
import { openingExceptions } from '../city/opening-exceptions.ts'
import { PARTNERS } from '../city/partners.ts'
import { SECTORS } from '../city/sectors.ts'
import { SERVICES } from '../city/services.ts'
import { SITES, TELEPHONE_SITE } from '../city/sites.ts'
import { STREETS } from '../city/streets.ts'
import { TEAMS } from '../city/teams.ts'
import { insertRows } from './bulk.ts'

/** The ids given to what the demonstration names by code. */
export interface Codes {
  units: ReadonlyMap<string, string>
  sites: ReadonlyMap<string, string>
  agents: ReadonlyMap<string, string>
}

/** Loads who the city is: sectors, units, sites with their hours, agents with their roles, partners. */
export async function loadOrganisation(client: pg.ClientBase, today: Temporal.PlainDate): Promise<Codes> {
  const codes: Codes = {
    units: new Map([...DIRECTORATES, ...SERVICES, ...TEAMS].map((unit) => [unit.code, newId()])),
    sites: new Map([...SITES, TELEPHONE_SITE].map((site) => [site.code, newId()])),
    agents: new Map(AGENTS.map((agent) => [agent.code, newId()])),
  }
  await loadCity(client)
  await insertRows(
    client,
    'organisation.sector',
    ['code', 'name', 'sensitivity', 'position'],
    SECTORS.map((sector, index) => ({ code: sector.code, name: sector.name, sensitivity: sector.sensitivity, position: index })),
  )
  await loadUnits(client, codes)
  await insertRows(
    client,
    'organisation.district',
    ['code', 'name', 'lon_min', 'lat_min', 'lon_max', 'lat_max'],
    DISTRICTS.map((district) => ({
      code: district.code,
      name: district.name,
      lon_min: district.lonMin,
      lat_min: district.latMin,
      lon_max: district.lonMax,
      lat_max: district.latMax,
    })),
  )
  await insertRows(
    client,
    'organisation.street',
    ['id', 'name', 'district_code', 'first_number', 'last_number'],
    STREETS.map((street) => ({
      id: newId(),
      name: street.name,
      district_code: street.districtCode,
      first_number: street.firstNumber,
      last_number: street.lastNumber,
    })),
  )
  await loadSites(client, codes, today)
  await loadAgents(client, codes)
  await insertRows(
    client,
    'organisation.partner',
    ['code', 'name', 'email', 'kind', 'active'],
    PARTNERS.map((partner) => ({ code: partner.code, name: partner.name, email: partner.email ?? null, kind: partner.kind, active: true })),
  )
  await insertRows(
    client,
    'organisation.competence',
    ['code', 'subject', 'partner_code', 'act', 'sentence', 'type_codes'],
    COMPETENCES.map((item) => ({
      code: item.code,
      subject: item.subject,
      partner_code: item.partnerCode ?? null,
      act: item.act,
      sentence: item.sentence,
      type_codes: item.typeCodes,
    })),
  )
  return codes
}

async function loadCity(client: pg.ClientBase): Promise<void> {
  const columns = [
    'id',
    'name',
    'short_name',
    'postal_address',
    'postcode',
    'town',
    'email',
    'phone',
    'mail_domain',
    'siret',
    'demonstration',
    'version',
  ]
  await insertRows(client, 'organisation.city', columns, [
    {
      id: true,
      name: CITY.name,
      short_name: CITY.shortName,
      postal_address: CITY.postalAddress,
      postcode: CITY.postcode,
      town: CITY.town,
      email: CITY.email,
      phone: CITY.phone,
      mail_domain: CITY.mailDomain,
      siret: CITY.siret,
      demonstration: true,
      version: 1,
    },
  ])
}

async function loadUnits(client: pg.ClientBase, codes: Codes): Promise<void> {
  const columns = ['id', 'code', 'kind', 'parent_id', 'name', 'sector_code', 'email', 'phone', 'active_from', 'version']
  const common = { active_from: '2000-01-01', version: 1 }
  await insertRows(
    client,
    'organisation.unit',
    columns,
    DIRECTORATES.map((unit) => ({
      ...common,
      id: codes.units.get(unit.code),
      code: unit.code,
      kind: 'directorate',
      parent_id: null,
      name: unit.name,
      sector_code: sectorOf(unit.code),
      email: null,
      phone: null,
    })),
  )
  await insertRows(
    client,
    'organisation.unit',
    columns,
    SERVICES.map((unit) => ({
      ...common,
      id: codes.units.get(unit.code),
      code: unit.code,
      kind: 'service',
      parent_id: codes.units.get(unit.directorateCode),
      name: unit.name,
      sector_code: unit.sectorCode,
      email: unit.email,
      phone: unit.phone,
    })),
  )
  await insertRows(
    client,
    'organisation.unit',
    columns,
    TEAMS.map((unit) => ({
      ...common,
      id: codes.units.get(unit.code),
      code: unit.code,
      kind: 'team',
      parent_id: codes.units.get(unit.parentCode),
      name: unit.name,
      sector_code: unit.sectorCode,
      email: null,
      phone: null,
    })),
  )
}

/** A directorate has no sector of its own: the one of its first service. */
function sectorOf(directorate: string): string {
  return SERVICES.find((service) => service.directorateCode === directorate)?.sectorCode ?? 'S-GEN'
}

async function loadSites(client: pg.ClientBase, codes: Codes, today: Temporal.PlainDate): Promise<void> {
  const all = [...SITES, TELEPHONE_SITE]
  const columns = [
    'id',
    'code',
    'name',
    'address',
    'postcode',
    'town',
    'district_code',
    'latitude',
    'longitude',
    'phone',
    'kind',
    'position',
    'active',
    'version',
  ]
  await insertRows(
    client,
    'organisation.site',
    columns,
    all.map((site, index) => ({
      id: codes.sites.get(site.code),
      code: site.code,
      name: site.name,
      address: site.address,
      postcode: site.postcode,
      town: CITY.town,
      district_code: site.districtCode,
      latitude: site.latitude,
      longitude: site.longitude,
      phone: site.phone,
      kind: site.kind,
      position: index,
      active: true,
      version: 1,
    })),
  )
  await insertRows(
    client,
    'organisation.opening_interval',
    ['site_id', 'weekday', 'opens', 'closes'],
    all.flatMap((site) =>
      site.hours.map((hours) => ({
        site_id: codes.sites.get(site.code),
        weekday: hours.weekday,
        opens: hours.opens,
        closes: hours.closes,
      })),
    ),
  )
  const exceptions = openingExceptions({ from: today.subtract({ months: 1 }), until: today.add({ months: 8 }) })
  await insertRows(
    client,
    'organisation.opening_exception',
    ['site_id', 'on_date', 'intervals', 'reason'],
    exceptions.map((item) => ({
      site_id: codes.sites.get(item.siteCode),
      on_date: item.on,
      intervals: item.intervals,
      reason: item.reason,
    })),
  )
}

async function loadAgents(client: pg.ClientBase, codes: Codes): Promise<void> {
  const columns = [
    'id',
    'code',
    'given_name',
    'family_name',
    'title',
    'email',
    'unit_id',
    'site_id',
    'languages',
    'skills',
    'active_from',
    'version',
  ]
  await insertRows(
    client,
    'organisation.agent',
    columns,
    AGENTS.map((agent) => ({
      id: codes.agents.get(agent.code),
      code: agent.code,
      given_name: agent.givenName,
      family_name: agent.familyName,
      title: agent.title,
      email: agent.email,
      unit_id: codes.units.get(agent.unitCode),
      site_id: codes.sites.get(agent.siteCode),
      languages: agent.languages,
      skills: agent.skills,
      active_from: '2000-01-01',
      version: 1,
    })),
  )
  const roles = AGENTS.flatMap((agent) =>
    agent.roles.map((role) => ({
      id: newId(),
      agent_id: codes.agents.get(agent.code),
      role_code: role.role,
      unit_id: role.unit === undefined ? null : codes.units.get(role.unit),
      valid_from: ROLES_HELD_FROM,
    })),
  )
  await insertRows(client, 'organisation.role_assignment', ['id', 'agent_id', 'role_code', 'unit_id', 'valid_from'], roles)
  await insertRows(
    client,
    'organisation.absence',
    ['id', 'agent_id', 'starts_on', 'ends_on', 'reason', 'substitute_id', 'scope', 'version'],
    ABSENCES.map((absence) => ({
      id: newId(),
      agent_id: codes.agents.get(absence.agentCode),
      starts_on: absence.startsOn,
      ends_on: absence.endsOn,
      reason: absence.reason,
      substitute_id: codes.agents.get(absence.substituteCode),
      scope: absence.scope,
      version: 1,
    })),
  )
  await insertRows(
    client,
    'organisation.team_member',
    ['unit_id', 'agent_id', 'valid_from'],
    TEAMS.flatMap((team) =>
      team.memberCodes.map((member) => ({
        unit_id: codes.units.get(team.code),
        agent_id: codes.agents.get(member),
        valid_from: '2000-01-01',
      })),
    ),
  )
  for (const unit of [
    ...DIRECTORATES.map((item) => [item.code, item.directorCode] as const),
    ...SERVICES.map((item) => [item.code, item.managerCode] as const),
  ]) {
    await client.query('UPDATE organisation.unit SET manager_id = $2 WHERE id = $1', [
      codes.units.get(unit[0]),
      codes.agents.get(unit[1]) ?? null,
    ])
  }
}
