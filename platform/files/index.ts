export { BlobMissing, type BlobStore, type ByteRange, StorageError } from './blob-store.ts'
export { CAUTIONS, type Caution } from './caution.ts'
export { checkFilesJob } from './check-files-job.ts'
export { type Content, FILE_KINDS, type FileKind, contentOf } from './content-kind.ts'
export { diskBlobs } from './disk-blobs.ts'
export { type FileGrant, signFileUrl, verifyFileUrl } from './file-address.ts'
export { type FileStore, type FileStoreOptions, type ReceiveOptions, openFileStore } from './file-store.ts'
export { countFiles } from './files-store.ts'
export { type Inspector, openInspector } from './inspector.ts'
export { type S3Options, s3Blobs } from './s3-blobs.ts'
export { safeName } from './safe-name.ts'
export { cautionWords } from './messages/index.ts'
export { showFile } from './show-file.tsx'
export { sweepFilesJob } from './sweep-files-job.ts'
export { filesStillThere } from './unused-files-store.ts'
export { fileHeaders } from './serving.ts'
export {
  FILE_REFUSALS,
  FileNotReady,
  type FileRefusal,
  type FileState,
  type ReceiveRefusal,
  type Received,
  type ScanState,
  type StoredFile,
} from './stored-file.ts'
export { type QuarantineState, readQuarantine } from './quarantine-state.ts'
