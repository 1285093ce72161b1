import type pg from 'pg'
import { newId } from '#platform/database'
import { requestTypeDefinition } from '#modules/catalogue'
import { ANSWERS } from '../city/answers.ts'
import { ARTICLES } from '../city/knowledge.ts'
import { REQUEST_TYPES } from '../city/request-types/index.ts'
import { insertRows } from './bulk.ts'
import type { Codes } from './load-organisation.ts'

/** Loads what one may ask of the city: types in their first version, answer texts, articles. Gives the version of each type. */
export async function loadCatalogue(client: pg.ClientBase, codes: Codes, anchor: Temporal.Instant): Promise<ReadonlyMap<string, string>> {
  const versions = new Map(REQUEST_TYPES.map((type) => [type.code, newId()]))
  const published = anchor.subtract({ hours: 24 * 365 }).toString()
  await insertRows(
    client,
    'catalogue.request_type',
    ['code', 'current_version_id', 'position', 'active'],
    REQUEST_TYPES.map((type) => ({ code: type.code, current_version_id: versions.get(type.code), position: type.position, active: true })),
  )
  await insertRows(
    client,
    'catalogue.request_type_version',
    ['id', 'type_code', 'number', 'state', 'definition', 'reason', 'created_at', 'published_at', 'edits'],
    REQUEST_TYPES.map((type) => ({
      id: versions.get(type.code),
      type_code: type.code,
      number: 1,
      state: 'published',
      definition: requestTypeDefinition.parse(type.definition),
      reason: 'Catalogue initial',
      created_at: published,
      published_at: published,
      edits: 1,
    })),
  )
  await insertRows(
    client,
    'catalogue.answer_template',
    ['id', 'code', 'type_code', 'title', 'bodies', 'active', 'version'],
    ANSWERS.map((answer) => ({
      id: newId(),
      code: answer.code,
      type_code: answer.typeCode ?? null,
      title: answer.title,
      bodies: { fr: answer.text },
      active: true,
      version: 1,
    })),
  )
  await insertRows(
    client,
    'knowledge.article',
    ['id', 'code', 'type_code', 'title', 'lines', 'script', 'unit_id', 'review_on', 'version'],
    ARTICLES.map((article) => ({
      id: newId(),
      code: article.code,
      type_code: article.typeCode,
      title: article.title,
      lines: article.lines,
      script: article.script,
      unit_id: codes.units.get(article.unitCode),
      review_on: anchor.toZonedDateTimeISO('Europe/Paris').toPlainDate().add({ days: article.reviewInDays }).toString(),
      version: 1,
    })),
  )
  await loadRouting(client, codes)
  return versions
}

/** A few rules that show what the table can do: an urgent word, a channel, a territory. Everything else follows the type. */
async function loadRouting(client: pg.ClientBase, codes: Codes): Promise<void> {
  const rules = [
    { type_code: 'EP-ARB', words: ['branche', 'tombé', 'menace'], unit: 'NAT', reason: 'arbre dangereux : équipe des parcs' },
    {
      type_code: 'PR-TAG',
      words: ['raciste', 'menaces', 'insulte', 'antisémite'],
      unit: 'GRA',
      reason: 'propos haineux : effacés dans la journée',
    },
    { type_code: 'GE-INF', words: ['facture', 'cantine', 'périscolaire'], unit: 'FAM', reason: 'question de famille : guichet famille' },
    { type_code: 'GE-INF', words: ['passeport', 'carte d’identité'], unit: 'TIT', reason: 'question de titres : service des titres' },
    { type_code: 'GE-REC', words: ['police', 'verbalisation'], unit: 'PMU', reason: 'réclamation sur la police municipale' },
  ]
  await insertRows(
    client,
    'catalogue.routing_rule',
    ['id', 'position', 'type_code', 'words', 'unit_id', 'reason', 'active', 'version'],
    rules.map((rule, index) => ({
      id: newId(),
      position: (index + 1) * 10,
      type_code: rule.type_code,
      words: rule.words,
      unit_id: codes.units.get(rule.unit),
      reason: rule.reason,
      active: true,
      version: 1,
    })),
  )
}
