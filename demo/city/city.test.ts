import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { requestTypeDefinition, suggestTypes } from '#modules/catalogue'
import { ABSENCES } from './absences.ts'
import { AGENTS } from './agents/index.ts'
import { ANSWERS, MERGE_FIELDS } from './answers.ts'
import { COMPETENCES } from './competences.ts'
import { DIRECTORATES } from './directorates.ts'
import { DISTRICTS } from './districts.ts'
import { ELECTED_OFFICIALS } from './elected-officials.ts'
import { CITY, MAILBOXES } from './identity.ts'
import { INTERNAL_NOTES } from './internal-notes.ts'
import { ARTICLES } from './knowledge.ts'
import { INCOMING_MESSAGES } from './messages/index.ts'
import { PARTNERS } from './partners.ts'
import { REQUEST_TYPES, TYPE_BY_CODE } from './request-types/index.ts'
import { ROLES } from './roles.ts'
import { SECTORS } from './sectors.ts'
import { SERVICES } from './services.ts'
import { SITE_SERVICES } from './site-services.ts'
import { SITES } from './sites.ts'
import { STREETS } from './streets.ts'
import { TEAMS } from './teams.ts'

const codes = (items: readonly { code: string }[]): Set<string> => new Set(items.map((item) => item.code))
const sectors = codes(SECTORS)
const agents = codes(AGENTS)
const sites = codes(SITES)
const units = new Set([...codes(DIRECTORATES), ...codes(SERVICES)])

test('the city has the numbers that its specification gives', () => {
  const counted = [
    DIRECTORATES,
    SERVICES,
    SECTORS,
    ROLES,
    AGENTS,
    SITES,
    DISTRICTS,
    STREETS,
    REQUEST_TYPES,
    COMPETENCES,
    INCOMING_MESSAGES,
    ANSWERS,
    ARTICLES,
    ELECTED_OFFICIALS,
    INTERNAL_NOTES,
  ]
  assert.deepEqual(
    counted.map((list) => list.length),
    [13, 46, 13, 20, 64, 7, 12, 38, 60, 25, 65, 40, 15, 8, 10],
  )
})

test('no code is given twice', () => {
  for (const list of [
    DIRECTORATES,
    SERVICES,
    SECTORS,
    ROLES,
    AGENTS,
    SITES,
    DISTRICTS,
    REQUEST_TYPES,
    COMPETENCES,
    ANSWERS,
    ARTICLES,
    PARTNERS,
    TEAMS,
  ])
    assert.equal(codes(list).size, list.length)
  assert.equal(
    new Set([...DIRECTORATES, ...SERVICES, ...TEAMS].map((unit) => unit.code)).size,
    DIRECTORATES.length + SERVICES.length + TEAMS.length,
  )
  assert.equal(new Set(AGENTS.map((agent) => agent.email)).size, AGENTS.length)
})

test('every code of the organisation that is cited exists', () => {
  const roles = codes(ROLES)
  for (const item of DIRECTORATES)
    assert.ok(sectors.has(item.sectorCode) && agents.has(item.directorCode) && sites.has(item.siteCode), item.code)
  for (const item of SERVICES)
    assert.ok(sectors.has(item.sectorCode) && agents.has(item.managerCode) && codes(DIRECTORATES).has(item.directorateCode), item.code)
  for (const agent of AGENTS) {
    assert.ok(units.has(agent.unitCode) && sites.has(agent.siteCode) && agent.roles.length > 0, agent.code)
    for (const grant of agent.roles)
      assert.ok(roles.has(grant.role) && (grant.unit === undefined || units.has(grant.unit)), `${agent.code} ${grant.role}`)
  }
  for (const team of TEAMS) assert.ok(units.has(team.parentCode) && team.memberCodes.every((code) => agents.has(code)), team.code)
  for (const box of MAILBOXES) assert.ok(units.has(box.unitCode), box.address)
  for (const item of SITE_SERVICES)
    assert.ok(
      item.at.every((place) => sites.has(place.siteCode)),
      item.name,
    )
})

