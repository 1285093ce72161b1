import { timingSafeEqual } from 'node:crypto'
import type { HouseKeys } from '#platform/database'
import type { ReceivedFile } from '#platform/http'

/** Files that came with a form which was not right: they are in the store, and the form names them in hidden values that only we can write. */
const PURPOSE = 'form-token'
const MOST = 10

export function keptValue(keys: HouseKeys, file: ReceivedFile): string {
  const content = JSON.stringify([file.field, file.fileId, file.name, file.size])
  const { mac, keyId } = keys.hmac(PURPOSE, `kept-file ${content}`)
  return Buffer.from(JSON.stringify([keyId, mac.toString('base64url'), content])).toString('base64url')
}

/** The files of the hidden values; those that are not ours are left out. */
export function readKept(keys: HouseKeys, values: unknown): ReceivedFile[] {
  const list: unknown[] = Array.isArray(values) ? values : []
  return list.slice(0, MOST).flatMap((value) => (typeof value === 'string' && value.length < 4000 ? readOne(keys, value) : []))
}

function readOne(keys: HouseKeys, value: string): ReceivedFile[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))
    if (!Array.isArray(parts)) return []
    const [keyId, given, content]: unknown[] = parts
    if (typeof keyId !== 'string' || typeof given !== 'string' || typeof content !== 'string') return []
    const expected = keys.hmac(PURPOSE, `kept-file ${content}`, keyId).mac
    const mac = Buffer.from(given, 'base64url')
    if (mac.length !== expected.length || !timingSafeEqual(mac, expected)) return []
    const file: unknown = JSON.parse(content)
    if (!Array.isArray(file)) return []
    const [field, fileId, name, size]: unknown[] = file
    return typeof field === 'string' && typeof fileId === 'string' && typeof name === 'string' && typeof size === 'number'
      ? [{ field, fileId, name, size }]
      : []
  } catch {
    return []
  }
}
