import { z } from 'zod'
import type { Work } from '#platform/database'
import { type Call, type Reply, type Route, route } from '#platform/http'
import { type Outcome, refuse } from '#platform/outcome'
import type { ActInput } from '../act.ts'
import { assignRequest, releaseRequest } from '../assign-request.ts'
import { cancelRequest, closeRequest, reopenRequest } from '../close-request.ts'
import { extendTarget } from '../extend-target.ts'
import { addNote, addTask, watchRequest } from '../follow-request.ts'
import { reclassifyRequest, referRequest, transferRequest } from '../move-request.ts'
import { askMissingItems, receiveMissingItems, startRequest } from '../process-request.ts'
import { OUTCOMES } from '../request.ts'
import type { ActName } from './acts.ts'
import { referenceParam } from './request-routes.tsx'
import type { RequestPage } from './request-page.tsx'
import { doneWord, runAct, showInvalid } from './run-act.ts'

const PATH = '/desk/requests/:reference'
const params = z.object({ reference: referenceParam })

/** What every form of a request brings besides its own fields. */
export const target = {
  version: z.coerce.number().int().positive().optional().catch(undefined),
  seen: z.string().max(40).optional().catch(undefined),
  list: z.string().max(1000).optional().catch(undefined),
}

const reason = z.string().max(500).default('')
const day = z.iso.date().transform((text) => Temporal.PlainDate.from(text))
const optionalDay = z
  .union([z.iso.date(), z.literal('')])
  .optional()
  .transform((text) => (text === undefined || text === '' ? undefined : Temporal.PlainDate.from(text)))
const optionalId = z
  .union([z.uuid(), z.literal('')])
  .optional()
  .transform((text) => (text === '' ? undefined : text))
const box = z.string().max(10).optional()

interface Act<Shape extends z.ZodRawShape, T> {
  act: Exclude<ActName, 'answer' | 'attach'>
  fields: Shape
  use: (work: Work, key: ActInput, body: z.output<z.ZodObject<Shape>>, call: Call<unknown, unknown, unknown>) => Promise<Outcome<T>>
  entry?: (value: T) => string | undefined
}

/** The acts of the request page, each a form to its own address. Who may is asked by the use case, of this very request. */
export function actRoutes(page: RequestPage): Route[] {
  const of = <Shape extends z.ZodRawShape, T>(act: Act<Shape, T>) => actRoute(page, act)
  return [
    of({
      act: 'take',
      fields: {},
      use: (work, key, _body, call) => assignRequest(work, { ...key, agentId: call.actor.kind === 'agent' ? call.actor.id : '' }),
    }),
    of({ act: 'start', fields: {}, use: (work, key) => startRequest(work, key) }),
    of({ act: 'release', fields: {}, use: (work, key) => releaseRequest(work, key) }),
    of({
      act: 'assign',
      fields: { agentId: z.string().max(60).default('') },
      use: (work, key, body) => assignRequest(work, { ...key, agentId: body.agentId }),
    }),
    // A note takes nothing from anybody: it is added whatever a colleague did meanwhile.
    of({
      act: 'note',
      fields: { text: z.string().max(10_000).default('') },
      use: (work, key, body) => addNote(work, { request: key.request, text: body.text }),
      entry: (value) => `entry-${value.noteId}`,
    }),
    of({
      act: 'items',
      fields: { items: z.string().max(5_000).default(''), limitOn: day, blocking: box },
      use: (work, key, body) =>
        askMissingItems(work, { ...key, items: body.items.split(/\r?\n/), limitOn: body.limitOn, blocking: body.blocking !== undefined }),
    }),
    of({
      act: 'received',
      fields: { items: z.array(z.uuid()).max(100).default([]), receivedOn: day },
      use: (work, key, body) => receiveMissingItems(work, { ...key, itemIds: body.items, receivedOn: body.receivedOn }),
    }),
    of({
      act: 'task',
      fields: {
        kind: z.enum(['task', 'callback', 'opinion']).default('task'),
        title: z.string().max(200).default(''),
        unitId: optionalId,
        agentId: optionalId,
        dueOn: optionalDay,
      },
      use: (work, key, body) =>
        addTask(work, { ...key, kind: body.kind, title: body.title, unitId: body.unitId, assigneeId: body.agentId, dueOn: body.dueOn }),
    }),
    of({
      act: 'extend',
      fields: { workingDays: z.coerce.number().catch(0), reason },
      use: (work, key, body) => extendTarget(work, { ...key, ...body }),
    }),
    of({
      act: 'transfer',
      fields: { unitId: z.string().max(60).default(''), reason },
      use: (work, key, body) => transferRequest(work, { ...key, ...body }),
    }),
    of({
      act: 'reclassify',
      fields: { type: z.string().max(20).default('') },
      use: (work, key, body) => reclassifyRequest(work, { ...key, typeCode: body.type }),
    }),
    of({
      act: 'refer',
      fields: { partner: z.string().max(40).default(''), reason },
      use: (work, key, body) => referRequest(work, { ...key, partnerCode: body.partner, reason: body.reason }),
    }),
    of({ act: 'close', fields: { outcome: z.string().max(20).default('') }, use: (work, key, body) => closeWith(work, key, body.outcome) }),
    of({ act: 'cancel', fields: { reason }, use: (work, key, body) => cancelRequest(work, { ...key, reason: body.reason }) }),
    of({
      act: 'reopen',
      fields: { reason, inError: box },
      use: (work, key, body) => reopenRequest(work, { ...key, reason: body.reason, inError: body.inError !== undefined }),
    }),
    of({ act: 'watch', fields: {}, use: (work, key) => watchRequest(work, { request: key.request, watching: true }) }),
    of({ act: 'unwatch', fields: {}, use: (work, key) => watchRequest(work, { request: key.request, watching: false }) }),
  ]
}

async function closeWith(work: Work, key: ActInput, chosen: string) {
  const outcome = OUTCOMES.find((known) => known === chosen)
  return outcome === undefined
    ? refuse('invalid', 'requests.refusal.no-outcome', { field: 'outcome' })
    : closeRequest(work, { ...key, outcome })
}

function actRoute<Shape extends z.ZodRawShape, T>(page: RequestPage, { act, fields, use, entry }: Act<Shape, T>): Route {
  const body = z.object(fields)
  return route({
    method: 'POST',
    path: `${PATH}/${act}`,
    audience: 'agent',
    access: 'signed-in',
    params,
    body: z.looseObject(target),
    handle: (call): Promise<Reply> => {
      const { reference } = call.params
      const read = body.safeParse(call.sent)
      if (!read.success) return showInvalid(call, { page, reference, act, list: call.body.list, error: read.error })
      return runAct(call, {
        page,
        reference,
        act,
        target: call.body,
        use: (work, key) => use(work, key, read.data, call),
        done: doneWord(act, call.locale),
        ...(entry === undefined ? {} : { entry }),
      })
    },
  })
}