test('every role is held by somebody', () => {
  const held = new Set(AGENTS.flatMap((agent) => agent.roles.map((grant) => grant.role)))
  assert.deepEqual(
    ROLES.map((role) => role.code).filter((code) => !held.has(code)),
    [],
  )
})

test('the chain of substitutes gives one person who is there, whatever the day', () => {
  for (let day = Temporal.PlainDate.from('2026-09-01'); day.toString() <= '2027-03-31'; day = day.add({ days: 1 })) {
    for (const agent of AGENTS) {
      let code = agent.code
      let steps = 0
      for (let away = awayOn(code, day); away !== undefined; away = awayOn(code, day)) {
        code = away.substituteCode
        steps += 1
        assert.ok(steps <= 2, `${agent.code} on ${day.toString()}`)
      }
      assert.ok(agents.has(code))
    }
  }
})

function awayOn(code: string, day: Temporal.PlainDate) {
  return ABSENCES.find((absence) => absence.agentCode === code && absence.startsOn <= day.toString() && day.toString() <= absence.endsOn)
}

test('districts tile both banks without a hole or an overlap, and hold all inhabitants', () => {
  for (const bank of ['right', 'left'] as const) {
    const boxes = DISTRICTS.filter((district) => district.bank === bank)
    const area = boxes.reduce((sum, box) => sum + (box.lonMax - box.lonMin) * (box.latMax - box.latMin), 0)
    const hull =
      (Math.max(...boxes.map((box) => box.lonMax)) - Math.min(...boxes.map((box) => box.lonMin))) *
      (Math.max(...boxes.map((box) => box.latMax)) - Math.min(...boxes.map((box) => box.latMin)))
    assert.ok(Math.abs(area - hull) < 1e-9, bank)
  }
  const overlaps = DISTRICTS.flatMap((a) =>
    DISTRICTS.filter((b) => a.code < b.code && a.lonMin < b.lonMax && b.lonMin < a.lonMax && a.latMin < b.latMax && b.latMin < a.latMax),
  )
  assert.deepEqual(overlaps, [])
  assert.equal(
    DISTRICTS.reduce((sum, district) => sum + district.inhabitants, 0),
    CITY.population,
  )
})

test('each site lies in its district and stands in one of its streets', () => {
  for (const site of SITES) {
    const district = DISTRICTS.find((item) => item.code === site.districtCode)
    assert.ok(district !== undefined)
    assert.ok(
      site.longitude >= district.lonMin &&
        site.longitude <= district.lonMax &&
        site.latitude >= district.latMin &&
        site.latitude <= district.latMax,
      site.code,
    )
    const [number, ...street] = site.address.split(' ')
    const found = STREETS.find((item) => item.name === street.join(' '))
    assert.ok(found !== undefined && found.districtCode === site.districtCode, site.code)
    assert.ok(Number(number) >= found.firstNumber && Number(number) <= found.lastNumber, site.code)
    assert.equal(site.postcode, CITY.postcodes[district.bank])
  }
})

test('every request type is a whole definition of the catalogue, in three languages, with three to six fields and eight words', () => {
  for (const type of REQUEST_TYPES) {
    const { definition } = type
    assert.deepEqual(requestTypeDefinition.safeParse(definition).error, undefined, type.code)
    const texts = [
      definition.title,
      definition.description,
      definition.fee,
      definition.delay,
      ...definition.requiredDocuments,
      ...definition.fields.map((field) => field.label),
    ]
    assert.ok(
      texts.every((text) => text?.en !== undefined && text.it !== undefined),
      type.code,
    )
    assert.ok(definition.fields.length >= 3 && definition.fields.length <= 6, type.code)
    assert.equal(new Set(definition.fields.map((field) => field.name)).size, definition.fields.length, type.code)
    assert.ok(
      definition.fields.every((field) => (field.kind === 'choice' || field.kind === 'choices') === (field.choices !== undefined)),
      type.code,
    )
    assert.equal(new Set(definition.keywords).size, 8, type.code)
    assert.ok(sectors.has(definition.sectorCode) && units.has(definition.unitCode), type.code)
    assert.ok(definition.partnerCode === undefined || codes(PARTNERS).has(definition.partnerCode), type.code)
  }
})

