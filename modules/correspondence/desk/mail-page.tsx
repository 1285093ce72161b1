import type { RequestType } from '#modules/catalogue'
import { inLanguage } from '#modules/catalogue'
import type { RequestSummary } from '#modules/requests'
import { type Locale, formatDateTime } from '#platform/i18n'
import { Actions, Breadcrumb, Button, ButtonLink, DataList, Field, Form, Notice, Select } from '#platform/ui'
import type { EmailDisplay, EmailReading } from '../email/index.ts'
import type { InboundEmail } from '../inbound-store.ts'
import { messagesFor } from '../messages/index.ts'
import { senderWords } from '../sender-words.ts'
import { MAIL_PATH, reasonText } from './mail-list.tsx'
import { mailDeskMessages } from './messages/index.ts'

export interface MailPageProps {
  mail: InboundEmail
  reading: EmailReading
  display: EmailDisplay | undefined
  candidates: readonly RequestSummary[]
  request: RequestSummary | undefined
  types: readonly RequestType[]
  suggested: string | undefined
  maySort: boolean
  locale: Locale
  problem: string | undefined
}

/** One message: what it says, why it waits, and the choice. */
export function MailPage(props: MailPageProps) {
  const { mail, reading, locale, request } = props
  const t = mailDeskMessages(locale)
  const sender = senderWords(mail.authenticity, locale)
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: `${MAIL_PATH}?state=${mail.state}`, text: t.states[mail.state] }]} />
      <h1>{mail.subject === undefined || mail.subject.trim() === '' ? t.noSubject : mail.subject}</h1>
      <DataList
        rows={[
          { term: t.columns.from, value: mail.fromAddress ?? t.unknownSender },
          { term: t.columns.arrived, value: formatDateTime(locale, mail.arrivedAt) },
          { term: t.columns.why, value: reasonText(mail, locale) },
          ...(sender.isTrouble ? [] : [{ term: messagesFor(locale).sender.title, value: sender.text }]),
        ]}
      />
      {sender.isTrouble && <Notice tone="warning">{sender.text}</Notice>}
      {props.problem !== undefined && (
        <Notice tone="danger" announce>
          {props.problem}
        </Notice>
      )}
      {request !== undefined && (
        <Notice tone="success">
          {t.decided(t.states[mail.state])} <a href={`/desk/requests/${request.reference}`}>{`${t.seeRequest} ${request.reference}`}</a>
        </Notice>
      )}
      {reading.ok ? <Words {...props} /> : <Notice tone="warning">{t.unreadable}</Notice>}
      {reading.ok && reading.email.attachments.some((attachment) => !attachment.inline) && (
        <section>
          <h2>{t.attachments}</h2>
          <ul>
            {reading.email.attachments.map((attachment, index) =>
              attachment.inline ? undefined : (
                <li key={index}>
                  <a href={`${MAIL_PATH}/${mail.id}/attachments/${index}`} data-turbo="false">
                    {attachment.name}
                  </a>
                </li>
              ),
            )}
          </ul>
        </section>
      )}
      <p>
        <a href={`${MAIL_PATH}/${mail.id}/original`} data-turbo="false">
          {t.original}
        </a>
      </p>
      {mail.state === 'held' && props.maySort && <Choice {...props} />}
    </div>
  )
}

function Words({ mail, display, locale }: MailPageProps) {
  const t = mailDeskMessages(locale)
  if (display === undefined) return null
  return (
    <section aria-label={t.body}>
      {display.text.blocks.map((block, index) =>
        block.kind === 'own' ? (
          <p key={index} class="message-text">
            {block.text}
          </p>
        ) : (
          <details key={index}>
            <summary>{t.quoted}</summary>
            <p class="message-text">{block.text}</p>
          </details>
        ),
      )}
      {display.html !== undefined && (
        <details>
          <summary>{t.html}</summary>
          {display.html.blockedImages > 0 && <p>{t.blocked(display.html.blockedImages)}</p>}
          <iframe class="mail-frame" sandbox="" title={t.html} src={`${MAIL_PATH}/${mail.id}/html`} loading="lazy" />
        </details>
      )}
    </section>
  )
}

function Choice({ mail, candidates, types, suggested, locale }: MailPageProps) {
  const t = mailDeskMessages(locale)
  const action = `${MAIL_PATH}/${mail.id}`
  return (
    <section>
      <h2>{t.decide}</h2>
      {candidates.length > 0 && <p>{t.candidates}</p>}
      {candidates.map((candidate) => (
        <Form key={candidate.id} action={action} hidden={{ to: 'request', reference: candidate.reference }}>
          <Actions>
            <a href={`/desk/requests/${candidate.reference}`}>{`${candidate.reference} · ${candidate.subject}`}</a>
            <Button variant="second">{t.attach}</Button>
          </Actions>
        </Form>
      ))}
      <Form action={action} hidden={{ to: 'new' }}>
        <Select
          id="typeCode"
          name="typeCode"
          label={t.type}
          empty={t.suggested}
          value={suggested}
          options={types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
        />
        <Actions>
          <Button>{t.newRequest}</Button>
        </Actions>
      </Form>
      <Form action={action} hidden={{ to: 'request' }}>
        <Field id="reference" name="reference" label={t.reference} />
        <Actions>
          <Button variant="second">{t.attach}</Button>
        </Actions>
      </Form>
      <Form action={action} hidden={{ to: 'aside' }}>
        <Actions>
          <Button variant="quiet">{t.aside}</Button>
          <ButtonLink variant="quiet" href={MAIL_PATH}>
            {t.title}
          </ButtonLink>
        </Actions>
      </Form>
    </section>
  )
}
