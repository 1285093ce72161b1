import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { type Logger, createLogger } from './index.ts'
import { readableLines } from './readable-lines.ts'

/** What a log writes while it is used. */
function linesOf(use: (log: Logger) => void): string {
  const lines: string[] = []
  use(createLogger({ level: 'debug', process: 'test', destination: { write: (line) => void lines.push(line) } }))
  return lines.join('')
}

test('a fact under a name that is not on the list is never written', () => {
  const written = linesOf((log) =>
    log.info('contact registered', {
      requestId: 'r-1',
      email: 'jeanne@habitants.example',
      name: 'Jeanne',
      subject: 'Trottoir',
      toString: 'x',
    }),
  )
  assert.match(written, /"requestId":"r-1"/)
  assert.ok(!/jeanne|trottoir|toString/i.test(written))
})

test('a text that is no code is withheld even under an allowed name', () => {
  const written = linesOf((log) => {
    log.warn('mail held', { reason: 'Bonjour, je suis Jeanne', code: 'jeanne@habitants.example', kind: 'no-participant', id: 'a\nb' })
  })
  assert.match(written, /"reason":"\[withheld\]".*"code":"\[withheld\]".*"kind":"no-participant".*"id":"\[withheld\]"/)
})

test('the facts of a child pass through the same list', () => {
  const written = linesOf((log) =>
    log.child({ requestId: 'r-1', email: 'jeanne@habitants.example' }).child({ jobId: 'j-1', name: 'Jeanne' }).info('done'),
  )
  assert.match(written, /"requestId":"r-1".*"jobId":"j-1"/)
  assert.ok(!/jeanne/i.test(written))
})

test('a failure is written by class, code and place, without its message or that of its causes', () => {
  const refused = Object.assign(new Error('duplicate key: (email)=(jeanne@habitants.example)'), {
    code: '23505',
    constraint: 'contact_point_unique',
    table: 'contact_point',
    detail: 'Key (email)=(jeanne@habitants.example) already exists.',
  })
  const written = linesOf((log) =>
    log.failure('job failed', new TypeError('for jeanne@habitants.example', { cause: refused }), { queue: 'mail.send' }),
  )
  assert.match(
    written,
    /"queue":"mail.send","errorClass":"TypeError","stack":"at .*"cause":\{"errorClass":"Error","code":"23505","table":"contact_point","constraint":"contact_point_unique"/,
  )
  assert.ok(!/jeanne/i.test(written))
})

test('a message that imitates the lines of a stack does not pass as one', () => {
  const written = linesOf((log) => log.failure('job failed', new Error('first\n    at jeanne (habitants.example)\n    at end')))
  assert.ok(!/jeanne|at end/.test(written))
  assert.match(written, /logging\.test\.ts/)
  const changed = new Error('first\n    at jeanne (habitants.example)')
  changed.message = 'other'
  assert.ok(!linesOf((log) => log.failure('job failed', changed)).includes('jeanne'))
})

test('what a validation refused is not written', () => {
  const refused = z.object({ email: z.literal('a') }).safeParse({ email: 'jeanne@habitants.example' }).error
  assert.ok(!/jeanne/i.test(linesOf((log) => log.failure('form', refused))))
})

test('anything thrown can be written: a text, nothing, a nameless or lying error, several at once, a circle', () => {
  const circle = new Error('jeanne')
  circle.cause = circle
  const lying = Object.assign(new Error('x'), { name: 'jeanne@habitants.example', code: 'jeanne habitants', stack: undefined })
  for (const thrown of [
    'jeanne',
    undefined,
    null,
    42,
    { message: 'jeanne' },
    lying,
    new AggregateError([new Error('jeanne')], 'jeanne'),
    circle,
  ]) {
    const written = linesOf((log) => log.failure('job failed', thrown))
    assert.ok(/"errorClass":"\w+"/.test(written) && !/jeanne/.test(written), written)
  }
})

test('a line is one line of JSON whatever a fact holds', () => {
  const written = linesOf((log) => log.info('x', { id: 'a"\n{"level":50}', count: Number.NaN }))
  assert.equal(written.split('\n').length, 2)
  assert.doesNotThrow(() => JSON.parse(written))
})

test('on a terminal a line is readable and commands nothing', () => {
  const lines: string[] = []
  const log = createLogger({ level: 'info', process: 'test', destination: readableLines({ write: (line) => void lines.push(line) }) })
  log.info('started \u001B[2J\u202E', { port: 3000 })
  log.failure('job failed', new Error('x'))
  assert.match(lines[0] ?? '', /^\d\d:\d\d:\d\d info {2}started +\[2J +port=3000\n$/)
  assert.match(lines[1] ?? '', /ERROR job failed errorClass=Error\n {4}at /)
})
