import { z } from 'zod'
import type { Role } from '#modules/accounts'
import { isRole } from '#modules/accounts'
import { type Outcome, done, refuse } from '#platform/outcome'
import type { Site, Unit } from '../directory.ts'

const ISO = /^\d{4}-\d\d-\d\d$/
const FRENCH = /^(\d\d)\/(\d\d)\/(\d{4})$/
const UNIT_KINDS = new Map<string, Unit['kind']>([
  ['direction', 'directorate'],
  ['directorate', 'directorate'],
  ['direzione', 'directorate'],
  ['service', 'service'],
  ['servizio', 'service'],
  ['equipe', 'team'],
  ['team', 'team'],
  ['squadra', 'team'],
])
const SITE_KINDS = new Map<string, Site['kind']>([
  ['mairie', 'town-hall'],
  ['town-hall', 'town-hall'],
  ['municipio', 'town-hall'],
  ['telephone', 'telephone'],
  ['telefono', 'telephone'],
  ['autre', 'other'],
  ['other', 'other'],
  ['altro', 'other'],
])
const YES = new Map([
  ['oui', true],
  ['yes', true],
  ['si', true],
  ['1', true],
  ['vrai', true],
  ['true', true],
  ['non', false],
  ['no', false],
  ['0', false],
  ['faux', false],
  ['false', false],
])

/** A day as `2026-11-23` or `23/11/2026`; empty is none. */
export function readDay(text: string, field: string): Outcome<Temporal.PlainDate | undefined> {
  if (text === '') return done(undefined)
  const french = FRENCH.exec(text)
  const iso = french === null ? text : `${french[3]}-${french[2]}-${french[1]}`
  return ISO.test(iso) && z.iso.date().safeParse(iso).success
    ? done(Temporal.PlainDate.from(iso))
    : refuse('invalid', 'organisation.refusal.import-date', { field })
}

export function readUnitKind(text: string): Outcome<Unit['kind'] | undefined> {
  return oneOf(UNIT_KINDS, text, 'direction, service, equipe')
}

export function readSiteKind(text: string): Outcome<Site['kind'] | undefined> {
  return oneOf(SITE_KINDS, text, 'mairie, telephone, autre')
}

export function readYes(text: string): Outcome<boolean | undefined> {
  const found = oneOf(YES, text, 'oui, non')
  return found.ok ? found : refuse('invalid', found.refusal.message, { ...found.refusal, field: 'active' })
}

/** "R-INS@FAM, R-ADF": roles with the code of their unit; without unit, in the whole city. */
export function readRoles(text: string): Outcome<{ role: Role; unitCode: string | undefined }[]> {
  const roles: { role: Role; unitCode: string | undefined }[] = []
  for (const item of text.split(/[,;|\s]+/).filter((part) => part !== '')) {
    const [role = '', unitCode, ...more] = item.split('@')
    if (!isRole(role) || unitCode === '' || more.length > 0)
      return refuse('invalid', 'organisation.refusal.import-role', { field: 'roles' })
    roles.push({ role, unitCode })
  }
  return done(roles)
}

function oneOf<T>(words: ReadonlyMap<string, T>, text: string, allowed: string): Outcome<T | undefined> {
  if (text === '') return done(undefined)
  const found = words.get(text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase())
  return found === undefined ? refuse('invalid', 'organisation.refusal.import-word', { field: 'kind', data: { allowed } }) : done(found)
}
