import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { citizenParts } from '../../../apps/desk/citizen-parts.ts'
import { recordContact } from '#modules/contacts'
import { NO_PARTS, requestPage, requestsDeskRoutes } from '#modules/requests/desk'
import { type DeskServer, type SmallCity, aCitizen, aRequest, buildSmallCity, deskServer, ok } from '#modules/requests/testing'
import { type AgentActor, systemActor } from '#platform/access'
import { type House, SILENT_OUTBOX, openHouse } from '#platform/database'
import { type TestDatabase, testDatabase } from '#platform/testing'
import { findCitizen, listAddresses, listContactPoints } from '../citizens-store.ts'
import { searchCitizens } from '../search-citizens.ts'
import { citizensDeskRoutes } from './index.ts'

let db: TestDatabase
let house: House
let city: SmallCity
let desk: DeskServer

before(async () => {
  db = await testDatabase()
  house = openHouse({ connection: db.application, outbox: SILENT_OUTBOX })
  city = await buildSmallCity(house)
  await house.work(systemActor('test'), async ({ tx }) => {
    const box = { lon_min: 1, lat_min: 49, lon_max: 1.1, lat_max: 49.1 }
    await tx
      .insertInto('organisation.district')
      .values([
        { code: 'Q03', name: 'Les Alouettes', ...box },
        { code: 'Q04', name: 'Le Quai', ...box },
      ])
      .execute()
    await tx
      .insertInto('organisation.street')
      .values([
        { id: crypto.randomUUID(), name: 'rue des Alouettes', district_code: 'Q03', first_number: 1, last_number: 60 },
        { id: crypto.randomUUID(), name: 'rue des Alouettes', district_code: 'Q04', first_number: 61, last_number: 122 },
      ])
      .execute()
  })
  desk = await deskServer(house, [...requestsDeskRoutes(requestPage(NO_PARTS)), ...citizensDeskRoutes(citizenParts())])
})
after(async () => {
  await desk.close()
  await house.close()
  await db.drop()
})

const read = <T>(use: Parameters<typeof house.read<T>>[1]) => house.read(systemActor('test'), use)
const ines = () => city.actors.ines
const field = (): AgentActor => ({
  ...city.actors.paul,
  roles: [{ role: 'R-TER', units: [city.units.PRO] }],
  sight: { ...city.actors.paul.sight, citizens: false },
})

test('the registry does not exist for who works in the street', async () => {
  const claire = await aCitizen(house, { email: 'cachee@example.org' })
  for (const url of [
    '/desk/citizens?q=lefort',
    '/desk/citizens/suggestions?q=lefort',
    `/desk/citizens/${claire}`,
    '/desk/citizens/new',
    `/desk/citizens/${claire}/edit`,
  ]) {
    const answer = await desk.get(field(), url)
    assert.ok([403, 404].includes(answer.status), url)
    assert.doesNotMatch(answer.html, /Lefort/)
  }
  assert.equal((await desk.post(field(), `/desk/citizens/${claire}/reach`, { reach: '0639981111' })).status, 403)
})

test('who may search but not edit reads the file and changes nothing', async () => {
  const reader: AgentActor = { ...city.actors.nora, roles: [{ role: 'R-DIR', units: [city.units.ECL] }] }
  const claire = await aCitizen(house, { familyName: 'Lisible', email: 'lisible@example.org' })
  const shown = await desk.get(reader, `/desk/citizens/${claire}`)
  assert.equal(shown.status, 200)
  assert.doesNotMatch(shown.html, /\/reach"|\/edit"/)
  assert.equal((await desk.post(reader, `/desk/citizens/${claire}/edit`, { familyName: 'Autre', version: '1' })).status, 403)
})

test('people are suggested by name in any order, by telephone, and with what tells them apart', async () => {
  const odile = await aCitizen(house, { givenNames: 'Odile', familyName: 'Fréville', email: 'odile.freville@example.org' })
  for (const q of ['freville od', 'Odile Frev', 'odile.freville@']) {
    const found: unknown = JSON.parse((await desk.get(ines(), `/desk/citizens/suggestions?q=${encodeURIComponent(q)}`)).html)
    assert.ok(Array.isArray(found) && found.some((item) => item.value === odile && item.href === `/desk/citizens/${odile}`), q)
  }
  assert.match((await desk.get(ines(), '/desk/citizens?q=freville')).html, /Odile Fréville/)
  assert.match((await desk.get(ines(), '/desk/citizens?q=zzqqww')).html, /Aucune fiche ne correspond/)
  assert.equal((await desk.get(ines(), '/desk/citizens/suggestions?q=%25%00')).status, 200)
})

