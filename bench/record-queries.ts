/**
 * Loaded before a web process (`--import`): tells the parent, on asking, every statement that the process sends to its
 * database, as node-postgres sends it. Only the bench uses it, and never in the process it measures.
 */
import { createRequire } from 'node:module'
import pg from 'pg'

const require = createRequire(import.meta.url)
const { prepareValue }: { prepareValue: (value: unknown) => unknown } = require('pg/lib/utils.js')

let recording = false
const numbers = new WeakMap<object, number>()
let known = 0

function numberOf(client: object): number {
  const number = numbers.get(client) ?? (known += 1)
  numbers.set(client, number)
  return number
}

const original = pg.Client.prototype.query
Reflect.set(pg.Client.prototype, 'query', function recorded(this: pg.Client, ...args: unknown[]): unknown {
  const [first, second] = args
  const name: unknown = Reflect.get(Reflect.get(this, 'connectionParameters') ?? {}, 'application_name')
  if (recording && name === 'parvis web') {
    const config: { text?: unknown; name?: unknown; values?: unknown } =
      typeof first === 'object' && first !== null ? first : { text: first, values: second }
    const values = Array.isArray(config.values) ? config.values.map((value: unknown) => prepareValue(value)) : []
    process.send?.({
      statement: { client: numberOf(this), text: String(config.text), name: config.name === '' ? undefined : config.name, values },
    })
  }
  return Reflect.apply(original, this, args)
})

process.on('message', (message) => {
  if (message === 'record') recording = true
  if (message === 'enough') recording = false
  if (message === 'record' || message === 'enough') process.send?.({ heard: message })
})
