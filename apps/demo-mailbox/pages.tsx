import { type Locale, formatDateTime } from '#platform/i18n'
import { Actions, Breadcrumb, Button, ButtonLink, Field, Form, Notice, Table, TextArea } from '#platform/ui'
import { mailboxMessages } from './messages/index.ts'
import type { BoxSummary, ShownMail } from './read-boxes.ts'

export const MAILBOX_PATH = '/demo/mailbox'

export interface Draft {
  from: string
  to: string
  subject: string
  text: string
  /** Mailbox and number of the message that is answered. */
  answers?: { box: string; uid: number } | undefined
}

export type DraftErrors = Partial<Record<'from' | 'to' | 'text', string>>

interface WriteProps {
  draft: Draft
  errors?: DraftErrors
  problem?: string | undefined
  locale: Locale
}

/** What somebody writes to the city, as anybody. */
export function WriteForm({ draft, errors = {}, problem, locale }: WriteProps) {
  const t = mailboxMessages(locale)
  const hidden: Record<string, string> = draft.answers === undefined ? {} : { box: draft.answers.box, uid: String(draft.answers.uid) }
  return (
    <Form action={MAILBOX_PATH} hidden={hidden}>
      {problem !== undefined && (
        <Notice tone="danger" announce>
          {problem}
        </Notice>
      )}
      <Field id="from" name="from" type="email" label={t.from} hint={t.fromHint} value={draft.from} error={errors.from} required />
      <Field id="to" name="to" type="email" label={t.to} value={draft.to} error={errors.to} required />
      <Field id="subject" name="subject" label={t.subject} value={draft.subject} />
      <TextArea id="text" name="text" label={t.text} value={draft.text} error={errors.text} rows={8} required />
      <Actions>
        <Button>{t.send}</Button>
      </Actions>
    </Form>
  )
}

interface BoxesProps extends WriteProps {
  boxes: readonly BoxSummary[]
}

/** Who received something from the city, and a form to write to it. */
export function BoxesPage({ boxes, ...write }: BoxesProps) {
  const t = mailboxMessages(write.locale)
  return (
    <>
      <h1>{t.title}</h1>
      <p>{t.lead}</p>
      <h2>{t.write}</h2>
      <WriteForm {...write} />
      <h2>{t.boxes}</h2>
      {boxes.length === 0 ? (
        <p>{t.noBox}</p>
      ) : (
        <ul>
          {boxes.map((box) => (
            <li key={box.address}>
              <a href={boxUrl(box.address)}>{box.address}</a> · {t.messages(box.count)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

interface BoxProps {
  address: string
  mails: readonly ShownMail[]
  sent: boolean
  locale: Locale
}

/** What one address received, the newest first. */
export function BoxPage({ address, mails, sent, locale }: BoxProps) {
  const t = mailboxMessages(locale)
  return (
    <>
      <Breadcrumb items={[{ href: MAILBOX_PATH, text: t.back }]} />
      <h1>{t.box(address)}</h1>
      {sent && (
        <Notice tone="success" announce>
          {t.sent}
        </Notice>
      )}
      <Table
        caption={t.box(address)}
        captionHidden
        rows={mails}
        rowKey={(mail) => String(mail.uid)}
        empty={t.empty}
        columns={[
          {
            key: 'subject',
            title: t.columns.subject,
            header: true,
            cell: (mail) => <a href={`${boxUrl(address)}/${mail.uid}`}>{mail.subject === '' ? t.noSubject : mail.subject}</a>,
          },
          { key: 'from', title: t.columns.from, cell: (mail) => mail.from },
          { key: 'arrived', title: t.columns.arrived, cell: (mail) => formatDateTime(locale, mail.arrivedAt) },
        ]}
      />
      <Actions>
        <ButtonLink variant="second" href={`${MAILBOX_PATH}?from=${encodeURIComponent(address)}`}>
          {t.write}
        </ButtonLink>
      </Actions>
    </>
  )
}

interface MailProps extends WriteProps {
  address: string
  mail: ShownMail
}

/** One message as its receiver sees it, with the answer under it. */
export function OneMailPage({ address, mail, ...write }: MailProps) {
  const t = mailboxMessages(write.locale)
  return (
    <>
      <Breadcrumb
        items={[
          { href: MAILBOX_PATH, text: t.back },
          { href: boxUrl(address), text: address },
        ]}
      />
      <h1>{mail.subject === '' ? t.noSubject : mail.subject}</h1>
      <p>{t.fromWhen(mail.from, formatDateTime(write.locale, mail.arrivedAt))}</p>
      {mail.text === undefined ? <Notice tone="warning">{t.unreadable}</Notice> : <p class="message-text">{mail.text}</p>}
      {mail.attachments.length > 0 && (
        <>
          <h2>{t.attachments}</h2>
          <ul>
            {mail.attachments.map((name, index) => (
              <li key={name}>
                <a href={`${boxUrl(address)}/${mail.uid}/${index}`} data-turbo="false">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t.reply}</h2>
      <WriteForm {...write} />
    </>
  )
}

export function boxUrl(address: string): string {
  return `${MAILBOX_PATH}/${encodeURIComponent(address)}`
}
