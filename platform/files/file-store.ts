import { Readable } from 'node:stream'
import { type Actor, systemActor } from '#platform/access'
import { type House, type Tx, type Work, newId } from '#platform/database'
import type { KeyRing } from '#platform/keys'
import { type BlobStore, type ByteRange, StorageError } from './blob-store.ts'
import { bufferOf } from './buffer-of.ts'
import type { Caution } from './caution.ts'
import { type Content, OPAQUE, contentOf } from './content-kind.ts'
import { type FileVault, type Kept, TooManyBytes, openFileVault } from './file-vault.ts'
import { claimFile, findFile, insertFile, settleFile, writeCautions } from './files-store.ts'
import { deleteFile } from './unused-files-store.ts'
import { type Inspector, openInspector } from './inspector.ts'
import { type Look, lookAt } from './look-at.ts'
import { safeName } from './safe-name.ts'
import { FileNotReady, type FileState, type ReceiveRefusal, type Received, type ScanState, type StoredFile } from './stored-file.ts'

export interface ReceiveOptions {
  /** As the sender named it. */
  name: string
  /** Kinds of content that are taken (`FileKind`), or `any`. */
  allowed: readonly string[]
  maxBytes: number
  /** What the file is for, `request`, `mail`: a code of ours. */
  purpose: string
}

export interface FileStore {
  /**
   * Takes what a form sends: streams it into quarantine (never whole in memory, never in a transaction), then looks at it at once.
   * When the scanner is silent or too many wait, the file stays in quarantine and the job `files.check` looks at it later.
   */
  take(house: House, actor: Actor, stream: AsyncIterable<unknown>, options: ReceiveOptions): Promise<Received>
  /** The same for bytes at hand, in the caller's transaction: for jobs that take in mail and letters. The look is part of it: a picture may take a second. */
  receive(work: Work, bytes: Buffer, options: ReceiveOptions): Promise<Received>
  /** Keeps bytes whatever they are: raw mail, scans. Only what a PDF does by itself is looked for, since agents open the original. */
  receiveRaw(work: Work, bytes: Buffer, options: { name: string; purpose: string }): Promise<StoredFile>
  /** Looks at a file in quarantine; may run twice. Answers the state it is in afterwards, or nothing when there is no such file. */
  check(house: House, fileId: string): Promise<FileState | undefined>
  /** Forgets a file, row and bytes, unless a record of any module refers to it. True when it is gone. */
  forget(house: House, fileId: string): Promise<boolean>
  find(tx: Tx, id: string): Promise<StoredFile | undefined>
  /** The whole file. Throws FileNotReady unless it is ready, BlobMissing when its bytes are gone. */
  read(file: StoredFile): Promise<Buffer>
  /** The file, or a range of its bytes, as a stream; throws as `read`, RangeError for a range outside the file. */
  open(file: StoredFile, range?: ByteRange): Promise<Readable>
  /** Why the file is not simply opened, looked at again when nobody could look into it before. */
  cautions(house: House, file: StoredFile): Promise<readonly Caution[]>
  /** A PDF without what it does by itself, to be read in its place; nothing when that cannot be made. The original stays as it came. */
  readingCopy(file: StoredFile): Promise<Buffer | undefined>
  /** Ends the inspecting processes. */
  close(): void
}

export interface FileStoreOptions {
  blobs: BlobStore
  keys: KeyRing
  /** `host:port` or a socket path; absent: files are kept as not scanned. */
  clamd?: string | undefined
  inspector?: Inspector
}

const MIB = 1024 * 1024

