import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { addWorkingDays } from '#platform/calendar'
import type { Work } from '#platform/database'
import { done } from '#platform/outcome'
import { insertClosedDays } from './closed-days-store.ts'
import { cityCalendar, directoryOf, forgetDirectory } from './directory-of.ts'
import { insertExceptionalDays } from './exceptional-days-store.ts'
import { type Administration, atOnce, day, openAdministration, refusal, value } from './testing/administration.ts'
import { addClosedDays, changeClosedDay, removeClosedDay } from './write-closed-day.ts'
import { addExceptionalDays, changeExceptionalDay, removeExceptionalDay } from './write-exceptional-day.ts'
import { registerSite } from './write-site.ts'

// Today is Thursday 12 November 2026.
let city: Administration
let siteId: string
before(async () => {
  city = await openAdministration()
  const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
  const place = { address: '2 rue du Port', postcode: '76000', town: 'Rochambeau', intervals: week }
  siteId = (await value(city.act((work) => registerSite(work, { code: 'ANX', name: 'Annexe', ...place })))).id
})
after(() => city.world.close())

const close = (from: string, until = from, reason = 'Pont') => ({ from: day(from), until: day(until), reason })
const told = (from: string, until = from, intervals: { opens: string; closes: string }[] = []) => ({
  siteId,
  ...close(from, until, 'Travaux'),
  intervals,
})
const MORNING = [{ opens: '09:00', closes: '12:00' }]
const directory = () => {
  forgetDirectory(city.world.house)
  return directoryOf(city.world.house)
}

test('only who administers the organisation writes its days', async () => {
  for (const role of ['R-RES', 'R-ADT', 'R-DPO', 'R-DIR']) {
    const other = city.actor(await city.world.agent(), [role])
    const on = { on: day('2026-12-24'), version: 1 }
    for (const act of [
      (work: Work) => addClosedDays(work, close('2026-12-24')),
      (work: Work) => changeClosedDay(work, { ...on, reason: 'x' }),
      (work: Work) => removeClosedDay(work, on),
      (work: Work) => addExceptionalDays(work, told('2026-12-24')),
      (work: Work) => changeExceptionalDay(work, { ...on, siteId, reason: 'x', intervals: [] }),
      (work: Work) => removeExceptionalDay(work, { ...on, siteId }),
    ])
      assert.equal(await refusal(city.act<unknown>(act, other)), 'not-allowed not-allowed', role)
  }
})

test('a day on which the city is closed is counted by no deadline, from the commit on; opened again, it is', async () => {
  const fourLater = async () => addWorkingDays({ calendar: cityCalendar(await directory()), from: day('2026-12-22'), count: 4 }).toString()
  const usual = await fourLater()
  // Friday 25 December is a public holiday, the weekend is none of the city's working days.
  assert.deepEqual((await value(city.act((work) => addClosedDays(work, close('2026-12-24', '2026-12-28'))))).map(String), [
    '2026-12-24',
    '2026-12-28',
  ])
  assert.equal(usual, '2026-12-29')
  assert.equal(await fourLater(), '2026-12-31')
  await value(city.act((work) => removeClosedDay(work, { on: day('2026-12-28'), version: 1 })))
  assert.equal(await fourLater(), '2026-12-30')
  assert.deepEqual([await city.world.events('closed-day.added'), await city.world.events('closed-day.removed')], [1, 1])
})

test('a day is closed once, by who comes first, and a holiday or a Sunday never', async () => {
  const add = (from: string, until?: string) => city.act((work) => addClosedDays(work, close(from, until)))
  assert.equal(await refusal(add('2026-12-25')), 'invalid day-off-already from')
  assert.equal(await refusal(add('2026-12-20')), 'invalid day-off-already from')
  assert.equal(await refusal(add('2026-11-11')), 'invalid day-past from')
  await value(add('2027-01-04'))
  assert.equal(await refusal(add('2027-01-01', '2027-01-08')), 'conflict day-closed-already from')
  const tuesday = { act: (work: Work) => addClosedDays(work, close('2027-01-05')) }
  const [one, two] = await atOnce(city, tuesday, tuesday)
  assert.ok(one.ok)
  assert.equal(await refusal(Promise.resolve(two)), 'conflict day-closed-already from')
})

