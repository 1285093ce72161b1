import { z } from 'zod'
import {
  type Call,
  type FieldIssue,
  type Reply,
  type Route,
  issueSentence,
  notFound,
  page,
  route,
  seeOther,
  statusOf,
} from '#platform/http'
import type { Outcome } from '#platform/outcome'
import type { Work } from '#platform/database'
import { displayName } from '../citizen.ts'
import { findCitizen, listAddresses, listContactPoints } from '../citizens-store.ts'
import { addAddress, addContactPoint, removeAddress, removeContactPoint, verifyContactPoint } from '../edit-citizen.ts'
import { refusalSentence } from '../messages/index.ts'
import { addressForm, reachForm } from './citizen-form.ts'
import { CitizenPage, type CitizenPageProps } from './citizen-page.tsx'
import { citizenToolsOf } from './citizen-tools.ts'
import { stateOf } from './new-file-routes.tsx'
import { type CitizenDeskParts, TIMELINE_KINDS } from './parts.ts'
import { citizenUrl } from './people-list.tsx'
import { CITIZENS_PATH } from './search-routes.tsx'

const PATH = `${CITIZENS_PATH}/:id`
const params = z.object({ id: z.uuid() })

type AnyCall = Call<{ id: string }, unknown, unknown>
interface Fault {
  field: string | undefined
  message: string
}

/** Somebody's file, and the small forms on it: ways to reach them, addresses. */
export function fileRoutes(parts: CitizenDeskParts): Route[] {
  return [fileRoute(parts), addReachRoute(parts), reachRoute(), addAddressRoute(parts), removeAddressRoute()]
}

function fileRoute(parts: CitizenDeskParts): Route {
  return route({
    method: 'GET',
    path: PATH,
    audience: 'agent',
    access: 'citizen.search',
    params,
    query: z.object({ kind: z.enum(TIMELINE_KINDS).catch('all'), after: z.string().max(200).optional().catch(undefined) }),
    handle: (call) => drawFile(call, { parts, kind: call.query.kind, after: call.query.after, refused: undefined, status: 200 }),
  })
}

interface Drawing {
  parts: CitizenDeskParts
  kind: CitizenPageProps['kind']
  after: string | undefined
  refused: CitizenPageProps['refused']
  status: number
}

/** One read for the whole page. A file that was merged is seen under the one it became. */
async function drawFile(call: AnyCall, { parts, kind, after, refused, status }: Drawing): Promise<Reply> {
  const tools = await citizenToolsOf(call)
  if (tools === undefined) return notFound()
  const { id } = call.params
  const read = await call.house.read(tools.actor, async (tx) => {
    const citizen = await findCitizen(tx, id)
    if (citizen === undefined) return undefined
    return {
      citizen,
      points: (await listContactPoints(tx, [citizen.id])).get(citizen.id) ?? [],
      addresses: (await listAddresses(tx, [citizen.id])).get(citizen.id) ?? [],
      timeline: await parts.timeline(tx, { citizenId: citizen.id, kind, after, tools }),
    }
  })
  if (read === undefined) return notFound()
  if (read.citizen.id !== id && status === 200) return seeOther(citizenUrl(read.citizen.id))
  return page(displayName(read.citizen), <CitizenPage {...read} kind={kind} refused={refused} tools={tools} />, {
    status,
    current: CITIZENS_PATH,
  })
}

function drawRefused(
  call: AnyCall,
  about: { parts: CitizenDeskParts; form: 'reach' | 'address'; faults: readonly Fault[]; status: number },
): Promise<Reply> {
  const { parts, form, faults, status } = about
  const errors = faults.map(({ field, message }) => ({ fieldId: field, message }))
  return drawFile(call, { parts, kind: 'all', after: undefined, refused: { form, state: stateOf(call.sent, faults), errors }, status })
}

/** Runs an act on the file and comes back to it, or shows the file again with the reason. */
async function actOnFile<T>(
  call: AnyCall,
  about: {
    act: (work: Work) => Promise<Outcome<T>>
    said: 'added' | 'removed' | 'verified'
    again?: (faults: readonly Fault[], status: number) => Promise<Reply>
  },
): Promise<Reply> {
  const tools = await citizenToolsOf(call)
  if (tools === undefined) return notFound()
  const outcome = await call.house.act(tools.actor, about.act)
  if (outcome.ok) return seeOther(citizenUrl(call.params.id), [{ name: 'flash', value: tools.t.flash[about.said] }])
  const { refusal } = outcome
  if (refusal.kind === 'not-found' || about.again === undefined) return notFound()
  return about.again([{ field: refusal.field, message: refusalSentence(refusal, call.locale) ?? refusal.message }], statusOf(refusal))
}

function faultsOf(issues: readonly FieldIssue[], call: AnyCall): Fault[] {
  return issues.map((issue) => ({ field: issue.path, message: issueSentence(issue, call.locale) }))
}

function addReachRoute(parts: CitizenDeskParts): Route {
  return route({
    method: 'POST',
    path: `${PATH}/reach`,
    audience: 'agent',
    access: 'citizen.edit',
    params,
    body: reachForm,
    invalid: (call, issues) => drawRefused(call, { parts, form: 'reach', faults: faultsOf(issues, call), status: 422 }),
    handle: (call) =>
      actOnFile(call, {
        act: (work) => addContactPoint(work, { id: call.params.id, reach: call.body.reach }),
        said: 'added',
        again: (faults, status) => drawRefused(call, { parts, form: 'reach', faults, status }),
      }),
  })
}

function reachRoute(): Route {
  return route({
    method: 'POST',
    path: `${PATH}/reach/:pointId`,
    audience: 'agent',
    access: 'citizen.edit',
    params: z.object({ id: z.uuid(), pointId: z.uuid() }),
    body: z.object({ do: z.enum(['verify', 'remove']) }),
    handle: (call) => {
      const target = call.params
      return call.body.do === 'verify'
        ? actOnFile(call, { act: (work) => verifyContactPoint(work, target), said: 'verified' })
        : actOnFile(call, { act: (work) => removeContactPoint(work, target), said: 'removed' })
    },
  })
}

function addAddressRoute(parts: CitizenDeskParts): Route {
  return route({
    method: 'POST',
    path: `${PATH}/addresses`,
    audience: 'agent',
    access: 'citizen.edit',
    params,
    body: addressForm,
    invalid: (call, issues) => drawRefused(call, { parts, form: 'address', faults: faultsOf(issues, call), status: 422 }),
    handle: (call) => actOnFile(call, { act: (work) => addAddress(work, { id: call.params.id, address: call.body }), said: 'added' }),
  })
}

function removeAddressRoute(): Route {
  return route({
    method: 'POST',
    path: `${PATH}/addresses/:addressId/remove`,
    audience: 'agent',
    access: 'citizen.edit',
    params: z.object({ id: z.uuid(), addressId: z.uuid() }),
    handle: (call) => actOnFile(call, { act: (work) => removeAddress(work, call.params), said: 'removed' }),
  })
}
