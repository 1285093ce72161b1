import type { Caution } from './caution.ts'
import type { FileKind } from './content-kind.ts'

export const FILE_STATES = ['quarantined', 'checking', 'ready', 'refused'] as const
export type FileState = (typeof FILE_STATES)[number]

/** `not-scanned`: no scanner is configured; said to whoever opens the file, never taken for clean. */
export const SCAN_STATES = ['clean', 'infected', 'not-scanned'] as const
export type ScanState = (typeof SCAN_STATES)[number]

/** What is known of a file besides its bytes. */
export interface StoredFile {
  id: string
  sha256: Buffer
  size: number
  contentType: string
  kind: FileKind
  name: string
  storageKey: string
  wrappedKey: Buffer
  state: FileState
  scan: ScanState
  /** Why it is not simply opened; empty when it is. */
  cautions: readonly Caution[]
  /** Why it was refused: one of `FileRefusal`. */
  refusal: string | undefined
}

export const FILE_REFUSALS = [
  'no-file',
  'file-too-large',
  'file-kind',
  'file-unreadable',
  'file-infected',
  'storage-full',
  'storage-unavailable',
] as const
/** Each has a message in platform/http. */
export type FileRefusal = (typeof FILE_REFUSALS)[number]

export interface ReceiveRefusal {
  ok: false
  message: FileRefusal
  data: Record<string, string | number>
}

/** Taken in: `file.state` is ready, or quarantined while it waits for the scanner or its turn. */
export type Received = { ok: true; file: StoredFile } | ReceiveRefusal

/** Somebody asked for the bytes of a file that is still in quarantine, or was refused. */
export class FileNotReady extends Error {
  readonly state: FileState
  constructor(state: FileState) {
    super(`the file is ${state}`)
    this.name = 'FileNotReady'
    this.state = state
  }
}
