import type { Call } from '#platform/http'
import { forgetDirectory } from '../../directory-of.ts'
import type { AgentDeskParts } from './parts.ts'

/** After the commit: this process reads rights and names anew at the next request. Others do within two seconds. */
export function rightsChanged(call: Pick<Call, 'house'>, { accounts }: Pick<AgentDeskParts, 'accounts'>): void {
  forgetDirectory(call.house)
  accounts.remembered.forgetAll()
}
