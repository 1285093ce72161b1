import { UNCERTAIN_PATH } from '#modules/correspondence/desk'
import { permitted } from '#modules/accounts'
import type { AgentActor } from '#platform/access'
import type { Locale } from '#platform/i18n'
import { Notice } from '#platform/ui'
import { messagesFor } from './messages/index.ts'
import { HEALTH_PATH, JOBS_PATH, JOURNAL_PATH } from './system-tools.ts'
import type { Trouble } from './trouble.ts'

/** Says on an administrator's first page what does not work, each with the page where something can be done. */
export function TroubleNotice({ trouble, actor, locale }: { trouble: Trouble; actor: AgentActor; locale: Locale }) {
  const t = messagesFor(locale).health
  const keeps = permitted(actor, 'system.health')
  const lines = [
    ...(trouble.failedJobs > 0 ? [{ href: JOBS_PATH, text: t.trouble.jobs(trouble.failedJobs) }] : []),
    ...(trouble.uncertain > 0 ? [{ href: UNCERTAIN_PATH, text: t.trouble.uncertain(trouble.uncertain) }] : []),
    ...(trouble.unverified ? [{ href: permitted(actor, 'audit.read') ? JOURNAL_PATH : HEALTH_PATH, text: t.trouble.verification }] : []),
  ]
  return (
    <Notice tone="danger" title={t.notice} id="trouble">
      <ul>
        {lines.map((line) => (
          <li key={line.href}>
            <a href={line.href}>{line.text}</a>
          </li>
        ))}
      </ul>
      {keeps && (
        <p>
          <a href={HEALTH_PATH}>{t.noticeLink}</a>
        </p>
      )}
    </Notice>
  )
}
