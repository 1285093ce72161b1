import type { Locale } from '#platform/i18n'
import { Actions, Button, ErrorSummary, Field, Form, LinkList } from '#platform/ui'
import { messagesFor } from './messages/index.ts'

export interface OpenPageProps {
  reference: string
  wrong: boolean
  opened: readonly { reference: string; subject: string }[]
  phone: string
  locale: Locale
}

/** Number and code, and what this browser has open already. */
export function OpenPage({ reference, wrong, opened, phone, locale }: OpenPageProps) {
  const t = messagesFor(locale)
  return (
    <>
      <ErrorSummary errors={wrong ? [{ fieldId: 'reference', message: t.open.wrong }] : []} />
      <div>
        <h1>{t.open.title}</h1>
        <p class="lead">{t.open.lead}</p>
      </div>
      <Form action="/suivi">
        <Field
          id="reference"
          name="reference"
          label={t.open.reference}
          hint={t.open.referenceHint}
          value={reference}
          width="m"
          autocomplete="off"
          spellcheck={false}
          error={wrong ? t.open.wrong : undefined}
        />
        <Field id="code" name="code" label={t.open.code} hint={t.open.codeHint} width="m" autocomplete="off" spellcheck={false} />
        <Actions>
          <Button>{t.open.open}</Button>
        </Actions>
      </Form>
      {opened.length > 0 && (
        <section>
          <h2 class="ruled">{t.open.already}</h2>
          <LinkList
            items={opened.map((request) => ({ href: `/suivi/${request.reference}`, text: request.subject, hint: request.reference }))}
          />
        </section>
      )}
      <section>
        <h2>{t.open.lost}</h2>
        <p>{t.open.lostHow(phone)}</p>
      </section>
    </>
  )
}
