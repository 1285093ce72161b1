import assert from 'node:assert/strict'
import { get } from 'node:http'
import { after, before, test } from 'node:test'
import { type TestHouse, openTestHouse } from './house.ts'

const KB = 1024
let house: TestHouse
let agent: string

before(async () => {
  house = await openTestHouse({ requests: 60 })
  agent = await sessionOf('ines.marouane')
})
after(async () => house?.close())

interface Weight {
  scripts: number
  all: number
}

/** What a first visit of a page brings over the line, compressed as the server sends it: the page and all that its head and body name. */
async function weigh(path: string, cookie?: string): Promise<Weight> {
  const page = await fetched(path, cookie)
  assert.equal(page.status, 200, path)
  const html = await (await fetch(house.origin + path, { headers: cookie === undefined ? {} : { cookie } })).text()
  const named = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\b(?:href|src)="(\/[^"]+)"/g)].map((match) => match[1] ?? '')
  const files = await Promise.all([...new Set(named)].map(async (file) => ({ file, bytes: (await fetched(file, cookie)).bytes })))
  const sum = (parts: typeof files) => parts.reduce((total, part) => total + part.bytes, 0)
  return { scripts: sum(files.filter(({ file }) => file.endsWith('.js'))), all: page.bytes + sum(files) }
}

function fetched(path: string, cookie?: string): Promise<{ status: number; bytes: number }> {
  const headers = { 'accept-encoding': 'br, gzip', ...(cookie === undefined ? {} : { cookie }) }
  return new Promise((resolve, reject) => {
    get(house.origin + path, { headers }, (answer) => {
      let bytes = 0
      answer.on('data', (part: Buffer) => (bytes += part.length))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, bytes }))
    }).on('error', reject)
  })
}

async function sessionOf(who: string): Promise<string> {
  const page = await fetch(`${house.origin}/desk/sign-in`)
  const csrf = /name="csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const first = page.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const body = new URLSearchParams({ csrf, email: `${who}@rochambeau.example`, password: house.password })
  const headers = { cookie: first.join('; '), origin: house.origin }
  const answer = await fetch(`${house.origin}/desk/sign-in`, { method: 'POST', redirect: 'manual', headers, body })
  assert.equal(answer.status, 303)
  return [...first, ...answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')].join('; ')
}

test('a page for citizens brings 60 kB of script at most, and 150 kB in all', async (t) => {
  for (const path of ['/', '/demarches', '/demarches/EP-ECL', '/demarches/EP-ECL/demande', '/suivi', '/horaires']) {
    const { scripts, all } = await weigh(path)
    t.diagnostic(`${path}: ${(scripts / KB).toFixed(1)} kB of script, ${(all / KB).toFixed(1)} kB in all`)
    assert.ok(scripts > 0 && scripts <= 60 * KB, `${path}: ${scripts} bytes of script`)
    assert.ok(all <= 150 * KB, `${path}: ${all} bytes`)
  }
})

test('a page of the desk brings 150 kB of script at most', async (t) => {
  const [reference = ''] =
    /\d{2}-\d{6}-[A-Z]/.exec(await (await fetch(`${house.origin}/desk/queue`, { headers: { cookie: agent } })).text()) ?? []
  for (const path of [
    '/desk',
    '/desk/queue',
    '/desk/contact',
    '/desk/search?q=cantine',
    ...(reference === '' ? [] : [`/desk/requests/${reference}`]),
  ]) {
    const { scripts, all } = await weigh(path, agent)
    t.diagnostic(`${path}: ${(scripts / KB).toFixed(1)} kB of script, ${(all / KB).toFixed(1)} kB in all`)
    assert.ok(scripts > 0 && scripts <= 150 * KB, `${path}: ${scripts} bytes of script`)
  }
})
