import { type KeyObject, createHash, verify } from 'node:crypto'
import { HASH_BYTES } from './canonical-row.ts'

/** Signs seals with Ed25519; `keyId` says which public key checks them for ever after. */
export interface SealSigner {
  readonly keyId: string
  sign(message: Buffer): Buffer
}

/** The public keys of every signer there has been, by key id. */
export type SealKeys = ReadonlyMap<string, KeyObject>

/** A batch of finished transactions: [fromTx, untilTx), the hash of each row in order, and the link to the seal before. */
export interface Seal {
  number: number
  fromTx: string
  untilTx: string
  rowCount: number
  firstAt: Temporal.Instant
  lastAt: Temporal.Instant
  rowHashes: Buffer
  previous: Buffer
  hash: Buffer
  keyId: string
  signature: Buffer
  sealedAt: Temporal.Instant
}

/** What the first seal is chained to. */
export const NO_SEAL_BEFORE = Buffer.alloc(HASH_BYTES)

/** Closes a batch: computes its hash over everything it says and signs it. */
export function closeSeal(open: Omit<Seal, 'hash' | 'signature' | 'keyId'>, signer: SealSigner): Seal {
  const unsigned = { ...open, keyId: signer.keyId }
  const hash = sealHash(unsigned)
  return { ...unsigned, hash, signature: signer.sign(message(hash)) }
}

/** The hash of all that a seal says, chained by `previous`. Two million row hashes enter by their own hash. */
export function sealHash(seal: Omit<Seal, 'hash' | 'signature'>): Buffer {
  const facts = [
    'parvis-seal-1',
    seal.number,
    seal.fromTx,
    seal.untilTx,
    seal.rowCount,
    microseconds(seal.firstAt),
    microseconds(seal.lastAt),
    microseconds(seal.sealedAt),
    seal.keyId,
    seal.previous.toString('hex'),
    createHash('sha256').update(seal.rowHashes).digest('hex'),
  ]
  return createHash('sha256')
    .update(JSON.stringify(facts.map(String)))
    .digest()
}

/** Whether the seal bears the signature of the key it names; false as well when that key is unknown. */
export function isSignedBy(seal: Pick<Seal, 'hash' | 'keyId' | 'signature'>, keys: SealKeys): boolean {
  const key = keys.get(seal.keyId)
  return key !== undefined && verify(null, message(seal.hash), key, seal.signature)
}

function message(hash: Buffer): Buffer {
  return Buffer.concat([Buffer.from('parvis audit seal\0'), hash])
}

function microseconds(at: Temporal.Instant): bigint {
  return at.epochNanoseconds / 1000n
}
