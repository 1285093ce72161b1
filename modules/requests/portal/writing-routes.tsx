import { z } from 'zod'
import type { Work } from '#platform/database'
import { type FieldIssue, type ReceivedFile, type Reply, type Route, issueSentence, notFound, page, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { type Outcome, done } from '#platform/outcome'
import { attachFiles } from '../attach-file.ts'
import { reopenRequest } from '../close-request.ts'
import { refusalSentence } from '../messages/index.ts'
import { receiveMissingItems } from '../process-request.ts'
import { FollowPage } from './follow-page.tsx'
import { FOLLOW_PATH, followParams } from './follow-routes.tsx'
import { messagesFor } from './messages/index.ts'
import type { PortalParts } from './parts.ts'
import { type FormProblem, LIMITS, typed } from './read-form.ts'
import { type FollowCall, type Followed, readFollowed } from './read-followed.ts'
import { noteSubmission, sentBefore, submissionKey } from './submission.ts'
import { UPLOAD } from './upload.ts'

const PER_MINUTE = 12

/** What a citizen adds to their request: messages, awaited items, a reason to take it up again. */
export function writingRoutes(parts: PortalParts): Route[] {
  return [messageRoute(parts), itemsRoute(parts), reopenRoute(parts)]
}

function messageRoute(parts: PortalParts): Route {
  const receive = (call: WriteCall, reference: string, issues: readonly FieldIssue[]) =>
    write(call, { reference, parts, issues, field: 'files' }, async (followed, say) => {
      const text = typed(call.sent.message)
      const t = messagesFor(call.locale)
      if (text.length > LIMITS.text) return say('message', t.errors.tooLong(t.follow.message, LIMITS.text))
      if (text === '' && call.files.length === 0) return say('message', t.follow.emptyMessage)
      const formId = typeof call.sent.formId === 'string' ? call.sent.formId.slice(0, 60) : ''
      const key = submissionKey(formId, [followed.request.id, text, call.files.map((file) => [file.name, file.size])])
      return {
        done: t.follow.sent,
        act: async (work) => {
          if (formId !== '' && (await sentBefore(work, key)) !== undefined) return done(undefined)
          const received = await parts.receive(work, { requestId: followed.request.id, text: text === '' ? namesOf(call.files) : text })
          if (!received.ok) return received
          const attached = await attach(work, followed, call.files, received.value.messageId)
          if (!attached.ok) return attached
          if (formId !== '') await noteSubmission(work, key, followed.request.id)
          return done(undefined)
        },
      }
    })
  return route({
    method: 'POST',
    path: `${FOLLOW_PATH}/message`,
    audience: 'public',
    access: 'anyone',
    perMinute: PER_MINUTE,
    params: followParams,
    readsTextsItself: true,
    body: z.record(z.string().max(80), z.unknown()),
    upload: UPLOAD,
    invalid: (call, issues) => receive(call, call.params.reference, issues),
    handle: (call) => receive(call, call.params.reference, []),
  })
}

/** Each awaited item has its own file field: what comes in it is that item. */
function itemsRoute(parts: PortalParts): Route {
  const receive = (call: WriteCall, reference: string, issues: readonly FieldIssue[]) =>
    write(call, { reference, parts, issues, field: undefined }, async (followed, say) => {
      const given = followed.missing.filter((item) => call.files.some((file) => file.field === `item-${item.id}`))
      const first = followed.missing[0]
      const t = messagesFor(call.locale)
      if (given.length === 0)
        return first === undefined
          ? { done: t.follow.itemsSent, act: async () => done(undefined) }
          : say(`item-${first.id}`, t.follow.noItem)
      return {
        done: t.follow.itemsSent,
        act: async (work) => {
          const attached = await attach(work, followed, call.files, undefined)
          if (!attached.ok) return attached
          const received = await receiveMissingItems(work, { request: { id: followed.request.id }, itemIds: given.map((item) => item.id) })
          return received.ok ? done(undefined) : received
        },
      }
    })
  return route({
    method: 'POST',
    path: `${FOLLOW_PATH}/pieces`,
    audience: 'public',
    access: 'anyone',
    perMinute: PER_MINUTE,
    params: followParams,
    readsTextsItself: true,
    body: z.record(z.string().max(80), z.unknown()),
    upload: UPLOAD,
    invalid: (call, issues) => receive(call, call.params.reference, issues),
    handle: (call) => receive(call, call.params.reference, []),
  })
}

function reopenRoute(parts: PortalParts): Route {
  return route({
    method: 'POST',
    path: `${FOLLOW_PATH}/rouvrir`,
    audience: 'public',
    access: 'anyone',
    perMinute: PER_MINUTE,
    params: followParams,
    readsTextsItself: true,
    body: z.record(z.string().max(80), z.unknown()),
    handle: (call) =>
      write(call, { reference: call.params.reference, parts, issues: [], field: undefined }, async (followed, say) => {
        const reason = typed(call.sent.reason)
        const t = messagesFor(call.locale)
        if (reason === '') return say('reason', t.errors.missing(t.follow.reason))
        if (reason.length > 2000) return say('reason', t.errors.tooLong(t.follow.reason, 2000))
        return {
          done: t.follow.reopened,
          act: async (work) => {
            const reopened = await reopenRequest(work, { request: { id: followed.request.id }, reason })
            return reopened.ok ? done(undefined) : reopened
          },
        }
      }),
  })
}

interface WriteCall extends FollowCall {
  locale: Locale
  files: readonly ReceivedFile[]
  sent: Readonly<Record<string, unknown>>
}
interface Written {
  done: string
  act: (work: Work) => Promise<Outcome<undefined>>
}
interface Said {
  problem: FormProblem
}
type Say = (fieldId: string, message: string) => Said

/** Finds the request among those this browser opened, checks the form, acts as its visitor, and shows the page again. */
async function write(
  call: WriteCall,
  about: { reference: string; parts: PortalParts; issues: readonly FieldIssue[]; field: string | undefined },
  use: (followed: Followed, say: Say) => Promise<Written | Said>,
): Promise<Reply> {
  const followed = await readFollowed(call, about.reference, about.parts)
  if (followed === undefined) return notFound()
  const t = messagesFor(call.locale)
  const refused = about.issues.map((issue) => ({
    fieldId: about.field ?? issue.path,
    message: issue.data.file === undefined ? t.errors.ofFile(issueSentence(issue, call.locale)) : issueSentence(issue, call.locale),
  }))
  if (refused.length > 0) return show(call, followed, refused)
  const wanted = await use(followed, (fieldId, message) => ({ problem: { fieldId, message } }))
  if ('problem' in wanted) return show(call, followed, [wanted.problem])
  const outcome = await call.house.act(followed.actor, wanted.act)
  if (!outcome.ok)
    return show(call, followed, [{ fieldId: outcome.refusal.field ?? 'message', message: refusalSentence(outcome.refusal, call.locale) }])
  return seeOther(`/suivi/${followed.request.reference}`, [{ name: 'flash', value: wanted.done }])
}

function show(call: WriteCall, followed: Followed, problems: readonly FormProblem[]): Reply {
  return page(
    followed.request.subject,
    <FollowPage
      followed={followed}
      locale={call.locale}
      problems={problems}
      sent={{ message: typed(call.sent.message), reason: typed(call.sent.reason) }}
    />,
    { status: 422, current: 'follow' },
  )
}

async function attach(
  work: Work,
  followed: Followed,
  files: readonly ReceivedFile[],
  messageId: string | undefined,
): Promise<Outcome<unknown>> {
  return attachFiles(work, {
    request: { id: followed.request.id },
    files: files.map((file) => ({
      fileId: file.fileId,
      name: file.name,
      source: 'citizen',
      ...(messageId === undefined ? {} : { messageId }),
    })),
  })
}

function namesOf(files: readonly ReceivedFile[]): string {
  return files.map((file) => file.name).join('\n')
}
