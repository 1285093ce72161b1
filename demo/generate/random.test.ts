import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idAt } from './ids.ts'
import { Random, cumulate } from './random.ts'

const draw = (...name: number[]) =>
  Array.from(
    { length: 5 },
    (
      (random) => () =>
        random.next()
    )(new Random(...name)),
  )

test('a stream has a name: the same name gives the same numbers, another name others', () => {
  assert.deepEqual(draw(1, 2, 3), draw(1, 2, 3))
  assert.notDeepEqual(draw(1, 2, 3), draw(1, 3, 2))
  assert.notDeepEqual(draw(1, 2, 3), draw(1, 2, 4))
})

test('the numbers of the first release stay what they were: data made with them must not move', () => {
  const random = new Random(20_261_112, 61, 1)
  assert.deepEqual([random.next(), random.next(), random.next()], FIRST)
})

const FIRST = [2_990_457_027, 2_848_753_796, 4_289_635_398]

test('draws are spread evenly, and weights are kept', () => {
  const random = new Random(7)
  const cells = [0, 0, 0]
  const sums = cumulate([1, 2, 7])
  for (let turn = 0; turn < 100_000; turn += 1) {
    const cell = random.cell(sums)
    cells[cell] = (cells[cell] ?? 0) + 1
  }
  const [first = 0, second = 0, third = 0] = cells
  assert.ok(Math.abs(first - 10_000) < 500 && Math.abs(second - 20_000) < 600 && Math.abs(third - 70_000) < 700, cells.join(' '))
})

test('ids are UUIDv7 of their time and sort by it', () => {
  const random = new Random(9)
  const times = [0, 1_573_000_000_123, 1_731_000_000_000, 1_731_000_000_001, 1_763_000_000_999]
  const ids = times.map((time) => idAt(time, random))
  assert.deepEqual(ids, ids.toSorted())
  ids.forEach((id, place) => {
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.equal(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16), times[place])
  })
})
