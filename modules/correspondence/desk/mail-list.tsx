import { type Locale, formatDateTime } from '#platform/i18n'
import { Actions, Button, FileUpload, Form, Pagination, StatusTag, Table, Tabs } from '#platform/ui'
import type { InboundEmail, InboundPage, InboundState } from '../inbound-store.ts'
import { messagesFor } from '../messages/index.ts'
import { mailDeskMessages } from './messages/index.ts'

export const MAIL_PATH = '/desk/mail'
export const LISTED: readonly InboundState[] = ['held', 'registered', 'attached', 'ignored', 'bounce']

/** Mail by what became of it; what waits for a choice comes first. */
export function MailList({ page, state, locale }: { page: InboundPage; state: InboundState; locale: Locale }) {
  const t = mailDeskMessages(locale)
  return (
    <div class="column stack">
      <h1>{t.title}</h1>
      <Tabs
        label={t.title}
        tabs={LISTED.map((known) => ({ href: `${MAIL_PATH}?state=${known}`, text: t.states[known], current: known === state }))}
      />
      <Table
        caption={t.states[state]}
        captionHidden
        rows={page.rows}
        rowKey={(mail) => mail.id}
        empty={t.empty}
        columns={[
          {
            key: 'subject',
            title: t.columns.subject,
            header: true,
            cell: (mail) => (
              <a href={`${MAIL_PATH}/${mail.id}`} data-row>
                {mail.subject === undefined || mail.subject.trim() === '' ? t.noSubject : mail.subject}
              </a>
            ),
          },
          { key: 'from', title: t.columns.from, cell: (mail) => mail.fromAddress ?? t.unknownSender },
          {
            key: 'why',
            title: t.columns.why,
            cell: (mail) => <StatusTag tone={mail.state === 'held' ? 'soon' : 'neutral'}>{reasonText(mail, locale)}</StatusTag>,
          },
          { key: 'arrived', title: t.columns.arrived, cell: (mail) => formatDateTime(locale, mail.arrivedAt, 'short') },
        ]}
      />
      <Pagination next={page.next === undefined ? undefined : `${MAIL_PATH}?state=${state}&after=${page.next}`} />
      <Form action={MAIL_PATH} files>
        <FileUpload id="eml" name="eml" label={t.upload} hint={t.uploadHint} accept=".eml,message/rfc822" required />
        <Actions>
          <Button variant="second">{t.send}</Button>
        </Actions>
      </Form>
    </div>
  )
}

/** Why a message is where it is, in the reader's words. */
export function reasonText(mail: InboundEmail, locale: Locale): string {
  const reasons: Record<string, string> = messagesFor(locale).reasons
  return reasons[mail.reason.split(':')[0] ?? ''] ?? mailDeskMessages(locale).states[mail.state]
}