test('a file like another is shown before a second one is made, and making it takes a yes', async () => {
  const values = { kind: 'person', familyName: 'Doublet', givenNames: 'Annie', phone: '06 39 98 44 01' }
  const first = await desk.post(ines(), '/desk/citizens/new', values)
  assert.equal(first.status, 303)
  const again = await desk.post(ines(), '/desk/citizens/new', values)
  assert.equal(again.status, 422)
  for (const expected of ['Ces fiches ressemblent', 'Annie Doublet', 'value="06 39 98 44 01"', 'Confirmez'])
    assert.ok(again.html.includes(expected), expected)
  assert.equal((await read((tx) => searchCitizens(tx, 'Doublet'))).length, 1)
  assert.equal((await desk.post(ines(), '/desk/citizens/new', { ...values, confirmed: 'on' })).status, 303)
  assert.equal((await read((tx) => searchCitizens(tx, 'Doublet'))).length, 2)
})

test('a file that cannot be is refused field by field, with its words', async () => {
  for (const [values, expected] of [
    [{ kind: 'person', givenNames: 'Sans-Nom' }, 'Donnez un nom.'],
    [{ kind: 'person', familyName: 'A', email: 'pas un courriel' }, 'Donnez une adresse de la forme'],
    [{ kind: 'person', familyName: 'A', phone: '12' }, 'Donnez un numéro'],
    [{ kind: 'person', familyName: 'x'.repeat(201) }, 'error-summary'],
    [{ kind: 'person', familyName: 'A', birthDate: '1980-02-31' }, 'error-summary'],
    [{ kind: 'person', familyName: 'A\u0000B' }, 'error-summary'],
    [{ kind: 'person', familyName: 'A', line: '3 rue Haute' }, 'Donnez l’adresse entière'],
    [{ kind: 'organisation', organisationName: 'Asso', siret: '12345678901234' }, 'SIRET'],
    [{ kind: 'chien', familyName: 'A' }, 'error-summary'],
  ] as const) {
    const answer = await desk.post(ines(), '/desk/citizens/new', values)
    assert.equal(answer.status, 422, expected)
    assert.ok(answer.html.includes(expected), `${expected} in ${JSON.stringify(values).slice(0, 60)}`)
  }
})

test('hostile names are kept as names and shown as names', async () => {
  for (const name of ['<img src=x onerror=alert(1)>', "Robert'); DROP TABLE citizens.citizen;--", '%_\\', '𝕏𝕐']) {
    const made = await desk.post(ines(), '/desk/citizens/new', { kind: 'person', familyName: name, confirmed: 'on' })
    assert.equal(made.status, 303, name)
    const shown = await desk.get(ines(), made.location ?? '')
    assert.equal(shown.status, 200)
    assert.ok(!shown.html.includes('<img src=x'))
  }
})

test('a colleague who was faster is told about; what was typed and what is kept now are both shown', async () => {
  const id = await aCitizen(house, { familyName: 'Pressée', email: 'pressee@example.org' })
  const mine = { familyName: 'Pressée', givenNames: 'Claire', language: 'fr', notice: 'Parle lentement.', version: '1' }
  assert.equal((await desk.post(city.actors.nora, `/desk/citizens/${id}/edit`, { ...mine, notice: 'Entend mal.' })).status, 303)
  const late = await desk.post(ines(), `/desk/citizens/${id}/edit`, mine)
  assert.equal(late.status, 409)
  for (const expected of [
    'Un collègue a modifié cette fiche',
    'Parle lentement.',
    'Enregistré aujourd’hui : Entend mal.',
    'name="version" value="2"',
  ])
    assert.ok(late.html.includes(expected), expected)
  assert.equal((await read((tx) => findCitizen(tx, id)))?.notice, 'Entend mal.')
  assert.equal((await desk.post(ines(), `/desk/citizens/${id}/edit`, { ...mine, version: '2' })).status, 303)
  assert.match((await desk.get(ines(), `/desk/citizens/${id}`)).html, /Parle lentement\./)
})

test('a way to reach is added once however it is written, verified, taken away; never another person’s', async () => {
  const [id, other] = [
    await aCitizen(house, { familyName: 'Joignable', email: 'joignable@example.org' }),
    await aCitizen(house, { familyName: 'Voisine', email: 'voisine@example.org' }),
  ]
  const points = async () => (await read((tx) => listContactPoints(tx, [id]))).get(id) ?? []
  const add = (reach: string) => desk.post(ines(), `/desk/citizens/${id}/reach`, { reach })
  assert.equal((await add('06 39 98 21 21')).status, 303)
  const twice = await add('+33 6 39 98 21 21')
  assert.equal(twice.status, 409)
  assert.match(twice.html, /déjà ce numéro/)
  for (const wrong of ['', 'abc', 'x@', '1'.repeat(300)]) assert.equal((await add(wrong)).status, 422, wrong)
  const added = (await points()).find((point) => point.normalised === '+33639982121')
  const target = `/reach/${added?.id ?? ''}`
  assert.equal((await desk.post(ines(), `/desk/citizens/${other}${target}`, { do: 'remove' })).status, 404)
  assert.equal((await desk.post(ines(), `/desk/citizens/${id}${target}`, { do: 'verify' })).status, 303)
  assert.notEqual((await points()).find((point) => point.id === added?.id)?.verifiedAt, undefined)
  assert.equal((await desk.post(ines(), `/desk/citizens/${id}${target}`, { do: 'remove' })).status, 303)
  assert.equal(
    (await points()).some((point) => point.id === added?.id),
    false,
  )
})

