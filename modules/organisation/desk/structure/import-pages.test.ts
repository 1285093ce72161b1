import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type DeskServer, deskServer } from '#modules/requests/testing'
import type { AgentActor } from '#platform/access'
import { type FileStore, diskBlobs, openFileStore } from '#platform/files'
import { openKeys } from '#platform/keys'
import { findUnit } from '../../units-store.ts'
import { type Administration, openAdministration } from '../../testing/administration.ts'
import { structureDeskRoutes } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'parvis-import-'))
let city: Administration
let desk: DeskServer
let files: FileStore
before(async () => {
  city = await openAdministration()
  files = openFileStore({ blobs: diskBlobs(join(folder, 'files')), keys: openKeys(join(folder, 'keys')) })
  desk = await deskServer(
    city.world.house,
    structureDeskRoutes({ accounts: city.world.accounts(), files }),
    undefined,
    async ({ stream, name, rule, actor }) => {
      const taken = await files.take(city.world.house, actor, stream, { name, ...rule })
      return taken.ok ? { ok: true, fileId: taken.file.id, size: taken.file.size } : taken
    },
  )
})
after(async () => {
  await desk.close()
  files.close()
  await city.world.close()
  rmSync(folder, { recursive: true })
})

const URL = '/desk/admin/import'
const unit = (code: string) => city.read((tx) => findUnit(tx, { code }))

/** Gives files as a browser does: the fields that were left empty are sent without name. */
async function give(who: AgentActor, texts: Readonly<Record<string, string | Buffer>>) {
  const first = await desk.server.inject({ method: 'GET', url: URL, headers: { cookie: `pv=${who.id}; pv-b=AAAAAAAAAAAAAAAAAAAAAA` } })
  const csrf = /name="csrf" value="([^"]+)"/.exec(first.body)?.[1] ?? ''
  const part = (name: string, value: string | Buffer, file?: string) => [
    Buffer.from(
      `--line\r\ncontent-disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\ncontent-type: text/csv`}\r\n\r\n`,
    ),
    Buffer.from(value),
    Buffer.from('\r\n'),
  ]
  const fields = ['units', 'sites', 'agents'].map((kind) => part(kind, texts[kind] ?? '', texts[kind] === undefined ? '' : `${kind}.csv`))
  const answer = await desk.server.inject({
    method: 'POST',
    url: URL,
    headers: { cookie: `pv=${who.id}; pv-b=AAAAAAAAAAAAAAAAAAAAAA`, 'content-type': 'multipart/form-data; boundary=line' },
    payload: Buffer.concat([...part('csrf', csrf), ...fields.flat(), Buffer.from('--line--\r\n')]),
  })
  return { status: answer.statusCode, location: answer.headers.location ?? '', html: answer.body }
}
const asked = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1]))

test('the import is shut to every other role', async () => {
  await desk.get(city.chief, URL)
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-DIR']) {
    const other = city.actor(await city.world.agent(), [role])
    for (const address of ['', '/models/units']) assert.equal((await desk.get(other, `${URL}${address}`)).status, 403, role)
    assert.equal((await desk.post(other, `${URL}/run`)).status, 403, role)
  }
})

test('no file, a file that is no text, a file of another agent: each is refused with its sentence', async () => {
  await desk.get(city.chief, URL)
  const none = await give(city.chief, {})
  assert.equal(none.status, 422)
  assert.match(none.html, /Choisissez au moins un fichier/)
  const picture = await give(city.chief, { sites: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') })
  assert.equal(picture.status, 422)
  assert.match(picture.html, /href="#sites"/)
  const given = await give(city.chief, { units: 'code;nom;secteur\nAUTRUI;Autrui;S-GEN\n' })
  const colleague = city.actor(await city.world.agent(), ['R-ADF'])
  const seen = await desk.get(colleague, given.location)
  assert.equal(seen.status, 422)
  assert.doesNotMatch(seen.html, /AUTRUI/)
})

test('wrong lines are named and offer no import', async () => {
  await desk.get(city.chief, URL)
  const given = await give(city.chief, { units: 'code;nom;secteur\nBON;Bon;S-GEN\nMAL;Mal;S-ZZZ\n' })
  assert.equal(given.status, 303, given.html)
  const report = await desk.get(city.chief, given.location)
  assert.match(report.html, /Une ligne est à corriger/)
  assert.match(report.html, /data-label="Ligne">3</)
  assert.match(report.html, /secteur/)
  assert.match(report.html, /Ce secteur n’existe pas/)
  assert.doesNotMatch(report.html, /import\/run/)
  assert.equal((await desk.post(city.chief, `${URL}/run`, asked(given.location))).status, 422)
  assert.equal(await unit('BON'), undefined)
})

test('what will be done is shown and not written; then it is written, and a second time there is nothing to do', async () => {
  await desk.get(city.chief, URL)
  const given = await give(city.chief, {
    units: Buffer.from('code;nom;secteur\r\nETE;Direction de l\u0092\u00e9t\u00e9;S-GEN\r\n', 'latin1'),
  })
  const shown = await desk.get(city.chief, given.location)
  assert.match(shown.html, /Rien n’est écrit encore/)
  assert.match(shown.html, /import\/run/)
  assert.equal(await unit('ETE'), undefined)
  const done = await desk.post(city.chief, `${URL}/run`, asked(given.location))
  assert.equal(done.status, 303, done.html)
  assert.match(done.flash ?? '', /1/)
  assert.equal((await unit('ETE'))?.name, 'Direction de l’été')
  const again = await desk.get(city.chief, given.location)
  assert.match(again.html, /l’import ne changera rien/)
  assert.doesNotMatch(again.html, /import\/run/)
})

test('a model of each kind is given to download', async () => {
  for (const kind of ['units', 'sites', 'agents']) {
    const model = await desk.get(city.chief, `${URL}/models/${kind}`)
    assert.equal(model.status, 200)
    assert.match(model.html, /^\uFEFF?code;/)
  }
  assert.equal((await desk.get(city.chief, `${URL}/models/other`)).status, 404)
})
