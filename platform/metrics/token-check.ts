import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a request bears the token. Compared in constant time: how long a refusal takes tells nothing of the token. */
export function tokenCheck(token: string): (authorization: string | undefined) => boolean {
  const wanted = digest(`Bearer ${token}`)
  return (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted)
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
