import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '#platform/access'
import { findAgent } from '../agents-store.ts'
import { structureRefusalSentence } from '../desk/structure/messages/index.ts'
import { openingText } from '../opening-hours.ts'
import { listAssignmentsOf } from '../roles-store.ts'
import { findSite } from '../sites-store.ts'
import { findUnit, listUnits } from '../units-store.ts'
import { type Administration, openAdministration } from '../testing/administration.ts'
import { type ImportKind, modelFile } from './columns.ts'
import { importKindOf } from './import-lines.ts'
import { type ImportReport, importOrganisation } from './import-organisation.ts'

let city: Administration
before(async () => {
  city = await openAdministration()
})
after(() => city.world.close())

type Texts = Partial<Record<ImportKind, string | Uint8Array>>

async function run(
  texts: Texts,
  dryRun = false,
  actor: Parameters<typeof importOrganisation>[1] = systemActor('test'),
): Promise<ImportReport> {
  const bytes = (text: string | Uint8Array | undefined) => (typeof text === 'string' ? new TextEncoder().encode(text) : text)
  const files = Object.fromEntries(Object.entries(texts).map(([kind, text]) => [kind, bytes(text)]))
  const outcome = await importOrganisation(city.world.house, actor, { files, dryRun })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

/** "units 3 secteur unknown-sector": file, line, column and what is wrong. */
const faults = (report: ImportReport) =>
  report.faults.map(({ kind, line, column, refusal }) =>
    [kind, line, column, refusal.message.replace('organisation.refusal.', '')].filter((part) => part !== undefined).join(' '),
  )
const counts = (report: ImportReport) =>
  (['created', 'changed', 'unchanged'] as const).map((effect) => report.effects.filter((item) => item.effect === effect).length).join(' ')

test('only who administers the organisation and its agents imports', async () => {
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-INS']) {
    const other = city.actor(await city.world.agent(), [role])
    const outcome = await importOrganisation(city.world.house, other, { files: { units: new Uint8Array([65]) }, dryRun: true })
    assert.equal(outcome.ok ? 'done' : outcome.refusal.kind, 'not-allowed', role)
  }
})

