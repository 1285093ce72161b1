import { permitted } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import type { Work } from '#platform/database'
import { type Outcome, type Refused, done, refuse } from '#platform/outcome'
import { forgetCatalogue } from './catalogue-of.ts'
import { definitionFault } from './definition-fault.ts'
import {
  type TypeVersion,
  deleteDraft,
  findDraft,
  holdType,
  insertDraft,
  insertType,
  listVersions,
  publishVersion,
  setTypeActive,
  updateDraft,
} from './editing-store.ts'
import type { RequestTypeDefinition } from './request-type.ts'

const CODE = /^[A-Z0-9][A-Z0-9-]{1,15}$/
const MOST_REASON = 500

/** Adds a type as a draft: nobody sees it before it is published. */
export async function registerType(
  work: Work,
  input: { code: string; definition: RequestTypeDefinition },
): Promise<Outcome<{ code: string }>> {
  const code = input.code.trim().toUpperCase()
  if (!mayEdit(work)) return NOT_ALLOWED
  if (!CODE.test(code)) return refuse('invalid', 'catalogue.refusal.code', { field: 'code' })
  const fault = definitionFault(input.definition, await directoryOf(work))
  if (fault !== undefined) return fault
  if (!(await insertType(work.tx, code))) return refuse('conflict', 'catalogue.refusal.code-taken', { field: 'code' })
  await insertDraft(work.tx, { code, definition: input.definition, authorId: authorOf(work), at: work.at })
  work.publish({ name: 'request-type.drafted', subject: { kind: 'request-type', id: code } })
  return done({ code })
}

/** Begins a draft as a copy of the version in force; the draft that already waits is kept. */
export async function beginDraft(work: Work, input: { code: string }): Promise<Outcome<TypeVersion>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const type = await holdType(work.tx, input.code)
  if (type === undefined) return UNKNOWN
  const waiting = await findDraft(work.tx, type.code)
  if (waiting !== undefined) return done(waiting)
  const current = (await listVersions(work.tx, type.code)).find((version) => version.id === type.currentVersionId)
  if (current === undefined) return UNKNOWN
  await insertDraft(work.tx, { code: type.code, definition: current.definition, authorId: authorOf(work), at: work.at })
  work.publish({ name: 'request-type.drafted', subject: { kind: 'request-type', id: type.code } })
  const draft = await findDraft(work.tx, type.code)
  return draft === undefined ? UNKNOWN : done(draft)
}

/** Saves a draft whole. A draft that somebody saved since it was read is not overwritten: the refusal says so. */
export async function saveDraft(
  work: Work,
  input: { code: string; edits: number; definition: RequestTypeDefinition },
): Promise<Outcome<{ edits: number }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const draft = await heldDraft(work, input)
  if (!draft.ok) return draft
  const fault = definitionFault(input.definition, await directoryOf(work))
  if (fault !== undefined) return fault
  const saved = await updateDraft(work.tx, {
    id: draft.value.id,
    edits: input.edits,
    definition: input.definition,
    authorId: authorOf(work),
  })
  return saved ? done({ edits: input.edits + 1 }) : STALE
}

/** Throws the draft away; the version in force stays as it is. */
export async function discardDraft(work: Work, input: { code: string; edits: number }): Promise<Outcome<{ code: string }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const draft = await heldDraft(work, input)
  if (!draft.ok) return draft
  await deleteDraft(work.tx, draft.value.id)
  work.publish({ name: 'request-type.draft-discarded', subject: { kind: 'request-type', id: input.code } })
  return done({ code: input.code })
}

/** Puts the draft in force, with the reason that the list of versions keeps. Requests keep the version they were born with. */
export async function publishDraft(
  work: Work,
  input: { code: string; edits: number; reason: string },
): Promise<Outcome<{ number: number }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const reason = input.reason.trim()
  if (reason === '' || reason.length > MOST_REASON)
    return refuse('invalid', 'catalogue.refusal.reason', { field: 'reason', data: { maximum: MOST_REASON } })
  const draft = await heldDraft(work, input)
  if (!draft.ok) return draft
  // What it names may have gone since it was saved.
  const fault = definitionFault(draft.value.definition, await directoryOf(work))
  if (fault !== undefined) return fault
  const type = await holdType(work.tx, input.code)
  await publishVersion(work.tx, {
    id: draft.value.id,
    code: input.code,
    before: type?.currentVersionId,
    reason,
    authorId: authorOf(work),
    at: work.at,
  })
  work.publish({
    name: 'request-type.published',
    subject: { kind: 'request-type', id: input.code },
    data: { versionId: draft.value.id, number: draft.value.number },
  })
  forgetCatalogue(work)
  return done({ number: draft.value.number })
}

/** Takes a type out of what may be asked, or puts it back. What was asked goes on. */
export async function offerType(work: Work, input: { code: string; active: boolean }): Promise<Outcome<{ code: string }>> {
  if (!mayEdit(work)) return NOT_ALLOWED
  const type = await holdType(work.tx, input.code)
  if (type === undefined || type.currentVersionId === undefined) return UNKNOWN
  if (type.active === input.active) return done({ code: type.code })
  await setTypeActive(work.tx, type.code, input.active)
  work.publish({
    name: input.active ? 'request-type.reinstated' : 'request-type.withdrawn',
    subject: { kind: 'request-type', id: type.code },
  })
  forgetCatalogue(work)
  return done({ code: type.code })
}

const NOT_ALLOWED: Refused = refuse('not-allowed', 'catalogue.refusal.not-allowed')
const UNKNOWN: Refused = refuse('not-found', 'catalogue.refusal.unknown-type')
const STALE: Refused = refuse('conflict', 'catalogue.refusal.stale')

async function heldDraft(work: Work, input: { code: string; edits: number }): Promise<Outcome<TypeVersion>> {
  if ((await holdType(work.tx, input.code)) === undefined) return UNKNOWN
  const draft = await findDraft(work.tx, input.code)
  if (draft === undefined || draft.edits !== input.edits) return STALE
  return done(draft)
}

function mayEdit(work: Work): boolean {
  return permitted(work.actor, 'catalogue.edit')
}

function authorOf({ actor }: Work): string | undefined {
  return actor.kind === 'agent' ? actor.id : undefined
}
