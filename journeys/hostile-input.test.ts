import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type HostileWorld, openHostileWorld } from './hostile-world.ts'
import { type Sent, type Target, faultsOf, hostileAddresses, hostileBodies, refusalsOf, targetsOf } from './hostile-walk.ts'

/** A stream that ends with its reader: its own test looks at it. */
const ENDLESS = '/live'
/** All of them take minutes: asked for by name. Else what broke things before, and each value somewhere. */
const ALL = process.env.PARVIS_HOSTILE === 'all'
const ALWAYS = /(nul|lone surrogate|integer|unknown uuid|impossible date)( \(JSON\))?$/
const ONE_OF = 20
let turn = 0
let world: HostileWorld
let targets: Target[]

before(async () => {
  world = await openHostileWorld()
  targets = await targetsOf(
    world,
    world.routes.filter((route) => route.path !== ENDLESS),
  )
})
after(async () => world?.close())

/** What buttons and forms send by themselves: nobody typed it, and it has no name for people. */
const NOT_TYPED = /^(?:version|edits|list|do|seen|cancelled|direction|position|queue|uid|box|to|template|public|chosen|agentId) = /

test('a refused form says which field, in the language of its reader', async () => {
  const wrong: string[] = []
  let refused = 0
  for (const target of targets.filter(({ route }) => route.method !== 'GET'))
    for (const sent of hostileBodies(target, world.csrf).filter(({ what }) => what.endsWith('= long'))) {
      const said = await refusalsOf(world, target, sent)
      if (said === undefined) continue
      refused += 1
      const about = `${target.route.method} ${target.route.path}: ${sent.what}`
      if (new Set(said).size !== said.length) wrong.push(`${about}: the same words in two languages: ${said[0]?.slice(0, 200)}`)
      if (NOT_TYPED.test(sent.what)) continue
      if (said.some((words) => !/href="#[^"]+"|<li>[^<]+ ?: [^<]+<\/li>|"field":"|error-text/.test(words)))
        wrong.push(`${about}: no field is named: ${said[0]?.slice(0, 200)}`)
    }
  assert.deepEqual(wrong, [])
  assert.ok(refused > 150, `${refused} refusals were read`)
})

test('whatever stands in any field of any form, the house answers, writes nothing that it refuses, and shows nothing as code', async () => {
  const wrong: string[] = []
  await world.written()
  let asked = 0
  for (const target of targets.filter(({ route }) => route.method !== 'GET'))
    for (const sent of chosen(hostileBodies(target, world.csrf))) {
      asked += 1
      wrong.push(...(await faultsOf(world, target, sent, asked)))
    }
  assert.deepEqual([...new Set(wrong)], [])
  assert.ok(asked > 1_000, `${asked} were asked`)
})

test('whatever stands in any address or search, the house answers, writes nothing and shows nothing as code', async () => {
  const wrong: string[] = []
  await world.written()
  let asked = 0
  for (const target of targets)
    for (const sent of chosen(hostileAddresses(target))) {
      asked += 1
      wrong.push(...(await faultsOf(world, target, sent, asked)))
    }
  assert.deepEqual([...new Set(wrong)], [])
  assert.ok(asked > 1_000, `${asked} were asked`)
})

function chosen(sent: readonly Sent[]): Sent[] {
  return sent.filter(({ what }) => ALL || ALWAYS.test(what) || (turn += 1) % ONE_OF === 0)
}
