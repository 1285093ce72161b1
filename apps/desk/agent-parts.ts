import type { Accounts } from '#modules/accounts'
import type { AgentDeskParts } from '#modules/organisation/desk'
import type { MailOffice } from '#modules/correspondence'
import { listWaitingWork } from '#modules/requests'
import { directoryOf } from '#modules/organisation'
import { systemActor } from '#platform/access'
import { newId } from '#platform/database'
import { automaticHeaders, sendMail } from '#platform/mail'

/** An administrator waits for the answer of the mail server no longer than this: they can hand the link over themselves. */
const MAIL_TIMEOUT_MS = 10_000

export interface AgentPartTools {
  accounts: Accounts
  office: MailOffice
  /** The demonstration's own mail server, where every address of the city's domain is one mailbox: the one that Parvis reads. */
  oneMailbox: boolean
}

/** What the administration of agents needs from the modules above it: what still waits for an agent, and the city's mail. */
export function agentParts({ accounts, office, oneMailbox }: AgentPartTools): AgentDeskParts {
  return {
    accounts,
    waitingFor: (house, agentId) => house.read(systemActor('agents'), (tx) => listWaitingWork(tx, agentId)),
    async sendMail({ to, subject, text }) {
      if (isReadByParvis(to.address, { office, oneMailbox })) return false
      const { city } = await directoryOf(accounts.house)
      const outcome = await sendMail(
        { ...office.smtp, timeoutMs: MAIL_TIMEOUT_MS },
        {
          messageId: `<${newId()}@${office.domain}>`,
          envelopeFrom: '',
          from: { name: city.name, address: office.sender },
          to: [to],
          subject,
          date: accounts.house.now(),
          text,
          headers: automaticHeaders('generated'),
        },
      )
      return outcome.result === 'accepted' && outcome.refused.length === 0
    },
  }
}

/** A link that opens an account must not come back as mail to be sorted, where everybody who sorts mail would read it. */
function isReadByParvis(address: string, { office, oneMailbox }: Pick<AgentPartTools, 'office' | 'oneMailbox'>): boolean {
  return office.addresses.has(address) || (oneMailbox && address.endsWith(`@${office.domain}`))
}
