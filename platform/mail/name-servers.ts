import { Resolver } from 'node:dns/promises'
import { z } from 'zod'

/** Answers a question about a name, as the checks of senders ask it: the type is `TXT`, `A`, `AAAA`, `MX`, `PTR`. */
export type NameServers = (name: string, type: string) => Promise<string[][] | string[]>

const ONE_TRY_MS = 1_500
const TRIES = 2

/** The name servers of this machine, with little patience: nothing that the house does may wait for them for long. */
export function systemNameServers(): NameServers {
  const resolver = new Resolver({ timeout: ONE_TRY_MS, tries: TRIES })
  // Records of mail exchangers are objects, which mailauth expects although its types say lists of text.
  const answer = z.custom<string[][] | string[]>(Array.isArray)
  return async (name, type) => answer.parse(await resolver.resolve(name, type))
}
