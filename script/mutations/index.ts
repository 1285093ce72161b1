import { ACCESS_MUTATIONS } from './access.ts'
import { DEADLINE_MUTATIONS } from './deadlines.ts'
import { EVIDENCE_MUTATIONS } from './evidence.ts'
import type { Mutation } from './mutation.ts'
import { REQUEST_MUTATIONS } from './requests.ts'

export type { Mutation } from './mutation.ts'

/** Every fault that the tests must notice, chosen by hand over the rules that matter most. */
export const MUTATIONS: readonly Mutation[] = [...REQUEST_MUTATIONS, ...DEADLINE_MUTATIONS, ...ACCESS_MUTATIONS, ...EVIDENCE_MUTATIONS]
