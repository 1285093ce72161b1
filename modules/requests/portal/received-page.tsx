import type { Locale } from '#platform/i18n'
import { ButtonLink, Callout, Notice } from '#platform/ui'
import { spacedCode } from '../tracking-code.ts'
import { promiseSentence, silenceSentences } from './legal-words.ts'
import { messagesFor } from './messages/index.ts'
import type { Followed } from './read-followed.ts'

/** After sending: the number and the code large enough to be copied, what happens next, what the law says. */
export function ReceivedPage({
  followed,
  code,
  email,
  locale,
}: {
  followed: Followed
  code: string
  email: string | undefined
  locale: Locale
}) {
  const t = messagesFor(locale)
  const { request, report, directory } = followed
  const promise = promiseSentence(report, locale)
  const rights = silenceSentences(report, locale)
  const unit = directory.units.get(request.unitId)
  return (
    <>
      <Notice tone="success" title={t.received.title} level={1} announce>
        <p>{request.subject}</p>
      </Notice>
      <dl class="summary-list">
        <div>
          <dt>{t.received.reference}</dt>
          <dd>
            <strong class="reference big-code">{request.reference}</strong>
          </dd>
        </div>
        <div>
          <dt>{t.received.code}</dt>
          <dd>
            <strong class="reference big-code">{spacedCode(code)}</strong>
          </dd>
        </div>
      </dl>
      <p>{t.received.keep}</p>
      <p>{email === undefined ? t.received.notMailed : t.received.mailed(email)}</p>
      <h2>{t.received.next}</h2>
      <Callout title={promise ?? t.received.unit(unit?.name ?? '')}>
        {promise !== undefined && <p>{t.received.unit(unit?.name ?? '')}</p>}
        <p>
          {directory.city.postalAddress} · {unit?.phone ?? directory.city.phone} · {unit?.email ?? directory.city.email}
        </p>
      </Callout>
      {rights.length > 0 && (
        <section>
          <h2>{t.received.rights}</h2>
          {rights.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
      <p>
        <ButtonLink href={`/suivi/${request.reference}`}>{t.received.follow}</ButtonLink>
      </p>
      <p class="hint small">{t.received.print}</p>
      <p class="small">
        <a href="/demarches">{t.received.another}</a>
      </p>
    </>
  )
}
