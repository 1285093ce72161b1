import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { actorId } from '#platform/access'
import { type Tx, type Work, newId } from '#platform/database'
import type { KeyRing } from '#platform/keys'
import type { BlobStore } from './blob-store.ts'
import { type Content, type FileKind, contentOf } from './content-kind.ts'
import { type ScanResult, scanBytes } from './clamd.ts'
import { safeName } from './safe-name.ts'

export interface StoredFile {
  id: string
  sha256: Buffer
  size: number
  contentType: string
  kind: FileKind
  name: string
  storageKey: string
  wrappedKey: Buffer
}

export type ReceiveRefusal = { ok: false; message: 'no-file' | 'file-too-large' | 'file-kind' | 'file-unreadable' | 'file-infected'; data: Record<string, string | number> }
export type Received = { ok: true; file: StoredFile } | ReceiveRefusal

export interface FileStore {
  /** Checks what somebody sent (size, content, picture data, virus) and keeps it, in the caller's transaction. */
  receive(work: Work, bytes: Buffer, options: { name: string; allowed: readonly string[]; maxBytes: number; purpose: string }): Promise<Received>
  /** Keeps bytes whatever they are: raw mail, scans. Never shown in the browser as they are. */
  receiveRaw(work: Work, bytes: Buffer, options: { name: string; purpose: string }): Promise<StoredFile>
  find(tx: Tx, id: string): Promise<StoredFile | undefined>
  read(file: StoredFile): Promise<Buffer>
}

export interface FileStoreOptions {
  blobs: BlobStore
  keys: KeyRing
  /** `host:port` or a socket path; absent: files are kept as not scanned. */
  clamd?: string | undefined
}

// 50 megapixels: any telephone's photograph, not a bomb of 30,000 by 30,000 points.
const MOST_PIXELS = 50_000_000

export function openFileStore(options: FileStoreOptions): FileStore {
  async function keep(work: Work, bytes: Buffer, about: { name: string; purpose: string; content: Content; scan: ScanResult }): Promise<StoredFile> {
    const id = newId(work.at.epochMilliseconds)
    const storageKey = randomBytes(16).toString('hex')
    const dataKey = randomBytes(32)
    const file: StoredFile = {
      id,
      sha256: createHash('sha256').update(bytes).digest(),
      size: bytes.length,
      contentType: about.content.contentType,
      kind: about.content.kind,
      name: safeName(about.name, about.content.extension),
      storageKey,
      wrappedKey: options.keys.seal(dataKey, `file:${id}`),
    }
    // Bytes first: a row never names bytes that are not there. Bytes without row are swept (sweep-orphans.ts).
    await options.blobs.put(storageKey, encrypt(dataKey, id, bytes))
    await work.tx
      .insertInto('files.file')
      .values({
        id,
        sha256: file.sha256,
        size: file.size,
        content_type: file.contentType,
        kind: file.kind,
        name: file.name,
        scan_state: about.scan === 'clean' ? 'clean' : 'not-scanned',
        storage_key: storageKey,
        wrapped_key: file.wrappedKey,
        purpose: about.purpose,
        created_at: work.at,
        created_by_kind: work.actor.kind,
        created_by_id: actorId(work.actor) ?? null,
      })
      .execute()
    return file
  }

  return {
    async receive(work, bytes, { name, allowed, maxBytes, purpose }) {
      if (bytes.length === 0) return { ok: false, message: 'no-file', data: {} }
      if (bytes.length > maxBytes) return { ok: false, message: 'file-too-large', data: { maximum: Math.floor(maxBytes / 1024 / 1024) } }
      const content = await contentOf(bytes)
      if (!allowed.includes('any') && !allowed.includes(content.kind)) return { ok: false, message: 'file-kind', data: { allowed: allowed.join(', ') } }
      const scan = await scanBytes(options.clamd, bytes)
      if (scan === 'infected') return { ok: false, message: 'file-infected', data: {} }
      const cleaned = content.kind === 'image' ? await cleanImage(bytes) : content.kind === 'pdf' && !looksLikePdf(bytes) ? undefined : { bytes, content }
      if (cleaned === undefined) return { ok: false, message: 'file-unreadable', data: {} }
      return { ok: true, file: await keep(work, cleaned.bytes, { name, purpose, content: cleaned.content ?? content, scan }) }
    },
    async receiveRaw(work, bytes, { name, purpose }) {
      return keep(work, bytes, { name, purpose, content: await contentOf(bytes), scan: 'not-scanned' })
    },
    async find(tx, id) {
      const row = await tx.selectFrom('files.file').select(['id', 'sha256', 'size', 'content_type', 'kind', 'name', 'storage_key', 'wrapped_key']).where('id', '=', id).executeTakeFirst()
      if (row === undefined) return undefined
      const kinds: readonly FileKind[] = ['image', 'pdf', 'office', 'text', 'email', 'other']
      return {
        id: row.id,
        sha256: row.sha256,
        size: row.size,
        contentType: row.content_type,
        kind: kinds.find((kind) => kind === row.kind) ?? 'other',
        name: row.name,
        storageKey: row.storage_key,
        wrappedKey: row.wrapped_key,
      }
    },
    async read(file) {
      return decrypt(options.keys.open(file.wrappedKey, `file:${file.id}`), file.id, await options.blobs.get(file.storageKey))
    },
  }
}

/** Draws the picture anew: right way up, without place, device or thumbnail; what was hidden in the file stays behind. */
async function cleanImage(bytes: Buffer): Promise<{ bytes: Buffer; content: Content } | undefined> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: false }).rotate()
    const { format, hasAlpha } = await image.metadata()
    if (format === 'png' && hasAlpha) return { bytes: await image.png({ compressionLevel: 8 }).toBuffer(), content: { kind: 'image', contentType: 'image/png', extension: 'png' } }
    return { bytes: await image.flatten({ background: '#ffffff' }).jpeg({ quality: 86, mozjpeg: true }).toBuffer(), content: { kind: 'image', contentType: 'image/jpeg', extension: 'jpg' } }
  } catch {
    return undefined
  }
}

function looksLikePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, 1_024).includes('%PDF-') && bytes.subarray(-2_048).includes('%%EOF')
}

/** Layout: 12 bytes of nonce, 16 of tag, the ciphertext; the file's id is bound to it. */
function encrypt(key: Buffer, id: string, bytes: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(id))
  const body = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, id: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(id)).setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
