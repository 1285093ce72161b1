export { type KeyPurpose, type KeyRing, openKeys } from './key-ring.ts'