test('each kind of wrong line is named with its number and its column, and nothing is written', async () => {
  const cases: [Texts, string[]][] = [
    [{ units: '' }, ['units 1 import-empty']],
    [{ units: new Uint8Array([0, 1, 2, 3]) }, ['units 1 import-empty']],
    [{ units: 'code;nom;couleur\nAB;B;rouge\n' }, ['units 1 couleur import-unknown-column']],
    [{ units: 'code;nom;nom\nAB;B;C\n' }, ['units 1 nom import-column-twice']],
    [{ units: 'code;secteur\nAB;S-GEN\n' }, ['units 1 nom import-column-missing']],
    [{ units: 'code;nom;secteur\nAB;"ouvert;S-GEN\n' }, ['units 2 import-quotes']],
    [{ units: 'code;nom;secteur\nAB;B\n' }, ['units 2 import-cells']],
    [{ units: 'code;nom;secteur\nAB;B;S-GEN\n\nAB;C;S-GEN\n' }, ['units 4 code import-twice']],
    [{ units: 'code;nom;secteur\na b;B;S-GEN\n' }, ['units 2 code unit-code']],
    [{ units: 'code;nom;secteur\nAB;;S-GEN\n' }, ['units 2 nom unit-name']],
    [{ units: 'code;nom;secteur\nAB;"deux\nlignes";S-GEN\nAC;C;S-ZZZ\n' }, ['units 2 nom unit-name', 'units 4 secteur unknown-sector']],
    [{ units: 'code;nom;code_parent\nAB;B;NULLE\n' }, ['units 2 code_parent unknown-parent']],
    [{ units: 'code;nom;code_parent;type\nAB;B;CRISIS;service\n' }, ['units 2 code_parent unit-place']],
    [{ units: 'code;nom;type\nAB;B;bureau\n' }, ['units 2 type import-word']],
    [{ units: 'code;nom;secteur;dernier_jour\nAB;B;S-GEN;31/02/2027\n' }, ['units 2 dernier_jour import-date']],
    [{ units: 'code;nom;secteur;responsable\nAB;B;S-GEN;PERSONNE\n' }, ['units 2 code_responsable unknown-manager']],
    [{ units: 'code;nom;dernier_jour\nDRU;Direction;2026-12-31\n' }, ['units 2 dernier_jour unit-in-use']],
    [
      { units: 'code;nom;secteur\nAB;;S-GEN\n', agents: 'code;prenom;nom;courriel;service\nX1;A;B;x1@ville.example;AB\n' },
      ['units 2 nom unit-name', 'agents 2 service import-depends'],
    ],
    [{ sites: site('HDV;Mairie;1 rue;7600;Ville;lu 09:00-12:00') }, ['sites 2 code_postal postcode']],
    [{ sites: site('HDV;Mairie;1 rue;76000;Ville;lundi matin') }, ['sites 2 horaires hours']],
    [{ sites: site('HDV;Mairie;1 rue;76000;Ville;"lu 09:00-12:00 11:00-13:00"') }, ['sites 2 horaires hours-overlap']],
    [{ sites: site('HDV;Mairie;1 rue;76000;Ville;lu 12:00-09:00') }, ['sites 2 horaires hours-order']],
    [{ agents: agent('X1;A;B;pas une adresse;ACC;') }, ['agents 2 courriel email']],
    [{ agents: agent('X1;A;B;x1@ville.example;NULLE;') }, ['agents 2 service unknown-unit']],
    [{ agents: agent('X1;A;B;x1@ville.example;ACC;R-ZZZ') }, ['agents 2 roles import-role']],
    [{ agents: agent('X1;A;B;x1@ville.example;ACC;R-INS@NULLE') }, ['agents 2 roles import-role-unit']],
    [{ agents: agent('X1;A;B;x1@ville.example;ACC;\nX2;A;B;x1@ville.example;ACC;') }, ['agents 3 courriel email-taken']],
  ]
  const before = JSON.stringify(await city.read(listUnits))
  for (const [texts, expected] of cases) {
    const report = await run(texts)
    assert.deepEqual(faults(report), expected)
    assert.equal(report.written, false)
    for (const { refusal } of report.faults)
      for (const locale of ['fr', 'en', 'it'] as const)
        assert.doesNotMatch(structureRefusalSentence(refusal, locale), /organisation\.refusal|undefined/, refusal.message)
  }
  assert.equal(JSON.stringify(await city.read(listUnits)), before)
  assert.equal(await city.read((tx) => findAgent(tx, { code: 'X1' })), undefined)
})

test('a file of 10,001 lines or of more than 2 MB is refused with its limit', async () => {
  const long = `code;nom;secteur\n${Array.from({ length: 10_001 }, (_, index) => `U${index};N;S-GEN`).join('\n')}\n`
  assert.deepEqual(faults(await run({ units: long }, true)), ['units 1 import-too-long'])
  assert.deepEqual(faults(await run({ units: `code;nom\n${'A'.repeat(2 * 1024 * 1024)}` }, true)), ['units 1 import-too-large'])
})

const WHOLE = {
  units: 'code;nom;code_parent;secteur;code_responsable\r\nIMP-S;Service importé;IMP;;I001\r\nIMP;Direction importée;;S-GEN;\r\n',
  sites: site('IMPS;Mairie annexe;2 rue du Port;76000;Ville;"lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00"'),
  agents: 'code,prenom,nom,courriel,service,site,roles\nI001,Éloïse,Œuvrard,Eloise@Ville.example,IMP-S,IMPS,"R-INS@IMP-S, R-RES@IMP-S"\n',
}

