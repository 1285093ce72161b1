import type { Accounts } from '#modules/accounts'
import type { House } from '#platform/database'
import type { Locale } from '#platform/i18n'

/** What the pages of agents need from what stands above the organisation, brought by the app. */
export interface AgentDeskParts {
  accounts: Accounts
  /** What is still affected to an agent, service by service: read by the house, since who administers agents reads no request. */
  waitingFor(house: House, agentId: string): Promise<readonly WaitingWork[]>
  /** Sends a message to an agent now; false when the mail server did not take it. The link in it is kept nowhere, so no job carries it. */
  sendMail(mail: { to: { name: string; address: string }; subject: string; text: string; locale: Locale }): Promise<boolean>
}

export interface WaitingWork {
  unitId: string
  requests: number
  tasks: number
}