test('an address finds its district in the street table, by its number where the street crosses districts', async () => {
  const id = await aCitizen(house, { familyName: 'Logée', email: 'logee@example.org' })
  const add = (line: string) => desk.post(ines(), `/desk/citizens/${id}/addresses`, { line, postcode: '76000', town: 'Rochambeau' })
  for (const line of ['14 bis, RUE DES ALOUETTES', '80 rue des Alouettes', 'rue des Alouettes', '3 rue Inconnue'])
    assert.equal((await add(line)).status, 303)
  const addresses = (await read((tx) => listAddresses(tx, [id]))).get(id) ?? []
  assert.deepEqual(
    new Map(addresses.map((address) => [address.line, address.districtCode])),
    new Map([
      ['14 bis, RUE DES ALOUETTES', 'Q03'],
      ['80 rue des Alouettes', 'Q04'],
      ['rue des Alouettes', undefined],
      ['3 rue Inconnue', undefined],
    ]),
  )
  assert.match((await desk.get(ines(), `/desk/citizens/${id}`)).html, /quartier Les Alouettes/)
  assert.equal((await desk.post(ines(), `/desk/citizens/${id}/addresses`, { line: '3 rue', postcode: '', town: '' })).status, 422)
  assert.equal((await desk.post(ines(), `/desk/citizens/${id}/addresses/${addresses[0]?.id ?? ''}/remove`)).status, 303)
})

test('one line of time holds contacts and requests, page after page, each once', async () => {
  const id = await aCitizen(house, { familyName: 'Longue', email: 'longue@example.org' })
  for (let index = 0; index < 25; index += 1) {
    await aRequest(house, { requesterId: id, subject: `Lampe numéro ${index}.` })
    await ok(
      house.act(systemActor('test'), (work) =>
        recordContact(work, {
          channel: 'phone',
          citizenId: id,
          summary: `Appel numéro ${index}.`,
          result: 'answered',
          topics: [{ typeCode: 'EP-ECL' }],
        }),
      ),
    )
  }
  const seen: string[] = []
  let url: string | undefined = `/desk/citizens/${id}`
  for (let pages = 0; url !== undefined && pages < 5; pages += 1) {
    const { html } = await desk.get(ines(), url)
    seen.push(...[...html.matchAll(/(?:Lampe|Appel) numéro \d+\./g)].map(([text]) => text))
    url = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(seen.length, 50)
  assert.equal(new Set(seen).size, 50)
  assert.deepEqual(seen.slice(0, 2), ['Appel numéro 24.', 'Lampe numéro 24.'])
  const only = (await desk.get(ines(), `/desk/citizens/${id}?kind=contacts`)).html
  assert.ok(only.includes('Appel numéro 24.') && !only.includes('Lampe numéro'))
})

test('what is sealed is neither listed nor counted on the file, except for who works there', async () => {
  const id = await aCitizen(house, { familyName: 'Scellée', email: 'scellee@example.org' })
  await aRequest(house, { requesterId: id, typeCode: 'SO-AID', subject: 'Secours pour le loyer' })
  await ok(
    house.act(city.actors.samir, (work) =>
      recordContact(work, {
        channel: 'phone',
        citizenId: id,
        summary: 'Parle de ses dettes.',
        result: 'answered',
        topics: [{ typeCode: 'SO-AID' }],
      }),
    ),
  )
  const front = await desk.get(ines(), `/desk/citizens/${id}`)
  assert.equal(front.status, 200)
  assert.doesNotMatch(front.html, /loyer|dettes/)
  assert.match(front.html, /Rien à montrer ici/)
  const own = await desk.get(city.actors.samir, `/desk/citizens/${id}`)
  assert.match(own.html, /Secours pour le loyer/)
  assert.match(own.html, /dettes/)
})

test('an address that names nobody is not found, and a torn page key shows the first page', async () => {
  assert.equal((await desk.get(ines(), '/desk/citizens/pas-un-id')).status, 404)
  assert.equal((await desk.get(ines(), '/desk/citizens/00000000-0000-7000-8000-000000000000')).status, 404)
  const id = await aCitizen(house, { familyName: 'Clef', email: 'clef@example.org' })
  assert.equal((await desk.get(ines(), `/desk/citizens/${id}?after=%F0%9F&kind=nimporte`)).status, 200)
})
