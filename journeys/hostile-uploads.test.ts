import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { SVG_WITH_SCRIPT, bombPng, photograph, smallPdf, wordDocument, zip } from '../platform/files/hostile-files.testing.ts'
import { type HostileWorld, openHostileWorld } from './hostile-world.ts'

const PORTAL = '/demarches/PR-DEP/demande'
const PORTAL_MOST = 6
const DESK_MOST = 10
let world: HostileWorld
let desk: string

before(async () => {
  world = await openHostileWorld()
  desk = `/desk/requests/${await world.pick("SELECT reference FROM requests.request WHERE state = 'in-progress' ORDER BY id LIMIT 1")}/attach`
})
after(async () => world?.close())

interface Lie {
  name: string
  type?: string
  bytes: Buffer
  /** What is said of it, or the name under which it is taken. */
  refused?: RegExp
  taken?: string
}

async function lies(): Promise<Lie[]> {
  const photo = await photograph()
  const png = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#808080' } })
    .png()
    .toBuffer()
  const KIND = /n’est pas d’une sorte acceptée \(photo ou image, PDF, document de bureau/
  const BROKEN = /ne peut pas être lu/
  return [
    { name: 'vide.pdf', bytes: Buffer.alloc(0), refused: /Choisissez un fichier/ },
    {
      name: 'programme.jpg',
      type: 'image/jpeg',
      bytes: Buffer.concat([Buffer.from('MZ\u0090\0\u0003', 'latin1'), Buffer.alloc(4_000)]),
      refused: KIND,
    },
    { name: 'dessin.svg', type: 'image/svg+xml', bytes: SVG_WITH_SCRIPT, refused: KIND },
    { name: 'dessin.png', type: 'image/png', bytes: SVG_WITH_SCRIPT, refused: KIND },
    { name: 'page.pdf', type: 'application/pdf', bytes: Buffer.from('<!doctype html><script>pvx9()</script>'), refused: KIND },
    { name: 'archive.zip', type: 'application/zip', bytes: zip({ 'photo.jpg': 'x', '../../evil.sh': 'rm -rf /' }), refused: KIND },
    { name: 'macros.docx', bytes: wordDocument({ macros: true }), refused: KIND },
    { name: 'immense.png', type: 'image/png', bytes: bombPng(30_000, 30_000), refused: BROKEN },
    { name: 'immense.tif', type: 'image/tiff', bytes: tiffBomb(), refused: BROKEN },
    { name: 'coupe.jpg', type: 'image/jpeg', bytes: photo.subarray(0, photo.length - 80), refused: BROKEN },
    { name: 'coupe.pdf', type: 'application/pdf', bytes: smallPdf().subarray(0, -30), refused: BROKEN },
    {
      name: 'cache.pdf',
      type: 'application/pdf',
      bytes: Buffer.concat([Buffer.from('<script>pvx9()</script>\n'), smallPdf()]),
      refused: /ne peut pas être lu|sorte acceptée/,
    },
    { name: 'image.pdf', type: 'application/pdf', bytes: png, taken: 'image.jpg' },
    {
      name: 'photo-et-archive.jpg',
      bytes: Buffer.concat([photo, zip({ 'evil.html': '<script>pvx9()</script>' })]),
      taken: 'photo-et-archive.jpg',
    },
    { name: '../../../etc/passwd', bytes: png, taken: 'passwd.jpg' },
    { name: 'C:\\Windows\\con.png', bytes: png, taken: 'document.jpg' },
    { name: 'plan\u202Efdp.exe', bytes: png, taken: 'planfdp.jpg' },
    { name: 'a%0D%0ASet-Cookie: pvx9=1', bytes: png, taken: 'a%0D%0ASet-Cookie- pvx9=1.jpg' },
    { name: '<img src=x onerror=pvx9()>.png', bytes: png, taken: '-img src=x onerror=pvx9()-.jpg' },
    { name: `${'é'.repeat(400)}.png`, bytes: png, taken: `${'é'.repeat(75)}.jpg` },
  ]
}

test('a citizen who sends a file that lies is told which one and why; what is only named wrongly is taken under a right name', async () => {
  for (const lie of await lies()) {
    const answer = await send(PORTAL, [lie], { formId: '00000000-0000-4000-8000-000000000000' })
    assert.equal(answer.status, 422, lie.name)
    if (lie.refused !== undefined) {
      assert.match(answer.text, lie.refused, lie.name)
      assert.ok(answer.text.includes(lie.name.slice(0, 40)), `${lie.name} is not named`)
      assert.ok(!answer.text.includes('name="kept[]"'), `${lie.name} was kept`)
    } else assert.ok(answer.html.includes('name="kept[]"'), `${lie.name} was not kept`)
    assert.ok(!/<img src=x|<script>pvx9|pvx9=1/.test(answer.html.replace('Set-Cookie: pvx9=1', '')), lie.name)
    assert.doesNotMatch(answer.cookies, /pvx9/)
  }
})

test('an agent who adds a file that lies is told which one and why, and nothing stands on the request', async () => {
  for (const lie of await lies()) {
    const counted = await attachments()
    const answer = await send(desk, [lie], {})
    if (lie.refused !== undefined) {
      assert.equal(answer.status, 422, lie.name)
      assert.match(answer.text, lie.refused, lie.name)
      assert.ok(answer.text.includes(lie.name.slice(0, 40)), `${lie.name} is not named`)
      assert.equal(await attachments(), counted)
    } else {
      assert.equal(answer.status, 303, `${lie.name}: ${answer.text.slice(0, 300)}`)
      assert.equal(await attachments(), counted + 1)
      assert.equal(
        await world.pick('SELECT f.name FROM requests.attachment a JOIN files.file f ON f.id = a.file_id ORDER BY a.id DESC LIMIT 1'),
        lie.taken,
      )
    }
  }
})

test('too many files and too heavy ones are named, and the others of the form are kept', async () => {
  const bytes = smallPdf()
  for (const [address, most] of [
    [PORTAL, PORTAL_MOST],
    [desk, DESK_MOST],
  ] as const) {
    const many = Array.from({ length: most + 3 }, (_, index) => ({ name: `piece-${index}.pdf`, bytes }))
    const answer = await send(address, many, {})
    assert.equal(answer.status, 422)
    assert.match(answer.text, new RegExp(`« piece-${most}.pdf » : Envoyez ${most} fichiers au plus`))
  }
  const heavy = await send(
    PORTAL,
    [
      { name: 'lourd.pdf', bytes: Buffer.alloc(16 * 1024 * 1024, 37) },
      { name: 'bon.pdf', bytes },
    ],
    {},
  )
  assert.equal(heavy.status, 422)
  assert.match(heavy.text, /« lourd.pdf » : Ce fichier est trop lourd : 15 Mo au plus/)
  assert.ok(heavy.text.includes('bon.pdf') && heavy.html.includes('name="kept[]"'))
})

test('a form left open until its files were forgotten says so, keeps what was typed, and registers nothing without them', async () => {
  const text = 'Un canapé devant le 12, depuis lundi.'
  const first = await send(PORTAL, [{ name: 'plan.pdf', bytes: smallPdf() }], { text })
  const kept = /name="kept\[\]" value="([^"]+)"/.exec(first.html)?.[1] ?? ''
  const again = { text, formId: '00000000-0000-4000-8000-000000000001', 'kept[]': kept }
  assert.doesNotMatch((await send(PORTAL, [], again)).text, /n’est plus gardé/)
  const id = await world.pick("SELECT id FROM files.file WHERE name = 'plan.pdf' ORDER BY created_at DESC LIMIT 1")
  await world.building.files.forget(world.building.house, id)
  const counted = await world.pick('SELECT count(*) FROM requests.request')
  const answer = await send(PORTAL, [], again)
  assert.equal(answer.status, 422)
  assert.match(answer.text, /plan\.pdf n’est plus gardé.*choisissez à nouveau vos fichiers/)
  assert.ok(answer.text.includes(text), 'the text is kept')
  assert.ok(!answer.html.includes('name="kept[]"'))
  assert.equal(await world.pick('SELECT count(*) FROM requests.request'), counted)
})

