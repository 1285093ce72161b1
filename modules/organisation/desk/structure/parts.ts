import type { Accounts } from '#modules/accounts'
import type { FileStore } from '#platform/files'

/** What the pages of units, sites and the import need from the app. */
export interface StructureDeskParts {
  accounts: Accounts
  /** Keeps what is to be imported between the dry run and the import. */
  files: FileStore
}
