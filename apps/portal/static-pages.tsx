import { type Catalogue, inLanguage } from '#modules/catalogue'
import { momentItems, typeUrl } from '#modules/catalogue/portal'
import type { Locale } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'
import { type StaticPage, pagesFor } from './pages/index.ts'

/** A page of plain text: a title and its sections. */
export function TextPage({ content }: { content: StaticPage }) {
  return (
    <>
      <div>
        <h1>{content.title}</h1>
        {content.lead !== undefined && <p class="lead">{content.lead}</p>}
      </div>
      {content.sections.map((section) => (
        <section key={section.title}>
          <h2>{section.title}</h2>
          {section.paragraphs.length === 1 ? (
            <p>{section.paragraphs[0]}</p>
          ) : (
            <ul>
              {section.paragraphs.map((paragraph) => (
                <li key={paragraph}>{paragraph}</li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </>
  )
}

/** Every page of the portal, as a list (RGAA 12.1, 12.3). */
export function SiteMapPage({ catalogue, locale }: { catalogue: Catalogue; locale: Locale }) {
  const t = messagesFor(locale)
  const links = [
    { href: '/', text: t.home.title },
    { href: '/demarches', text: t.services },
    { href: '/suivi', text: t.follow },
    { href: '/horaires', text: t.hours },
    { href: '/aide', text: t.help },
    { href: '/accessibilite', text: t.accessibility },
    { href: '/donnees-personnelles', text: t.data },
    { href: '/mentions-legales', text: t.legal },
  ]
  return (
    <>
      <h1>{pagesFor(locale).siteMap}</h1>
      <ul>
        {links.map((link) => (
          <li key={link.href}>
            <a href={link.href}>{link.text}</a>
          </li>
        ))}
      </ul>
      {momentItems(catalogue.types, locale).map((moment) => (
        <section key={moment.href}>
          <h2>
            <a href={moment.href}>{moment.text}</a>
          </h2>
          <ul>
            {catalogue.types
              .filter((type) => type.active && moment.href.endsWith(`/${type.definition.lifeMoment}`))
              .map((type) => (
                <li key={type.code}>
                  <a href={typeUrl(type.code)}>{inLanguage(type.definition.title, locale)}</a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}