test('a dry run says what would be done, and writes nothing: no line, no event', async () => {
  const events = await city.world.events('unit.registered')
  const report = await run(WHOLE, true)
  assert.deepEqual(faults(report), [])
  assert.equal(counts(report), '4 0 0')
  assert.equal(report.written, false)
  assert.equal(await city.read((tx) => findUnit(tx, { code: 'IMP' })), undefined)
  assert.equal(await city.world.events('unit.registered'), events)
})

test('one wrong line among good ones writes none of them', async () => {
  const report = await run({ ...WHOLE, agents: `${WHOLE.agents}I002,B,C,c@ville.example,NULLE,,\n` })
  assert.deepEqual(faults(report), ['agents 3 service unknown-unit'])
  assert.equal(await city.read((tx) => findUnit(tx, { code: 'IMP' })), undefined)
})

test('what is imported is there: a parent after its service, hours, roles, the one who leads; a second time changes nothing', async () => {
  const report = await run(WHOLE)
  assert.equal(report.written, true)
  const [directorate, service, place, person] = await city.read(
    async (tx) =>
      [
        await findUnit(tx, { code: 'IMP' }),
        await findUnit(tx, { code: 'IMP-S' }),
        await findSite(tx, { code: 'IMPS' }),
        await findAgent(tx, { code: 'I001' }),
      ] as const,
  )
  assert.equal(directorate?.kind, 'directorate')
  assert.equal(service?.parentId, directorate?.id)
  assert.equal(service?.kind, 'service')
  assert.equal(service?.sectorCode, 'S-GEN')
  assert.equal(service?.managerId, person?.id)
  assert.equal(openingText(place?.intervals ?? []), 'lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00')
  assert.equal(person?.email, 'eloise@ville.example')
  assert.equal(person?.siteId, place?.id)
  const roles = await city.read((tx) => listAssignmentsOf(tx, person?.id ?? ''))
  assert.deepEqual(roles.map((role) => [role.role, role.unitId]).sort(), [
    ['R-INS', service?.id],
    ['R-RES', service?.id],
  ])

  const events = await city.world.events('unit.changed')
  assert.equal(counts(await run(WHOLE)), '0 0 4')
  assert.equal(await city.world.events('unit.changed'), events)
})

test('Windows-1252 and tabs are read with their accents; a column that is absent changes nothing', async () => {
  const latin = Buffer.from('code\tnom\nIMP\tDirection générale de l\u0092été\n', 'latin1')
  assert.equal(counts(await run({ units: latin })), '0 1 0')
  const unit = await city.read((tx) => findUnit(tx, { code: 'IMP' }))
  assert.equal(unit?.name, 'Direction générale de l’été')
  assert.equal(unit?.sectorCode, 'S-GEN')
})

test('an administrator who has not just confirmed their identity gives no role over rights through a file', async () => {
  const texts = { agents: agent('I009;Jean;Pouvoir;i009@ville.example;ACC;R-ADF') }
  assert.deepEqual(faults(await run(texts, false, city.chief)), ['agents 2 roles step-up'])
  const sure = { ...city.chief, steppedUpUntil: city.world.now().add({ minutes: 5 }) }
  assert.equal((await run(texts, false, sure)).written, true)
})

test('a file is told apart by its columns', () => {
  for (const kind of ['units', 'sites', 'agents'] as const) assert.equal(importKindOf(new TextEncoder().encode(modelFile(kind))), kind)
  assert.equal(importKindOf(new TextEncoder().encode('jour;couleur\n1;rouge\n')), undefined)
})

test('the model files are understood', async () => {
  for (const kind of ['units', 'sites'] as const) assert.deepEqual(faults(await run({ [kind]: modelFile(kind) }, true)), [], kind)
  const all = { units: modelFile('units'), sites: modelFile('sites'), agents: modelFile('agents') }
  assert.deepEqual(faults(await run(all, true)), [])
})

function site(line: string): string {
  return `code;nom;adresse;code_postal;ville;horaires\n${line}\n`
}

function agent(line: string): string {
  return `code;prenom;nom;courriel;service;roles\n${line}\n`
}
