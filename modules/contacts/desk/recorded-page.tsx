import { Button, ButtonLink, Callout, DataList, Notice } from '#platform/ui'
import { CONTACT_PATH } from './contact-page.tsx'
import type { ContactTools } from './contact-tools.ts'
import type { RegisteredRequest } from './parts.ts'

/** What is read out to the person, and printed for them: reference, code, dates, what silence means. */
export function RecordedPage({ registered, tools }: { registered: RegisteredRequest; tools: ContactTools }) {
  const { t, directory } = tools
  const { city } = directory
  return (
    <div class="column recorded" data-island="contact-recorded">
      <Notice tone="success" title={t.recorded.title} level={1} announce>
        <p>{registered.subject}</p>
      </Notice>
      <p class="print-only">
        <strong>{city.name}</strong>, {city.postalAddress}, {city.phone}
      </p>
      <div class="dictated">
        <p>
          {t.recorded.reference} <strong class="big-code reference">{registered.reference}</strong>
        </p>
        <p>
          {t.recorded.code} <strong class="big-code reference">{registered.code}</strong>
        </p>
        <p class="hint no-print">{t.recorded.dictateHint}</p>
        <p class="spelled no-print" aria-label={t.recorded.dictate}>
          {registered.code.split(' ').map((group) => (
            <span key={group}>{[...group].join(' ')}</span>
          ))}
        </p>
      </div>
      <p>
        {registered.requester === undefined ? '' : `${registered.requester} · `}
        {t.recorded.at(registered.registeredAt)}
      </p>
      {registered.promise !== undefined && <Callout title={registered.promise} />}
      <p>
        {t.recorded.service} : <strong>{registered.unit}</strong>, {registered.phone}
      </p>
      {registered.dates.length > 0 && (
        <section>
          <h2>{t.recorded.dates}</h2>
          <DataList
            rows={registered.dates.map((date) => ({
              term: date.term,
              value: (
                <>
                  {date.value}
                  <span class="under">{date.why}</span>
                </>
              ),
            }))}
          />
        </section>
      )}
      {registered.silence.length > 0 && (
        <section>
          <h2>{t.recorded.silence}</h2>
          {registered.silence.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
      <p>{t.recorded.follow}</p>
      <div class="actions">
        <ButtonLink href={CONTACT_PATH} shortcut="c">
          {t.recorded.next}
        </ButtonLink>
        <ButtonLink href={registered.href} variant="second" shortcut="o">
          {t.recorded.openRequest}
        </ButtonLink>
        <Button type="button" variant="second" icon="print" class="with-script" data-print>
          {t.recorded.receipt}
        </Button>
      </div>
      <p class="hint no-print">{t.recorded.print}</p>
    </div>
  )
}
