import { CitizenLayout, Notice, UiContext } from '#platform/ui'
import { type AssetManifest } from '#platform/ui'
import type { Layout } from '#platform/http'
import { directoryOf } from '#modules/organisation'
import { LOCALES } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'

/** The frame of every page for citizens: the city's name, the ways in, the three languages, the legal links. */
export function portalLayout(options: { assets: () => AssetManifest; demonstration: boolean }): Layout {
  return async (page, frame, call) => {
    const t = messagesFor(call.locale)
    const { city } = await directoryOf(call.house)
    const here = frame.url.split('?')[0] ?? '/'
    return (
      <UiContext.Provider
        value={{ locale: call.locale, nonce: frame.nonce, assets: options.assets(), demo: options.demonstration, csrf: frame.csrf }}
      >
        <CitizenLayout
          title={page.title}
          city={{ name: city.name }}
          nav={[
            { href: '/demarches', text: t.services, current: page.current === 'services' },
            { href: '/suivi', text: t.follow, current: page.current === 'follow' },
            { href: '/horaires', text: t.hours, current: page.current === 'hours' },
          ]}
          languages={{ fr: languageHref('fr', here), en: languageHref('en', here), it: languageHref('it', here) }}
          footer={[
            { href: '/accessibilite', text: t.accessibility },
            { href: '/donnees-personnelles', text: t.data },
            { href: '/mentions-legales', text: t.legal },
            { href: '/plan-du-site', text: t.siteMap },
            { href: '/aide', text: t.help },
          ]}
          footerText={
            <>
              {city.postalAddress} · {city.phone}
            </>
          }
          flash={
            frame.flash === undefined ? undefined : (
              <Notice tone="success" announce>
                <p>{frame.flash}</p>
              </Notice>
            )
          }
          wide={page.wide}
        >
          {page.body}
        </CitizenLayout>
      </UiContext.Provider>
    )
  }
}

function languageHref(locale: (typeof LOCALES)[number], here: string): string {
  return `/langue/${locale}?to=${encodeURIComponent(here)}`
}
