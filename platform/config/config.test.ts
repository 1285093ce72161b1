import assert from 'node:assert/strict'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ConfigurationError, describeSettings, loadConfig, settingsTable, unknownSettings } from './index.ts'

/** What the start says when it stops. */
function refusalOf(env: Record<string, string>): ConfigurationError {
  try {
    loadConfig(env)
  } catch (error) {
    if (error instanceof ConfigurationError) return error
    throw error
  }
  throw new Error('the settings were accepted')
}

test('a wrong setting stops the start with a sentence that names it, its value and what to give', () => {
  assert.equal(refusalOf({ PORT: '99999' }).message, 'PORT is "99999": give a whole number from 0 to 65535, or leave it out.')
})

test('all wrong settings are told at once', () => {
  const refusal = refusalOf({ PORT: 'web', PARVIS_TIME_ZONE: 'Europe/Pariss', PARVIS_TRUST_PROXY: 'perhaps' })
  assert.deepEqual(
    refusal.problems.map((problem) => problem.split(' ')[0]),
    ['PORT', 'PARVIS_TRUST_PROXY', 'PARVIS_TIME_ZONE'],
  )
  for (const problem of refusal.problems) assert.ok(refusal.message.includes(problem))
})

for (const wrong of ['1e3', '-1', '0x10', '3000 ', '30.5', '٣٠٠٠', '']) {
  test(`the port "${wrong}" is ${wrong.trim() === wrong && wrong !== '' ? 'refused' : 'read without its blanks'}`, () => {
    if (wrong.trim() === wrong && wrong !== '') assert.equal(refusalOf({ PORT: wrong }).problems[0]?.split(' ')[0], 'PORT')
    else assert.equal(loadConfig({ PORT: wrong }).port, 3000)
  })
}

test('the value of a secret is never repeated, even when it is wrong', () => {
  const refusal = refusalOf({
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    PARVIS_MAIL_SMTP_URL: 'hunter2',
    PARVIS_S3_SECRET_ACCESS_KEY: 'hunter2\nx',
  })
  assert.equal(refusal.problems.length, 3)
  assert.ok(!refusal.message.includes('hunter2'))
})

test('a hostile value reaches the terminal as one short line', () => {
  const sentence = refusalOf({ PORT: `\u001B[2J${'9'.repeat(500)}\u202E` }).message
  assert.ok(sentence.length < 150)
  assert.ok(!/[\p{Cc}\p{Cf}]/u.test(sentence))
})

test('a secret may stand in a file, without its last line end', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'parvis-config-')), 'url')
  writeFileSync(path, 'postgresql://app:s3cret@db/parvis\n')
  assert.equal(loadConfig({ DATABASE_URL_FILE: path }).databaseUrl, 'postgresql://app:s3cret@db/parvis')
})

test('a secret given twice, or in a file that is not there, is told', () => {
  assert.match(refusalOf({ DATABASE_URL: 'postgresql://db/x', DATABASE_URL_FILE: '/nowhere' }).message, /keep one of them/)
  assert.match(refusalOf({ DATABASE_URL_FILE: '/nowhere' }).message, /cannot be read/)
})

test('production is never entered by default and needs the public address in https', () => {
  assert.equal(loadConfig({}).mode, 'demonstration')
  assert.match(refusalOf({ PARVIS_MODE: 'production' }).message, /PARVIS_ORIGIN is missing/)
  assert.match(refusalOf({ PARVIS_MODE: 'production', PARVIS_ORIGIN: 'http://ville.fr' }).message, /https/)
  assert.equal(loadConfig({ PARVIS_MODE: 'production', PARVIS_ORIGIN: 'https://Ville.fr/' }).origin, 'https://ville.fr')
})

test('an origin with a path, a query or a name and password is refused', () => {
  for (const origin of ['https://ville.fr/app', 'https://ville.fr?x', 'https://a:b@ville.fr', 'ville.fr', 'javascript:alert(1)']) {
    assert.equal(refusalOf({ PARVIS_ORIGIN: origin }).problems[0]?.split(' ')[0], 'PARVIS_ORIGIN', origin)
  }
})

test('attachments may not be served from the address of the site', () => {
  assert.match(refusalOf({ PORT: '3100', PARVIS_FILES_ORIGIN: 'http://localhost:3100' }).message, /another host name/)
})

test('an object store is described wholly or not at all', () => {
  const refusal = refusalOf({ PARVIS_S3_ENDPOINT: 'https://s3.example', PARVIS_S3_BUCKET: 'parvis' })
  assert.deepEqual(
    refusal.problems.map((problem) => problem.split(' ')[0]),
    ['PARVIS_S3_ACCESS_KEY_ID', 'PARVIS_S3_SECRET_ACCESS_KEY'],
  )
  assert.equal(loadConfig({}).s3, undefined)
})

test('two servers on one port are told before they collide', () => {
  assert.match(refusalOf({ PORT: '2525' }).message, /PARVIS_SMTP_PORT is 2525, the same as PORT/)
})

test('a worker shows its figures to nobody without a token, and not on the port of the pages', () => {
  assert.match(refusalOf({ PARVIS_WORKER_METRICS_PORT: '9100' }).message, /without PARVIS_METRICS_TOKEN/)
  const both = { PARVIS_METRICS_TOKEN: 'jeton-de-mesure-0123', PARVIS_WORKER_METRICS_PORT: '3000', PORT: '3000' }
  assert.match(refusalOf(both).message, /the same as PORT/)
  assert.equal(loadConfig({ ...both, PARVIS_WORKER_METRICS_PORT: '9100' }).workerMetricsPort, 9100)
})

test('without any setting the house starts as a demonstration on this machine only', () => {
  const config = loadConfig({})
  assert.deepEqual([config.port, config.host, config.origin, config.trustProxy], [3000, '127.0.0.1', undefined, false])
  assert.equal(config.uploadMaxBytes, 25 * 1024 * 1024)
})

test('every setting is described in French and English and says what holds without it', () => {
  for (const setting of describeSettings()) {
    assert.ok(setting.fr !== '' && setting.en !== '' && setting.otherwise !== '', setting.name)
    assert.ok(settingsTable().includes(setting.name))
  }
})

test('a slip of the pen in a name stops the start and says what was perhaps meant', () => {
  assert.match(refusalOf({ PARVIS_CLAMB: 'x:1' }).message, /PARVIS_CLAMB is not a setting of Parvis: perhaps PARVIS_CLAMD/)
  assert.deepEqual(unknownSettings({ PARVIS_CLAMB: 'x', PARVIS_DATA: 'x', PATH: 'x', PARVIS_TEST_SERVER: 'x' }), [
    { name: 'PARVIS_CLAMB', nearest: 'PARVIS_CLAMD' },
  ])
})