test('a form whose files are broken off, or that is not a form, is answered', async () => {
  const wrong: string[] = []
  for (const [what, type, payload] of [
    ['no boundary', 'multipart/form-data', '--x\r\n\r\n'],
    ['broken off', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nabc'],
    ['no name', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n'],
    ['prototype', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nabc\r\n--x--\r\n'],
    ['endless boundary', `multipart/form-data; boundary=${'x'.repeat(5_000)}`, 'x'],
    ['another kind', 'text/plain', 'a=b'],
    [
      'a thousand fields',
      'multipart/form-data; boundary=x',
      `${'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'.repeat(1_000)}--x--\r\n`,
    ],
  ] as const)
    for (const address of [PORTAL, desk]) {
      world.become(routeOf(address))
      const answer = await world.server.inject({
        method: 'POST',
        url: address,
        headers: { ...world.headers, 'content-type': type },
        payload,
      })
      if (answer.statusCode >= 500 || answer.statusCode < 400)
        wrong.push(`${what} ${address}: ${answer.statusCode} ${world.failures.at(-1) ?? ''}`)
    }
  assert.deepEqual(wrong, [])
})

/** Sends files as a form of the page: the names to the letter, as no honest browser would. */
async function send(address: string, files: readonly Lie[], fields: Readonly<Record<string, string>>) {
  world.become(routeOf(address))
  const field = address === PORTAL ? await fileField() : 'files'
  const parts = [
    ...Object.entries({ csrf: world.csrf, ...fields }).map(([name, value]) =>
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.flatMap(({ name, type = 'application/octet-stream', bytes }) => [
      Buffer.from(
        `--x\r\nContent-Disposition: form-data; name="${field}"; filename="${name.replaceAll('\\', '\\\\')}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('--x--\r\n'),
  ]
  const answer = await world.server.inject({
    method: 'POST',
    url: address,
    headers: { ...world.headers, 'accept-language': 'fr', 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat(parts),
  })
  const text = answer.body.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('\u00a0', ' ')
  return { status: answer.statusCode, html: answer.body, text, cookies: String(answer.headers['set-cookie']) }
}

async function fileField(): Promise<string> {
  const form = await world.server.inject({ method: 'GET', url: PORTAL, headers: world.headers })
  return /type="file" id="([^"]+)"/.exec(form.body)?.[1] ?? 'files'
}

function routeOf(address: string) {
  const path = address === PORTAL ? '/demarches/:code/demande' : '/desk/requests/:reference/attach'
  const route = world.routes.find((one) => one.method === 'POST' && one.path === path)
  assert.ok(route)
  return route
}

async function attachments(): Promise<number> {
  return Number(await world.pick('SELECT count(*) FROM requests.attachment'))
}

/** A TIFF of some bytes whose directory says that its picture has 60,000 by 60,000 points. */
function tiffBomb(): Buffer {
  const entries = [
    [256, 4, 1, 60_000],
    [257, 4, 1, 60_000],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [273, 4, 1, 8],
    [277, 3, 1, 1],
    [278, 4, 1, 60_000],
    [279, 4, 1, 3_600_000_000],
  ] as const
  const bytes = Buffer.alloc(8 + 2 + entries.length * 12 + 4)
  bytes.write('II*\0', 0, 'latin1')
  bytes.writeUInt32LE(8, 4)
  bytes.writeUInt16LE(entries.length, 8)
  for (const [index, [tag, kind, count, value]] of entries.entries()) {
    const at = 10 + index * 12
    bytes.writeUInt16LE(tag, at)
    bytes.writeUInt16LE(kind, at + 2)
    bytes.writeUInt32LE(count, at + 4)
    if (kind === 3) bytes.writeUInt16LE(value, at + 8)
    else bytes.writeUInt32LE(value, at + 8)
  }
  return bytes
}
