import { z } from 'zod'
import { FileNotReady } from '#platform/files'
import {
  type Call,
  type Reply,
  type Route,
  download,
  faultsOfIssues,
  formWithFaults,
  newForm,
  notFound,
  page,
  refused,
  route,
  seeOther,
} from '#platform/http'
import type { SentForm } from '#platform/http'
import { refuse } from '#platform/outcome'
import { IMPORT_KINDS, type ImportKind, modelFile } from '../../import/columns.ts'
import { type ImportFiles, importOrganisation } from '../../import/import-organisation.ts'
import { IMPORT_LIMITS } from '../../import/read-table.ts'
import { rightsChanged } from '../agents/rights-changed.ts'
import { IMPORT_PATH } from './addresses.ts'
import { ImportFormPage, ImportReportPage } from './import-pages.tsx'
import { messagesFor, structureRefusalSentence } from './messages/index.ts'
import type { StructureDeskParts } from './parts.ts'

const rule = { audience: 'agent', access: 'organisation.edit' } as const
const chosen = z.object({
  units: z.uuid().optional().catch(undefined),
  sites: z.uuid().optional().catch(undefined),
  agents: z.uuid().optional().catch(undefined),
})
type Chosen = z.infer<typeof chosen>

/** Files are given, looked at in a dry run that the address of the page names, then taken in. */
export function importRoutes(parts: StructureDeskParts): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: IMPORT_PATH,
      query: chosen,
      handle: (call) => (named(call.query).length === 0 ? form(call, newForm({})) : tryOut(call, call.query, parts)),
    }),
    route({
      ...rule,
      method: 'POST',
      path: IMPORT_PATH,
      upload: { allowed: ['text'], maxBytes: IMPORT_LIMITS.megabytes * 1024 * 1024, maxFiles: IMPORT_KINDS.length, purpose: 'import' },
      invalid: (call, issues) => form(call, formWithFaults({}, faultsOfIssues(issues, call.locale))),
      handle: (call) => {
        const given = call.files.filter((file) => IMPORT_KINDS.some((kind) => kind === file.field))
        if (given.length === 0) return form(call, faulty(call, 'import-no-file'))
        return seeOther(`${IMPORT_PATH}?${new URLSearchParams(given.map((file) => [file.field, file.fileId])).toString()}`)
      },
    }),
    route({ ...rule, method: 'POST', path: `${IMPORT_PATH}/run`, body: chosen, handle: (call) => takeIn(call, call.body, parts) }),
    route({
      ...rule,
      method: 'GET',
      path: `${IMPORT_PATH}/models/:kind`,
      params: z.object({ kind: z.enum(IMPORT_KINDS) }),
      handle: (call) =>
        download(Buffer.from(modelFile(call.params.kind)), {
          'content-type': 'text/csv; charset=utf-8',
          'content-disposition': `attachment; filename="parvis-${call.params.kind}.csv"`,
        }),
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

function form(call: AnyCall, state: SentForm): Reply {
  const t = messagesFor(call.locale)
  return page(t.import.title, <ImportFormPage state={state} t={t} />, { status: state.status, current: IMPORT_PATH })
}

function faulty(call: AnyCall, name: string): SentForm {
  const { refusal } = refuse('invalid', `organisation.refusal.${name}`)
  return formWithFaults({}, [{ field: IMPORT_KINDS[0], message: structureRefusalSentence(refusal, call.locale) }])
}

async function tryOut(call: AnyCall, query: Chosen, parts: StructureDeskParts): Promise<Reply> {
  return run(call, { query, parts, dryRun: true })
}

async function takeIn(call: AnyCall, query: Chosen, parts: StructureDeskParts): Promise<Reply> {
  return run(call, { query, parts, dryRun: false })
}

async function run(call: AnyCall, { query, parts, dryRun }: { query: Chosen; parts: StructureDeskParts; dryRun: boolean }): Promise<Reply> {
  const { actor, locale, house } = call
  if (actor.kind !== 'agent') return notFound()
  const files = await readFiles(call, query, parts)
  if (files === undefined) return form(call, faulty(call, 'import-gone'))
  const outcome = await importOrganisation(house, actor, { files, dryRun })
  if (!outcome.ok) return refused(outcome.refusal, structureRefusalSentence(outcome.refusal, locale))
  const t = messagesFor(locale)
  const report = outcome.value
  if (report.written) {
    rightsChanged(call, parts)
    const count = (effect: string) => report.effects.filter((item) => item.effect === effect).length
    return seeOther(IMPORT_PATH, [{ name: 'flash', value: t.import.imported(count('created'), count('changed')) }])
  }
  const hidden = Object.fromEntries(named(query))
  return page(t.import.title, <ImportReportPage report={report} hidden={hidden} t={t} locale={locale} />, {
    status: report.faults.length > 0 && !dryRun ? 422 : 200,
    current: IMPORT_PATH,
  })
}

/** The bytes of the files that this agent gave; nothing when one of them is not there any more. */
async function readFiles(call: AnyCall, query: Chosen, { files }: StructureDeskParts): Promise<ImportFiles | undefined> {
  const found: Partial<Record<ImportKind, Uint8Array>> = {}
  if (named(query).length === 0) return undefined
  for (const [kind, id] of named(query)) {
    const stored = await call.house.read(call.actor, (tx) => files.find(tx, id))
    if (stored === undefined) return undefined
    try {
      found[kind] = await files.read(stored)
    } catch (error) {
      if (error instanceof FileNotReady) return undefined
      throw error
    }
  }
  return found
}

function named(query: Chosen): (readonly [ImportKind, string])[] {
  return IMPORT_KINDS.flatMap((kind) => (query[kind] === undefined ? [] : [[kind, query[kind]] as const]))
}
