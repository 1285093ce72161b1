import {
  type KeyObject,
  createCipheriv,
  createDecipheriv,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
} from 'node:crypto'
import { type Ring, openKeyFile } from './key-file.ts'

/** What keys are for; a key of one purpose is never used for another. */
export const KEY_PURPOSES = [
  'tracking-code',
  'mail-reference',
  'form-token',
  'file-address',
  'sealed-field',
  'file-encryption',
  'audit-seal',
  'sign-in',
] as const
export type KeyPurpose = (typeof KEY_PURPOSES)[number]

export interface KeyRing {
  /** A code over data with the current key of a purpose, or with the named older one. */
  hmac(purpose: string, data: string, keyId?: string): { keyId: string; mac: Buffer }
  /** All keys of a purpose by id, and which one is current. */
  secrets(purpose: KeyPurpose): { current: string; keys: ReadonlyMap<string, Buffer> }
  /** Encrypts a small value (AES-256-GCM); `context` is bound to it: it opens nowhere else. */
  seal(plain: Buffer, context: string, purpose?: SealingPurpose): Buffer
  /** Throws when the value was changed, belongs elsewhere, or was closed with a key that is gone. */
  open(sealed: Buffer, context: string, purpose?: SealingPurpose): Buffer
  /** Ed25519 over bytes. */
  sign(bytes: Buffer): { keyId: string; signature: Buffer }
  verify(bytes: Buffer, signature: Buffer, keyId: string): boolean
  /** Makes a new current key for a purpose; older ones still open what they closed. Returns its id. */
  rotate(purpose: KeyPurpose): string
}

export type SealingPurpose = 'sealed-field' | 'file-encryption'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** Opens the ring of a folder, and makes it the first time. Keys for purposes that a later version brought are added. */
export function openKeys(folder: string): KeyRing {
  const file = openKeyFile(folder, () => withAllPurposes({ version: 1, purposes: {} }))
  let ring = file.read()
  if (missingPurposes(ring).length > 0) ring = file.change(withAllPurposes)

  const keyOf = (purpose: string, wanted?: string): { id: string; secret: Buffer } => {
    const found = Object.hasOwn(ring.purposes, purpose) ? ring.purposes[purpose] : undefined
    if (found === undefined) throw new Error(`no key for ${purpose}`)
    const id = wanted ?? found.current
    // Another process may have made the key since this one started.
    if (!Object.hasOwn(found.keys, id)) ring = file.read()
    const keys = ring.purposes[purpose]?.keys ?? {}
    const secret = Object.hasOwn(keys, id) ? keys[id] : undefined
    if (secret === undefined) throw new Error(`unknown key for ${purpose}`)
    return { id, secret: Buffer.from(secret, 'base64') }
  }

  return {
    hmac(purpose, data, keyId) {
      const { id, secret } = keyOf(purpose, keyId)
      return { keyId: id, mac: createHmac('sha256', secret).update(data).digest() }
    },
    secrets(purpose) {
      const { id } = keyOf(purpose)
      const keys = Object.entries(ring.purposes[purpose]?.keys ?? {})
      return { current: id, keys: new Map(keys.map(([each, secret]) => [each, Buffer.from(secret, 'base64')])) }
    },
    seal: (plain, context, purpose = 'sealed-field') => seal(keyOf(purpose), plain, context),
    open(sealed, context, purpose = 'sealed-field') {
      const { keyId, rest } = splitSealed(sealed)
      return unseal(keyOf(purpose, keyId).secret, rest, context)
    },
    sign(bytes) {
      const { id, secret } = keyOf('audit-seal')
      return { keyId: id, signature: sign(null, bytes, privateKey(secret)) }
    },
    verify(bytes, signature, keyId) {
      const secret = ring.purposes['audit-seal']?.keys[keyId] ?? file.read().purposes['audit-seal']?.keys[keyId]
      return secret !== undefined && verify(null, bytes, createPublicKey(privateKey(Buffer.from(secret, 'base64'))), signature)
    },
    rotate(purpose) {
      ring = file.change((present) => withNewKey(present, purpose))
      return keyOf(purpose).id
    },
  }
}

function missingPurposes(ring: Ring): readonly KeyPurpose[] {
  return KEY_PURPOSES.filter((purpose) => !Object.hasOwn(ring.purposes, purpose))
}

function withAllPurposes(ring: Ring): Ring {
  return missingPurposes(ring).reduce(withNewKey, ring)
}

function withNewKey(ring: Ring, purpose: KeyPurpose): Ring {
  const keys = ring.purposes[purpose]?.keys ?? {}
  const id = `k${Math.max(0, ...Object.keys(keys).map((each) => Number(each.slice(1)))) + 1}`
  return { ...ring, purposes: { ...ring.purposes, [purpose]: { current: id, keys: { ...keys, [id]: newSecret(purpose) } } } }
}

function newSecret(purpose: KeyPurpose): string {
  if (purpose !== 'audit-seal') return randomBytes(32).toString('base64')
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
}

function privateKey(der: Buffer): KeyObject {
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/** Layout: length of the key's id, the id, 12 bytes of nonce, 16 of tag, the ciphertext. */
function seal(key: { id: string; secret: Buffer }, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([Buffer.from([key.id.length]), Buffer.from(key.id), nonce, cipher.getAuthTag(), body])
}

function splitSealed(sealed: Buffer): { keyId: string; rest: Buffer } {
  const length = sealed[0] ?? 0
  if (length === 0 || sealed.length < 1 + length + NONCE_BYTES + TAG_BYTES) throw new Error('the sealed value is cut short')
  return { keyId: sealed.toString('latin1', 1, 1 + length), rest: sealed.subarray(1 + length) }
}

function unseal(secret: Buffer, rest: Buffer, context: string): Buffer {
  const tag = rest.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', secret, rest.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag)
  return Buffer.concat([decipher.update(rest.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
}
