import type { FastifyReply } from 'fastify'

/** RFC 9457: what an API client reads when something is refused. */
export interface Problem {
  status: number
  /** Last part of the type's address. */
  type: string
  title: string
  detail: string
  instance?: string
  errors?: readonly { field: string; code: string; message: string }[]
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { type, ...rest } = problem
  return reply
    .status(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(JSON.stringify({ type: `urn:parvis:problem:${type}`, ...rest }))
}