test('the reason of a closed day is changed once at a time, and a day gone by stays', async () => {
  const on = day('2027-01-11')
  await value(city.act((work) => addClosedDays(work, close('2027-01-11'))))
  const change = (reason: string, version = 1) => city.act((work) => changeClosedDay(work, { on, version, reason }))
  assert.equal(await refusal(change('')), 'invalid public-reason reason')
  assert.equal((await value(change('Journée du maire'))).version, 2)
  assert.equal(await refusal(change('Autre')), 'conflict stale')
  assert.equal(await refusal(city.act((work) => removeClosedDay(work, { on, version: 1 }))), 'conflict stale')
  assert.equal(await refusal(city.act((work) => removeClosedDay(work, { on: day('2027-01-12'), version: 1 }))), 'not-found no-such-day')
  city.world.move({ hours: 24 * 65 })
  assert.equal(await refusal(change('Trop tard', 2)), 'invalid day-over')
  assert.equal(await refusal(city.act((work) => removeClosedDay(work, { on, version: 2 }))), 'invalid day-over')
  city.world.move({ hours: -24 * 65 })
})

test('exceptional days of a site are those of the directory; a day has one word, from who comes first', async () => {
  const add = (input: ReturnType<typeof told>) => city.act((work) => addExceptionalDays(work, input))
  assert.equal(await refusal(add({ ...told('2026-12-01'), siteId: city.world.units.ACC })), 'not-found no-such-site')
  assert.equal(await refusal(add(told('2026-12-06'))), 'invalid days-shut-already from')
  assert.equal(await refusal(add(told('2026-11-11'))), 'invalid day-past from')
  assert.equal(await refusal(add(told('2026-12-01', '2026-12-01', [...MORNING, ...MORNING]))), 'invalid day-hours-overlap hours')
  await value(add(told('2026-12-03', '2026-12-07', MORNING)))
  assert.equal(await refusal(add(told('2026-12-01', '2026-12-04'))), 'conflict day-taken from')
  const exceptions = async () =>
    (await directory()).sites.get(siteId)?.exceptions.map((each) => `${each.on} ${each.intervals.length} ${each.reason}`)
  assert.deepEqual(await exceptions(), ['2026-12-03 1 Travaux', '2026-12-04 1 Travaux', '2026-12-07 1 Travaux'])
  const tuesday = { act: (work: Work) => addExceptionalDays(work, told('2026-12-08')) }
  const [one, two] = await atOnce(city, tuesday, tuesday)
  assert.ok(one.ok)
  assert.equal(await refusal(Promise.resolve(two)), 'conflict day-taken from')
  await value(city.act((work) => removeExceptionalDay(work, { siteId, on: day('2026-12-08'), version: 1 })))
  await value(city.act((work) => removeExceptionalDay(work, { siteId, on: day('2026-12-07'), version: 1 })))
  assert.deepEqual(await exceptions(), ['2026-12-03 1 Travaux', '2026-12-04 1 Travaux'])
})

test('of two who change one exceptional day the second is told; a change that changes nothing tells nothing', async () => {
  const on = day('2026-12-14')
  await value(city.act((work) => addExceptionalDays(work, told('2026-12-14'))))
  const change = (intervals: { opens: string; closes: string }[]) => ({
    act: (work: Work) => changeExceptionalDay(work, { siteId, on, version: 1, intervals, reason: 'Travaux' }),
  })
  assert.equal((await value(city.act(change([]).act))).version, 1)
  assert.equal(await city.world.events('site-day.changed'), 0)
  const [one, two] = await atOnce(city, change(MORNING), change([{ opens: '10:00', closes: '11:00' }]))
  assert.ok(one.ok)
  assert.equal(await refusal(Promise.resolve(two)), 'conflict stale')
  assert.equal((await directory()).sites.get(siteId)?.exceptions.find((each) => each.on.equals(on))?.intervals[0]?.closes, '12:00')
})

test('the directory keeps closed days of the past, over which deadlines were counted, and forgets exceptional days long past', async () => {
  const past = Temporal.Now.plainDateISO('Europe/Paris').subtract({ years: 1 })
  await city.act(async ({ tx }) => {
    await insertClosedDays(tx, [{ on: past, reason: 'Tempête' }])
    await insertExceptionalDays(tx, { siteId, days: [{ on: past, intervals: [], reason: 'Tempête' }] })
    return done(undefined)
  })
  const { closedDays, sites } = await directory()
  assert.ok(closedDays.some((each) => each.on.equals(past)))
  assert.equal(
    sites.get(siteId)?.exceptions.some((each) => each.on.equals(past)),
    false,
  )
  const order = closedDays.map((each) => each.on.toString())
  assert.deepEqual(order, order.toSorted())
})