test('no two types have the same list of words', () => {
  const lists = REQUEST_TYPES.map((type) => type.definition.keywords.toSorted((a, b) => a.localeCompare(b)).join('|'))
  assert.equal(new Set(lists).size, lists.length)
})

test('the shares of the types make a whole year', () => {
  const sum = REQUEST_TYPES.reduce((total, type) => total + type.share, 0)
  assert.ok(Math.abs(sum - 100) < 1e-9)
})

test('a type that silence grants or refuses owes an acknowledgement, one that only informs sends it by courtesy', () => {
  for (const { code, definition } of REQUEST_TYPES) {
    const { silence, statutoryPeriod, acknowledgement } = definition.regime
    assert.equal(acknowledgement, silence === 'none' && statutoryPeriod === undefined ? 'courtesy' : 'statutory', code)
    assert.ok(silence === 'none' || statutoryPeriod !== undefined, code)
  }
  assert.deepEqual(TYPE_BY_CODE.get('UR-DP')?.definition.regime.statutoryPeriod, { months: 1 })
})

test('every message goes to the service of its type, or the type has another door', () => {
  for (const message of INCOMING_MESSAGES)
    assert.equal(TYPE_BY_CODE.get(message.typeCode)?.definition.unitCode, message.unitCode, `message ${message.number}`)
  assert.deepEqual(
    REQUEST_TYPES.map((type) => type.code).filter((code) => !INCOMING_MESSAGES.some((message) => message.typeCode === code)),
    [],
  )
})

test('the catalogue proposes the right type among its first three for 49 messages at least', () => {
  const types = REQUEST_TYPES.map((type) => ({
    code: type.code,
    versionId: type.code,
    version: 1,
    position: type.position,
    active: true,
    definition: type.definition,
  }))
  const found = INCOMING_MESSAGES.filter((message) =>
    suggestTypes(types, { subject: '', text: message.text }).some((item) => item.code === message.typeCode),
  )
  assert.ok(found.length >= 49, `${found.length} of 65`)
})

test('answers, articles and competences cite what exists, and no field without a name', () => {
  for (const item of [...ANSWERS, ...ARTICLES]) assert.ok(item.typeCode === undefined || TYPE_BY_CODE.has(item.typeCode), item.code)
  for (const article of ARTICLES)
    assert.ok(units.has(article.unitCode) && article.lines.length === 5 && article.script.length > 20, article.code)
  const known = new Set(MERGE_FIELDS)
  for (const item of ANSWERS)
    for (const [, field] of item.text.matchAll(/\{\{(\w+)\}\}/g)) assert.ok(known.has(field ?? ''), `${item.code} ${field ?? ''}`)
  for (const item of COMPETENCES) {
    assert.ok(
      item.typeCodes.every((code) => TYPE_BY_CODE.has(code)) && (item.partnerCode === undefined || codes(PARTNERS).has(item.partnerCode)),
      item.code,
    )
    assert.equal(item.act === 'handled', item.partnerCode === undefined, item.code)
  }
})

test('no telephone outside the blocks kept for fiction, no e-mail outside .example', () => {
  const faults: string[] = []
  for (const file of readdirSync(join(import.meta.dirname, '..'), { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts') || file.startsWith('loading')) continue
    const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8')
    for (const [phone] of text.matchAll(/\b0[1-9](?: ?\d\d){4}\b/g))
      if (!/^(?:02 ?61 ?91|06 ?39 ?98)/.test(phone)) faults.push(`${file}: ${phone}`)
    for (const [mail] of text.matchAll(/[\w.-]+@[\w-]+(?:\.[\w-]+)+/g)) if (!mail.endsWith('.example')) faults.push(`${file}: ${mail}`)
  }
  assert.deepEqual(faults, [])
})
