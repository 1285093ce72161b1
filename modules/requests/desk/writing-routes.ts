import { z } from 'zod'
import { type Route, json, notFound, route, seeOther } from '#platform/http'
import { attachFiles } from '../attach-file.ts'
import { finishTask, saveDraft } from '../follow-request.ts'
import { mayAct } from '../request-access.ts'
import { deskMessagesFor } from '../messages/desk/index.ts'
import { findRequest } from '../requests-store.ts'
import { refuse } from '#platform/outcome'
import { target } from './act-routes.ts'
import { requestUrl } from './addresses.ts'
import { deskToolsOf } from './desk-call.ts'
import { readRequest } from './read-request.ts'
import type { RequestPage } from './request-page.tsx'
import { referenceParam } from './request-routes.tsx'
import { doneWord, runAct } from './run-act.ts'
import { fillTemplate } from './templates.ts'

const PATH = '/desk/requests/:reference'
const params = z.object({ reference: referenceParam })
const LONGEST_DRAFT = 100_000
const UPLOAD_BYTES = 20 * 1024 * 1024
const DRAFTS_PER_MINUTE = 120

/** What an agent writes on a request and the files they add: drafts, answer texts, attachments, ended tasks. */
export function writingRoutes(page: RequestPage): Route[] {
  return [draftRoute(), insertRoute(page), attachRoute(page), finishRoute(page)]
}

/** Keeps what is being typed; called by the page itself while one writes. */
function draftRoute(): Route {
  return route({
    method: 'POST',
    path: `${PATH}/draft/:kind`,
    audience: 'agent',
    access: 'request.process',
    perMinute: DRAFTS_PER_MINUTE,
    params: params.extend({ kind: z.enum(['answer', 'note']) }),
    body: z.object({ text: z.string().max(LONGEST_DRAFT) }),
    handle: async (call) => {
      const request = { reference: call.params.reference }
      const outcome = await call.house.act(call.actor, async (work) => {
        const found = await findRequest(work.tx, request)
        if (found === undefined || !mayAct(work.actor, 'process', found)) return refuse('not-found', 'requests.refusal.unknown')
        return saveDraft(work, { request, kind: call.params.kind, text: call.body.text })
      })
      return outcome.ok ? json({ savedAt: outcome.value.savedAt.toString() }) : notFound()
    },
  })
}

/** Puts an answer text at the end of what is written, as a draft: the way without script. */
function insertRoute({ parts }: RequestPage): Route {
  return route({
    method: 'POST',
    path: `${PATH}/insert`,
    audience: 'agent',
    access: 'request.process',
    params,
    body: z.object({
      ...target,
      text: z.string().max(LONGEST_DRAFT).default(''),
      template: z.union([z.uuid(), z.literal('')]).default(''),
    }),
    handle: async (call) => {
      const tools = await deskToolsOf(call)
      if (tools === undefined) return notFound()
      const { reference } = call.params
      const { text, template: chosen, list } = call.body
      const view = await call.house.read(tools.actor, (tx) => readRequest(tx, { house: call.house, reference, tools, parts }))
      if (view?.full === undefined) return notFound()
      const template = tools.catalogue.templates.find((known) => known.id === chosen)
      const filled = template === undefined ? '' : fillTemplate(template, { view, full: view.full, tools }).text
      const written = [text.trimEnd(), filled].filter((part) => part !== '').join('\n\n')
      const outcome = await call.house.act(tools.actor, (work) =>
        saveDraft(work, { request: { reference }, kind: 'answer', text: written.slice(0, LONGEST_DRAFT) }),
      )
      if (!outcome.ok) return notFound()
      return seeOther(
        requestUrl(reference, { list, entry: 'answer-text' }),
        template === undefined ? [] : [{ name: 'flash', value: doneWord('insert', call.locale) }],
      )
    },
  })
}

function attachRoute(page: RequestPage): Route {
  return route({
    method: 'POST',
    path: `${PATH}/attach`,
    audience: 'agent',
    access: 'request.process',
    params,
    upload: { allowed: ['image', 'pdf', 'office', 'text'], maxBytes: UPLOAD_BYTES, maxFiles: 10, purpose: 'request-attachment' },
    body: z.object({ ...target, public: z.string().max(10).optional() }),
    handle: (call) =>
      runAct(call, {
        page,
        reference: call.params.reference,
        act: 'attach',
        target: call.body,
        use: async (work, key) => {
          const request = await findRequest(work.tx, key.request)
          if (request === undefined || !mayAct(work.actor, 'read', request)) return refuse('not-found', 'requests.refusal.unknown')
          if (!mayAct(work.actor, 'process', request)) return refuse('not-allowed', 'requests.refusal.not-yours')
          if (call.files.length === 0) return refuse('invalid', 'requests.refusal.no-file', { field: 'files' })
          return attachFiles(work, {
            request: key.request,
            files: call.files.map((file) => ({
              fileId: file.fileId,
              name: file.name,
              source: 'agent',
              public: call.body.public !== undefined,
            })),
          })
        },
        done: doneWord('attach', call.locale),
      }),
  })
}

function finishRoute(page: RequestPage): Route {
  return route({
    method: 'POST',
    path: `${PATH}/tasks/:taskId`,
    audience: 'agent',
    access: 'task.handle',
    params: params.extend({ taskId: z.uuid() }),
    body: z.object({ ...target, result: z.string().max(2000).default(''), cancelled: z.string().max(10).optional() }),
    labels: (locale) => ({ result: deskMessagesFor(locale).form.result }),
    handle: (call) =>
      runAct(call, {
        page,
        reference: call.params.reference,
        act: `tasks/${call.params.taskId}`,
        target: call.body,
        use: (work) =>
          finishTask(work, { taskId: call.params.taskId, result: call.body.result, cancelled: call.body.cancelled !== undefined }),
        done: doneWord('finish', call.locale),
      }),
  })
}
