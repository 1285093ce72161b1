import type { AgentActor } from '#platform/access'
import { type Route, json, notFound, route } from '#platform/http'

export const SESSION_PATH = '/desk/session'

/** Staying signed in, asked by the page before the session is locked: to be asked at all keeps it open. */
export function sessionRoute(): Route {
  return route({
    method: 'POST',
    path: SESSION_PATH,
    audience: 'agent',
    access: 'signed-in',
    handle: async ({ actor, at }) =>
      actor.kind === 'agent' && actor.session !== undefined ? json(timeLeft(actor.session, at)) : notFound(),
  })
}

/** How long the session stays open: without an act, and whatever is done. Milliseconds. */
export function timeLeft(session: NonNullable<AgentActor['session']>, at: Temporal.Instant): { leftMs: number; atMostMs: number } {
  const atMostMs = Math.max(0, at.until(session.endsAt).total('milliseconds'))
  return {
    leftMs: Math.round(Math.min(Math.max(0, at.until(session.idleUntil).total('milliseconds')), atMostMs)),
    atMostMs: Math.round(atMostMs),
  }
}
