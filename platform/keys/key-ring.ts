import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from 'node:crypto'
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** What keys are for; a key of one purpose is never used for another. */
export const KEY_PURPOSES = ['tracking-code', 'mail-reference', 'form-token', 'file-address', 'sealed-field', 'file-encryption', 'audit-seal'] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

export interface KeyRing {
  /** A code over data with the current key of a purpose, or with the named older one. */
  hmac(purpose: string, data: string, keyId?: string): { keyId: string; mac: Buffer }
  /** All keys of a purpose by id, and which one is current. */
  secrets(purpose: KeyPurpose): { current: string; keys: ReadonlyMap<string, Buffer> }
  /** Encrypts a small value (AES-256-GCM); `context` is bound to it: it opens nowhere else. */
  seal(plain: Buffer, context: string): Buffer
  open(sealed: Buffer, context: string): Buffer
  /** Ed25519 over bytes. */
  sign(bytes: Buffer): { keyId: string; signature: Buffer }
  verify(bytes: Buffer, signature: Buffer, keyId: string): boolean
  /** Makes a new current key for a purpose; older ones still open what they closed. */
  rotate(purpose: KeyPurpose): string
}

const ringShape = z.object({
  version: z.literal(1),
  purposes: z.record(z.string(), z.object({ current: z.string(), keys: z.record(z.string(), z.string()) })),
})
type Ring = z.infer<typeof ringShape>

const FILE = 'keys.json'

/** Opens the ring of a data folder, and makes it the first time: mode 0600, atomically, so that two processes that start at once share one. */
export function openKeys(folder: string): KeyRing {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, FILE)
  if (!existsSync(path)) createRing(path)
  let ring = complete(path)

  const purposeOf = (purpose: string) => {
    const found = ring.purposes[purpose]
    if (found === undefined) throw new Error(`no key for ${purpose}`)
    return found
  }
  const key = (purpose: string, id?: string): { id: string; secret: Buffer } => {
    const found = purposeOf(purpose)
    const keyId = id ?? found.current
    const secret = found.keys[keyId]
    if (secret === undefined) throw new Error(`unknown key ${keyId} for ${purpose}`)
    return { id: keyId, secret: Buffer.from(secret, 'base64') }
  }

  return {
    hmac(purpose, data, keyId) {
      const { id, secret } = key(purpose, keyId)
      return { keyId: id, mac: createHmac('sha256', secret).update(data).digest() }
    },
    secrets(purpose) {
      const found = purposeOf(purpose)
      return { current: found.current, keys: new Map(Object.entries(found.keys).map(([id, secret]) => [id, Buffer.from(secret, 'base64')])) }
    },
    seal(plain, context) {
      const { id, secret } = key('sealed-field')
      return sealWith(secret, id, plain, context)
    },
    open(sealed, context) {
      const idLength = sealed.readUInt8(0)
      const id = sealed.subarray(1, 1 + idLength).toString()
      return openWith(key('sealed-field', id).secret, sealed.subarray(1 + idLength), context)
    },
    sign(bytes) {
      const { id, secret } = key('audit-seal')
      return { keyId: id, signature: sign(null, bytes, privateKey(secret)) }
    },
    verify(bytes, signature, keyId) {
      return verify(null, bytes, createPublicKey(privateKey(key('audit-seal', keyId).secret)), signature)
    },
    rotate(purpose) {
      const found = purposeOf(purpose)
      const id = nextId(Object.keys(found.keys))
      ring = { ...ring, purposes: { ...ring.purposes, [purpose]: { current: id, keys: { ...found.keys, [id]: newSecret(purpose) } } } }
      writeRing(path, ring)
      return id
    },
  }
}

function createRing(path: string): void {
  const ring: Ring = { version: 1, purposes: Object.fromEntries(KEY_PURPOSES.map((purpose) => [purpose, { current: 'k1', keys: { k1: newSecret(purpose) } }])) }
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, JSON.stringify(ring, undefined, 2), { mode: 0o600, flush: true })
  try {
    // link refuses to replace: of two processes that start at once, one makes the ring.
    linkSync(aside, path)
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** Adds keys for purposes that a later version brought. */
function complete(path: string): Ring {
  const ring = ringShape.parse(JSON.parse(readFileSync(path, 'utf8')))
  const missing = KEY_PURPOSES.filter((purpose) => ring.purposes[purpose] === undefined)
  if (missing.length === 0) return ring
  const completed: Ring = { ...ring, purposes: { ...ring.purposes, ...Object.fromEntries(missing.map((purpose) => [purpose, { current: 'k1', keys: { k1: newSecret(purpose) } }])) } }
  writeRing(path, completed)
  return completed
}

function writeRing(path: string, ring: Ring): void {
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, JSON.stringify(ring, undefined, 2), { mode: 0o600, flush: true })
  renameSync(aside, path)
  chmodSync(path, 0o600)
}

function newSecret(purpose: string): string {
  if (purpose !== 'audit-seal') return randomBytes(32).toString('base64')
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
}

function nextId(ids: readonly string[]): string {
  return `k${Math.max(...ids.map((id) => Number(id.slice(1)) || 0)) + 1}`
}

function privateKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** Layout: id length, id, 12 bytes of nonce, 16 of tag, the ciphertext. */
function sealWith(secret: Buffer, id: string, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([id.length]), Buffer.from(id), nonce, cipher.getAuthTag(), body])
}

function openWith(secret: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, 12)).setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
