import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { MODULE_EDGES } from './edges.ts'
import { ROOT, importsOf, roomOf, sourceFiles } from './imports.ts'
import { circles, faultOf } from './rules.ts'

const files = sourceFiles()
const imports = files.flatMap((file) => importsOf(file))

test('every import goes down a floor, along an edge, through a front door', () => {
  assert.deepEqual(
    imports.map(faultOf).filter((fault) => fault !== undefined),
    [],
  )
})

const stray = (from: string, specifier: string, to: string) => faultOf({ from, specifier, to })

test('a module that enters another without an edge, or by a window, is found', () => {
  assert.match(stray('modules/deadlines/x.ts', '#modules/requests', 'modules/requests/index.ts') ?? '', /no edge/)
  assert.match(stray('platform/jobs/x.ts', '#modules/requests', 'modules/requests/index.ts') ?? '', /knows nothing above/)
  assert.match(stray('modules/requests/x.ts', '../citizens/citizen.ts', 'modules/citizens/citizen.ts') ?? '', /front door/)
  assert.match(stray('modules/correspondence/x.ts', '#modules/requests/desk', 'modules/requests/desk/index.ts') ?? '', /apps only/)
  assert.equal(stray('modules/requests/x.ts', '#modules/citizens', 'modules/citizens/index.ts'), undefined)
})

test('no circle of modules but the one that is written: accounts read the organisation, its pages ask for rights', () => {
  const used = new Map(Object.keys(MODULE_EDGES).map((room) => [room, new Set<string>()]))
  for (const item of imports) {
    const [from, to] = [roomOf(item.from), roomOf(item.to ?? '')]
    if (from.floor === 'modules' && to.floor === 'modules' && from.room !== to.room && !item.from.includes('.test.'))
      used.get(from.room)?.add(to.room)
  }
  const known = ['accounts', 'organisation']
  assert.deepEqual(
    circles(used).filter((circle) => !circle.every((room) => known.includes(room))),
    [],
  )
  assert.deepEqual(
    circles(
      new Map([
        ['a', new Set(['b'])],
        ['b', new Set(['a'])],
      ]),
    ).length,
    1,
  )
})

test('no file has grown beyond 400 lines', () => {
  const long = files
    .filter((file) => !/messages\/|\/demo\/city|^demo\//.test(file))
    .filter((file) => readFileSync(join(ROOT, file), 'utf8').split('\n').length > 400)
  assert.deepEqual(long, [])
})

test('nothing is left for later in the tree', () => {
  const words = /\b(?:TO(?:DO)|FIX(?:ME)|X(?:XX))\b/
  const found = files.filter((file) => words.test(readFileSync(join(ROOT, file), 'utf8')))
  assert.deepEqual(found, [])
})

test('no type is switched off', () => {
  const found = files.filter(
    (file) => /@ts-(?:ignore|expect-error|nocheck)\b/.test(readFileSync(join(ROOT, file), 'utf8')) && !file.startsWith('architecture/'),
  )
  assert.deepEqual(found, [])
})

test('every module and platform part says what it is in a README', () => {
  const rooms = new Set(
    files
      .map((file) => roomOf(file))
      .filter(({ floor, room }) => (floor === 'modules' || floor === 'platform') && room !== '')
      .map(({ floor, room }) => `${floor}/${room}`),
  )
  const silent = [...rooms].filter((room) => {
    try {
      return readFileSync(join(ROOT, room, 'README.md'), 'utf8').length < 80
    } catch {
      return true
    }
  })
  assert.deepEqual(silent, [])
})
