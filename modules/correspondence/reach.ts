import { findCitizen, listContactPoints } from '#modules/citizens'
import type { Request } from '#modules/requests'
import type { Tx } from '#platform/database'
import { lastIncoming } from './messages-store.ts'

/** How a message reaches the requester: by e-mail, or shown on the follow-up page, or as a letter to print. */
export type Reach = { channel: 'email'; address: string; inReplyTo: string | undefined } | { channel: 'portal' } | { channel: 'post' }

/**
 * Chooses the way: the address of the mail they wrote last, else their preferred working e-mail; a person who asked for post
 * or wrote by post without any e-mail gets a letter; everybody else reads it on the follow-up page with their tracking code.
 */
export async function reachOf(tx: Tx, request: Request): Promise<Reach> {
  const last = await lastIncoming(tx, request.id)
  if (request.notify && last?.fromAddress !== undefined) return { channel: 'email', address: last.fromAddress, inReplyTo: last.headerId }
  if (!request.notify || request.requesterId === undefined) return { channel: 'portal' }
  const citizen = await findCitizen(tx, request.requesterId)
  if (citizen?.preferredChannel === 'post') return { channel: 'post' }
  const points = (await listContactPoints(tx, [request.requesterId])).get(request.requesterId) ?? []
  const email = points.find((point) => point.kind === 'email' && point.bouncedAt === undefined)
  if (email !== undefined) return { channel: 'email', address: email.value, inReplyTo: undefined }
  return request.channel === 'post' ? { channel: 'post' } : { channel: 'portal' }
}
