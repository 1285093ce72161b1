import { type Catalogue } from '#modules/catalogue'
import { momentItems, typeUrl } from '#modules/catalogue/portal'
import type { Directory } from '#modules/organisation'
import type { Locale } from '#platform/i18n'
import { Button, Card, FactList, Field, Form, LinkList, SearchBox } from '#platform/ui'
import { DemonstrationTour } from './demonstration-tour.tsx'
import { messagesFor } from './messages/index.ts'
import { openingNow } from './site-opening.ts'

export interface HomeProps {
  catalogue: Catalogue
  directory: Directory
  at: Temporal.Instant
  locale: Locale
  demonstration: boolean
}

/** The first page: a question, the moments of life, where to see us, the way to a request. */
export function HomePage({ catalogue, directory, at, locale, demonstration }: HomeProps) {
  const t = messagesFor(locale)
  const often = t.oftenAsked.filter((item) => catalogue.byCode.get(item.code)?.active === true)
  const sites = [...directory.sites.values()].filter((site) => site.kind !== 'other')
  return (
    <>
      <section class="hero">
        <h1>{t.home.question}</h1>
        <p class="lead">{t.home.lead}</p>
        <SearchBox action="/demarches" label={t.home.searchLabel} big />
        {often.length > 0 && (
          <p class="often">
            {t.home.often}{' '}
            {often.map((item) => (
              <a key={item.code} href={typeUrl(item.code)}>
                {item.text}
              </a>
            ))}
          </p>
        )}
      </section>
      {demonstration && <DemonstrationTour locale={locale} />}
      <div class="with-aside">
        <section>
          <h2 class="ruled">{t.home.byMoment}</h2>
          <LinkList items={momentItems(catalogue.types, locale).filter((item) => !item.href.endsWith('/other'))} />
        </section>
        <div class="aside">
          <Card id="places" title={t.home.seeUs}>
            <FactList
              facts={sites.map((site) => {
                const now = openingNow(site, { directory, at, locale })
                return { text: site.name, value: now.text, tone: now.tone }
              })}
            />
            <p class="after">
              <a href="/horaires">{t.home.allHours}</a>
            </p>
          </Card>
          <Card id="follow" title={t.home.follow}>
            <p>
              {t.home.followHow[0]} <b class="reference">26-004512-K</b>
              {t.home.followHow[1]}
            </p>
            <Form action="/suivi" method="get">
              <Field id="reference" name="reference" label={t.home.number} width="full" autocomplete="off" spellcheck={false} />
              <Button variant="second">{t.home.go}</Button>
            </Form>
          </Card>
        </div>
      </div>
    </>
  )
}
