import { systemActor } from '#platform/access'
import { type House, type Tx, type Work, cacheKey } from '#platform/database'
import { findVersion, listAnswerTemplates, listRoutingRules, listTypes } from './catalogue-store.ts'
import type { AnswerTemplate, RequestType, RoutingRule } from './request-type.ts'

/** The catalogue in force: types, routing table, answer texts. */
export interface Catalogue {
  types: readonly RequestType[]
  byCode: ReadonlyMap<string, RequestType>
  rules: readonly RoutingRule[]
  templates: readonly AnswerTemplate[]
}

const KEPT_MS = 2_000
const catalogueKey = cacheKey<Catalogue>('catalogue')
const versionsKey = cacheKey<Map<string, Promise<RequestType | undefined>>>('catalogue.versions')

/** The catalogue as it stands, at most two seconds old. */
export function catalogueOf(at: House | Work): Promise<Catalogue> {
  return at.cache.get(catalogueKey, KEPT_MS, () =>
    'tx' in at ? readCatalogue(at.tx) : at.readAside(systemActor('catalogue'), readCatalogue),
  )
}

export function forgetCatalogue(at: House | Work): void {
  at.cache.forget(catalogueKey)
}

/** A version as it was published; never changes, so it is kept as long as the process lives. */
export async function versionOf(at: House | Work, versionId: string): Promise<RequestType | undefined> {
  const current = (await catalogueOf(at)).types.find((type) => type.versionId === versionId)
  if (current !== undefined) return current
  const versions = await at.cache.get(
    versionsKey,
    Number.POSITIVE_INFINITY,
    async () => new Map<string, Promise<RequestType | undefined>>(),
  )
  const known = versions.get(versionId)
  if (known !== undefined) return known
  const read = 'tx' in at ? findVersion(at.tx, versionId) : at.readAside(systemActor('catalogue'), (tx) => findVersion(tx, versionId))
  versions.set(versionId, read)
  read.catch(() => versions.delete(versionId))
  return read
}

async function readCatalogue(tx: Tx): Promise<Catalogue> {
  const types = await listTypes(tx)
  return {
    types,
    byCode: new Map(types.map((type) => [type.code, type])),
    rules: await listRoutingRules(tx),
    templates: await listAnswerTemplates(tx),
  }
}