/** Opens the store of files of the house. */
export function openFileStore(options: FileStoreOptions): FileStore {
  const vault = openFileVault(options)
  const inspector = options.inspector ?? openInspector()
  const look = (bytes: Buffer, allowed: readonly string[]) => lookAt(bytes, { allowed, clamd: options.clamd, inspector })

  const store: FileStore = {
    async take(house, actor, stream, { name, allowed, maxBytes, purpose }) {
      const id = newId(house.now().epochMilliseconds)
      const kept = await keepLimited(vault, id, leftOpen(stream), maxBytes)
      if ('ok' in kept) return kept
      const file = fileOf({ id, name, kept, state: 'quarantined', content: OPAQUE, scan: 'not-scanned', cautions: [] })
      await house.work(actor, (work) => insertFile(work, file, { purpose, allowed }))
      // The bytes are safe in quarantine: should the store fail now, the job looks at them later.
      await store.check(house, id).catch((error: unknown) => {
        if (!(error instanceof StorageError)) throw error
      })
      const settled = await house.read(systemActor('files'), (tx) => findFile(tx, id))
      if (settled?.state !== 'refused') return { ok: true, file: settled ?? file }
      return refusalOf(settled.refusal, { allowed, maxBytes })
    },

    async receive(work, bytes, { name, allowed, maxBytes, purpose }) {
      if (bytes.length === 0) return refusalOf('no-file', { allowed, maxBytes })
      if (bytes.length > maxBytes) return refusalOf('file-too-large', { allowed, maxBytes })
      const found = await look(bytes, allowed)
      if (found.verdict === 'refused') return refusalOf(found.refusal, { allowed, maxBytes })
      const id = newId(work.at.epochMilliseconds)
      const kept = await keepLimited(vault, id, once(found.verdict === 'ready' ? found.bytes : bytes), Number.POSITIVE_INFINITY)
      if ('ok' in kept) return kept
      const file = fileOf({
        id,
        name,
        kept,
        ...(found.verdict === 'ready'
          ? { state: 'ready', content: found.content, scan: found.scan, cautions: found.cautions }
          : { state: 'quarantined', content: OPAQUE, scan: 'not-scanned', cautions: [] }),
      })
      await insertFile(work, file, { purpose, allowed })
      return { ok: true, file }
    },

    async receiveRaw(work, bytes, { name, purpose }) {
      const id = newId(work.at.epochMilliseconds)
      const kept = await vault.keep(id, once(bytes))
      const content = await contentOf(bytes)
      const cautions = content.kind === 'pdf' ? await cautionsOf(inspector, bytes) : []
      const file = fileOf({ id, name, kept, state: 'ready', content, scan: 'not-scanned', cautions })
      await insertFile(work, file, { purpose, allowed: ['any'] })
      return file
    },

    async check(house, fileId) {
      const system = systemActor('files')
      const claimed = await house.work(system, (work) => claimFile(work, fileId))
      if (claimed === undefined) return house.read(system, async (tx) => (await findFile(tx, fileId))?.state)
      const { file, allowed } = claimed
      const bytes = await bufferOf(await vault.open(file))
      const settled = await settle(vault, file, await look(bytes, allowed))
      const written = await house.work(system, (work) => settleFile(work, settled))
      // Bytes that no row names any more go last: a crash before this leaves them, encrypted with a key that is nowhere.
      if (settled.storageKey !== file.storageKey) await vault.delete(written ? file.storageKey : settled.storageKey)
      else if (settled.state === 'refused' && written) await vault.delete(file.storageKey)
      return settled.state
    },

    async forget(house, fileId) {
      const storageKey = await deleteFile(house, fileId)
      if (storageKey === undefined) return false
      // The row first: bytes without a row cost room, a row without bytes would be a file that cannot be opened.
      await vault.delete(storageKey)
      return true
    },

    find: findFile,
    read: async (file) => bufferOf(await store.open(file)),
    async open(file, range) {
      if (file.state !== 'ready') throw new FileNotReady(file.state)
      return vault.open(file, range)
    },
    async cautions(house, file) {
      if (!file.cautions.includes('unchecked')) return file.cautions
      const found = await cautionsOf(inspector, await store.read(file))
      if (found.join() !== file.cautions.join()) await house.work(systemActor('files'), (work) => writeCautions(work, file.id, found))
      return found
    },
    readingCopy: async (file) => (file.contentType === 'application/pdf' ? inspector.disarm(await store.read(file)) : undefined),
    close: () => inspector.close(),
  }
  return store
}

/** What a look makes of a file in quarantine. */
async function settle(vault: FileVault, file: StoredFile, found: Look): Promise<StoredFile> {
  if (found.verdict === 'later') return { ...file, state: 'quarantined' }
  if (found.verdict === 'refused') return { ...file, state: 'refused', refusal: found.refusal, scan: found.scan }
  // Always written anew, also when nothing changed: what was received before it was looked at is opened by no key that is in use.
  const kept = await vault.keep(file.id, once(found.bytes))
  return fileOf({ id: file.id, name: file.name, kept, state: 'ready', content: found.content, scan: found.scan, cautions: found.cautions })
}

async function keepLimited(vault: FileVault, id: string, bytes: AsyncIterable<unknown>, maxBytes: number): Promise<Kept | ReceiveRefusal> {
  try {
    const kept = await vault.keep(id, bytes, { maxBytes })
    if (kept.size > 0) return kept
    await vault.delete(kept.storageKey)
    return { ok: false, message: 'no-file', data: {} }
  } catch (error) {
    if (error instanceof TooManyBytes) return refusalOf('file-too-large', { allowed: [], maxBytes })
    if (error instanceof StorageError)
      return { ok: false, message: error.reason === 'full' ? 'storage-full' : 'storage-unavailable', data: {} }
    throw error
  }
}

/** What a PDF that is kept as it came does by itself. One that the inspector could not open is not opened in a page either. */
async function cautionsOf(inspector: Inspector, bytes: Buffer): Promise<readonly Caution[]> {
  const outcome = await inspector.inspect(bytes)
  return outcome.ended === 'done' && (outcome.inspection.readable || outcome.inspection.cautions.length > 0)
    ? outcome.inspection.cautions
    : ['unchecked']
}

interface About {
  id: string
  name: string
  kept: Kept
  state: FileState
  content: Content
  scan: ScanState
  cautions: readonly Caution[]
}

function fileOf(about: About): StoredFile {
  const { id, kept, content, state, scan, cautions } = about
  return {
    id,
    ...kept,
    contentType: content.contentType,
    kind: content.kind,
    name: safeName(about.name, content.extension),
    state,
    scan,
    cautions,
    refusal: undefined,
  }
}

function refusalOf(refusal: string | undefined, { allowed, maxBytes }: { allowed: readonly string[]; maxBytes: number }): ReceiveRefusal {
  switch (refusal) {
    case 'no-file':
      return { ok: false, message: 'no-file', data: {} }
    case 'file-too-large':
      return { ok: false, message: 'file-too-large', data: { maximum: Math.floor(maxBytes / MIB) } }
    case 'file-kind':
      return { ok: false, message: 'file-kind', data: { allowed: allowed.join(', ') } }
    case 'file-infected':
      return { ok: false, message: 'file-infected', data: {} }
    default:
      return { ok: false, message: 'file-unreadable', data: {} }
  }
}

/** A part of a form is not ours to destroy: the rest of it is read past by whoever reads the form, so that the parts behind it are found. */
function leftOpen(stream: AsyncIterable<unknown>): AsyncIterable<unknown> {
  return stream instanceof Readable ? stream.iterator({ destroyOnReturn: false }) : stream
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}
