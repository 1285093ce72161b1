import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PERMISSION_MATRIX } from '../apps/authorisation-matrix.ts'
import { textsOf } from './french-spaces.ts'
import { ROOT, sourceFiles } from './imports.ts'

const NAME = /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/
/** The beginning of a name whose end is computed: `article.${act}`. */
const BEGUN = /^[a-z]+(?:-[a-z]+)*\.$/
const FILE = /\.(?:eml|typ|pdf|jpg|jpeg|png|txt|csv|log)$/
/** Tables of these schemas are named in the same form. */
const SCHEMA =
  /^(?:access|accounts|catalogue|citizens|contacts|correspondence|events|files|knowledge|mailroom|organisation|platform|requests)\./
const PUBLISHES = /\bpublish\(|\bevent: \{/

/**
 * The names of all events that the code may publish, found in the texts of the files that publish. A name with a computed end is given
 * as `article.*`. Permissions, tables and files have names of the same form and are left out.
 */
export function publishedEvents(): string[] {
  const found = sourceFiles()
    .filter((file) => /^(?:apps|modules|platform)\//.test(file) && !/\.test\.tsx?$|\/testing\/|\/messages\//.test(file))
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .filter((source) => PUBLISHES.test(source))
    .flatMap(textsOf)
    .flatMap((text) => (BEGUN.test(text) ? [`${text}*`] : NAME.test(text) ? [text] : []))
    .filter((name) => !Object.hasOwn(PERMISSION_MATRIX, name) && !SCHEMA.test(name) && !FILE.test(name))
  return [...new Set(found)].sort()
}
