import type { Directory } from '#modules/organisation'
import { unitByCode } from '#modules/organisation'
import type { Locale } from '#platform/i18n'
import { Breadcrumb, ButtonLink, Notice } from '#platform/ui'
import { type RequestType, inLanguage } from '../request-type.ts'
import { formUrl, momentUrl } from './addresses.ts'
import { messagesFor } from './messages/index.ts'

/** What a citizen wants to know before beginning: who, what, how long, how much, other ways, what silence means. */
export function StartPage({ type, directory, locale }: { type: RequestType; directory: Directory; locale: Locale }) {
  const t = messagesFor(locale)
  const { definition } = type
  const online = definition.channels.includes('portal')
  const partner = directory.partners.find((known) => known.code === definition.partnerCode)
  return (
    <>
      <Breadcrumb
        items={[
          { href: '/', text: t.home },
          { href: '/demarches', text: t.services },
          { href: momentUrl(definition.lifeMoment), text: t.moments[definition.lifeMoment].title },
        ]}
      />
      <div>
        <h1>{inLanguage(definition.title, locale)}</h1>
        <p class="lead">{inLanguage(definition.description, locale)}</p>
      </div>
      {online ? (
        <div>
          <ButtonLink href={formUrl(type.code)}>{t.begin}</ButtonLink>
          <p class="hint small">{t.noAccount}</p>
        </div>
      ) : (
        <Notice title={t.notOnline}>
          <p>{t.notOnlineHow}</p>
        </Notice>
      )}
      {partner !== undefined && definition.regime.competence === 'referred' && (
        <Notice>
          <p>{t.partner(partner.name)}</p>
        </Notice>
      )}
      <Facts type={type} locale={locale} />
      <OtherWays type={type} directory={directory} locale={locale} />
      <Rights type={type} locale={locale} />
    </>
  )
}

function Facts({ type: { definition }, locale }: { type: RequestType; locale: Locale }) {
  const t = messagesFor(locale)
  const audience = [...new Set(definition.audience.map((each) => t.audience[each]))]
  return (
    <>
      <section>
        <h2>{t.needed}</h2>
        {definition.requiredDocuments.length === 0 ? (
          <p>{t.nothingNeeded}</p>
        ) : (
          <>
            <ul>
              {definition.requiredDocuments.map((document) => (
                <li key={document.fr}>{inLanguage(document, locale)}</li>
              ))}
            </ul>
            <p class="hint small">{t.attach}</p>
          </>
        )}
      </section>
      <section>
        <h2>{t.howLong}</h2>
        <p>
          {definition.delay === undefined
            ? t.target(definition.regime.serviceTargetWorkingDays ?? 15)
            : `${inLanguage(definition.delay, locale)}.`}
        </p>
      </section>
      {definition.fee !== undefined && (
        <section>
          <h2>{t.cost}</h2>
          <p>{inLanguage(definition.fee, locale)}.</p>
        </section>
      )}
      {audience.length > 0 && (
        <section>
          <h2>{t.who}</h2>
          <p>{audience.join(', ')}.</p>
          {definition.anonymous && <p>{t.anonymous}</p>}
        </section>
      )}
    </>
  )
}

function OtherWays({ type, directory, locale }: { type: RequestType; directory: Directory; locale: Locale }) {
  const t = messagesFor(locale)
  const { channels } = type.definition
  const unit = unitByCode(directory, type.definition.unitCode)
  const { city } = directory
  return (
    <section>
      <h2>{t.otherWays}</h2>
      <ul>
        {channels.includes('phone') && <li>{t.byPhone(unit?.phone ?? city.phone)}</li>}
        {(channels.includes('counter') || channels.includes('appointment')) && (
          <li>
            {t.atCounter} <a href="/horaires">{t.hours}</a>
          </li>
        )}
        <li>{t.byMail(unit?.email ?? city.email)}</li>
        <li>{t.byPost(city.postalAddress)}</li>
      </ul>
      <p class="hint small">{t.sameWay}</p>
    </section>
  )
}

/** What the law makes of our silence, before anything is sent. */
function Rights({ type: { definition }, locale }: { type: RequestType; locale: Locale }) {
  const t = messagesFor(locale)
  const { regime } = definition
  const months = regime.statutoryPeriod?.months
  const days = regime.statutoryPeriod?.days
  const period = months !== undefined && months > 0 ? t.months(months) : days === undefined ? t.months(2) : t.days(days)
  return (
    <section>
      <h2>{t.rights}</h2>
      <p>{t.silence[regime.silence](period)}</p>
      {regime.silence !== 'none' && regime.legalBasis !== '' && <p class="hint small">{t.basis(regime.legalBasis)}</p>}
    </section>
  )
}
