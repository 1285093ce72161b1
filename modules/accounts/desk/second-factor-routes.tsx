import { z } from 'zod'
import { type Call, type Reply, type Route, page, route, seeOther } from '#platform/http'
import { Actions, Button, Field, Form } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { type Messages, messagesFor } from '../messages/index.ts'
import { ACCESS_ANYONE } from '../permitted.ts'
import { type SecondFactor, passSecondFactor, readSecondFactor } from '../second-factor.ts'
import { browserOf, sessionCookie } from './browser.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'
import { QrCode } from './qr-code.tsx'
import { returnAddress } from './return-address.ts'
import { text } from './sign-in-routes.tsx'

const PATH = '/desk/sign-in/second-factor'
const PER_MINUTE = 120

export function secondFactorRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      query: z.object({ to: z.string().optional() }),
      handle: (call) => secondFactorPage(accounts, call, { to: returnAddress(call.query.to), errors: NO_ERRORS, status: 200 }),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      body: z.strictObject({ code: z.string().trim().min(1).max(20), to: z.string().optional() }),
      invalid: (call, issues) =>
        secondFactorPage(accounts, call, {
          to: returnAddress(text(call.body['to'])),
          errors: errorsOfIssues(issues, call.locale),
          status: 422,
        }),
      handle: async (call) => {
        const to = returnAddress(call.body.to)
        const { session, device } = browserOf(accounts, call.request)
        const outcome = await passSecondFactor(accounts, { cookie: session, code: call.body.code, device })
        if (outcome.ok) return seeOther(to, [sessionCookie({ next: 'desk', session: outcome.value.session })])
        if (outcome.refusal.kind === 'not-allowed') return beginAgain(to)
        const status = outcome.refusal.kind === 'too-many' ? 429 : 422
        return secondFactorPage(accounts, call, { to, errors: errorsOfRefusal(outcome.refusal, call.locale), status })
      },
    }),
  ]
}

/** The first step is missing or too old: back to it, without a word of what was wrong. */
function beginAgain(to: string): Reply {
  return seeOther(`/desk/sign-in?to=${encodeURIComponent(to)}`, [{ name: 'session', value: undefined }])
}

async function secondFactorPage(
  accounts: Accounts,
  call: Pick<Call, 'actor' | 'locale' | 'request'>,
  about: { to: string; errors: FormErrors; status: number },
): Promise<Reply> {
  if (call.actor.kind === 'agent') return seeOther(about.to)
  const asked = await readSecondFactor(accounts, browserOf(accounts, call.request).session)
  if (!asked.ok) return beginAgain(about.to)
  const t = messagesFor(call.locale)
  const title = asked.value.step === 'enrol' ? t.secondFactor.enrolTitle : t.secondFactor.title
  return page(title, <SecondFactorPage t={t} title={title} asked={asked.value} to={about.to} errors={about.errors} />, {
    status: about.status,
  })
}

function SecondFactorPage({
  t,
  title,
  asked,
  to,
  errors,
}: {
  t: Messages
  title: string
  asked: SecondFactor
  to: string
  errors: FormErrors
}) {
  return (
    <FormPage title={title} lead={asked.step === 'enrol' ? t.secondFactor.enrolLead : t.secondFactor.lead} errors={errors}>
      {asked.step === 'enrol' && <Enrolment t={t} secret={asked.secret} address={asked.address} />}
      <Form action={PATH} hidden={{ to }} data-turbo="false">
        <Field
          id={fieldId('code')}
          name="code"
          label={t.fields.code}
          hint={t.fields.codeHint}
          autocomplete="one-time-code"
          inputmode="numeric"
          width="s"
          error={errors.of('code')}
          spellcheck={false}
        />
        <Actions>
          <Button>{t.secondFactor.button}</Button>
          <a href={`/desk/sign-in?to=${encodeURIComponent(to)}`}>{t.secondFactor.again}</a>
        </Actions>
      </Form>
    </FormPage>
  )
}

function Enrolment({ t, secret, address }: { t: Messages; secret: string; address: string }) {
  return (
    <>
      <ol>
        {t.secondFactor.enrolSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <QrCode text={address} label={t.secondFactor.qrCode} />
      </p>
      <p>
        {t.secondFactor.byHand} <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
    </>
  )
}
