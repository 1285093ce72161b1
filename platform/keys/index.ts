export { KeyFileError } from './key-file.ts'
export { KEY_PURPOSES, type KeyPurpose, type KeyRing, type SealingPurpose, openKeys } from './key-ring.ts'
