import type { RequestType } from '#modules/catalogue'
import { identifyCitizen } from '#modules/citizens'
import { recordContact } from '#modules/contacts'
import { systemActor } from '#platform/access'
import type { House, Work } from '#platform/database'
import type { ReceivedFile } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { type Outcome, done } from '#platform/outcome'
import { attachFiles } from '../attach-file.ts'
import { registerRequest } from '../register-request.ts'
import { findRequest } from '../requests-store.ts'
import type { ReadForm, Requester } from './read-form.ts'
import { noteSubmission, sentBefore, submissionKey } from './submission.ts'

export interface Submission {
  type: RequestType
  form: ReadForm
  files: readonly ReceivedFile[]
  formId: string
  locale: Locale
}

/**
 * Registers what a citizen sent: who, the contact, the request, its files, in one transaction, once. The house itself acts
 * ("portal"), as it does for mail: a visitor may not look into the registry of citizens, and here nothing of it comes out.
 */
export function submitRequest(house: House, submission: Submission): Promise<Outcome<{ id: string; reference: string }>> {
  const { type, form, files, formId } = submission
  const key = submissionKey(formId, [
    type.code,
    form.subject,
    form.text,
    form.answers,
    form.requester ?? null,
    files.map((file) => [file.field, file.name, file.size]),
  ])
  return house.act(systemActor('portal'), async (work) => {
    const before = await sentBefore(work, key)
    const known = before === undefined ? undefined : await findRequest(work.tx, { id: before })
    if (known !== undefined) return done({ id: known.id, reference: known.reference })
    const registered = await register(work, submission)
    if (registered.ok) await noteSubmission(work, key, registered.value.id)
    return registered
  })
}

async function register(work: Work, { type, form, files, locale }: Submission): Promise<Outcome<{ id: string; reference: string }>> {
  const citizenId = form.requester === undefined ? undefined : await citizenOf(work, form.requester, locale)
  if (citizenId !== undefined && !citizenId.ok) return citizenId
  const name =
    form.requester === undefined ? '' : [form.requester.givenNames, form.requester.familyName].filter((part) => part !== '').join(' ')
  const reach = form.requester === undefined ? '' : form.requester.email === '' ? form.requester.phone : form.requester.email
  const contact = await recordContact(work, {
    channel: 'portal',
    summary: form.subject,
    result: 'request-registered',
    demand: 'new-need',
    language: locale,
    topics: [{ typeCode: type.code }],
    ...(citizenId === undefined ? {} : { citizenId: citizenId.value }),
    ...(name === '' ? {} : { declaredName: name }),
    ...(reach === '' ? {} : { declaredReach: reach }),
  })
  if (!contact.ok) return contact
  const registered = await registerRequest(work, {
    typeCode: type.code,
    subject: form.subject,
    text: form.text,
    answers: form.answers,
    channel: 'portal',
    language: locale,
    contactId: contact.value.contactId,
    ...(citizenId === undefined ? {} : { requesterId: citizenId.value }),
    ...(form.place === undefined ? {} : { place: form.place }),
  })
  if (!registered.ok) return registered
  const { request } = registered.value
  const attached = await attachFiles(work, {
    request: { id: request.id },
    files: files.map((file) => ({ fileId: file.fileId, name: file.name, source: 'citizen', contactId: contact.value.contactId })),
  })
  return attached.ok ? done({ id: request.id, reference: request.reference }) : attached
}

async function citizenOf(work: Work, requester: Requester, locale: Locale): Promise<Outcome<string>> {
  const { givenNames, familyName, organisationName, email, phone, address } = requester
  const identified = await identifyCitizen(work, {
    language: locale,
    ...(organisationName === '' ? { kind: 'person', givenNames, familyName } : { kind: 'organisation', organisationName }),
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
    ...(address === undefined ? {} : { address }),
  })
  return identified.ok ? done(identified.value.citizen.id) : identified
}
