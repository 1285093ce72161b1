import { z } from 'zod'
import { type Reply, type Route, page, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Actions, Button, Field, Form } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { messagesFor } from '../messages/index.ts'
import { PASSWORD_MIN } from '../password-rules.ts'
import { ACCESS_SIGNED_IN } from '../permitted.ts'
import { changeMyPassword } from '../set-password.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'
import { withAgent } from './my-sessions-routes.tsx'

const PATH = '/desk/my-password'
const PER_MINUTE = 20
const secret = z.string().min(1).max(1_000)

export function myPasswordRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      handle: (call) => myPasswordPage(call.locale, NO_ERRORS),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      perMinute: PER_MINUTE,
      body: z.strictObject({ present: secret, password: secret }),
      invalid: (call, issues) => myPasswordPage(call.locale, errorsOfIssues(issues, call.locale)),
      handle: (call) =>
        withAgent(call, async (actor) => {
          const outcome = await changeMyPassword(accounts, { actor, ...call.body })
          if (!outcome.ok) return myPasswordPage(call.locale, errorsOfRefusal(outcome.refusal, call.locale))
          return seeOther('/desk/my-sessions', [{ name: 'flash', value: messagesFor(call.locale).myPassword.changed }])
        }),
    }),
  ]
}

function myPasswordPage(locale: Locale, errors: FormErrors): Reply {
  const t = messagesFor(locale)
  const body = (
    <FormPage title={t.myPassword.title} lead={t.myPassword.lead} errors={errors}>
      <Form action={PATH}>
        <Field
          id={fieldId('present')}
          name="present"
          type="password"
          label={t.fields.presentPassword}
          autocomplete="current-password"
          width="l"
          error={errors.of('present')}
        />
        <Field
          id={fieldId('password')}
          name="password"
          type="password"
          label={t.fields.newPassword}
          hint={t.fields.newPasswordHint(PASSWORD_MIN)}
          autocomplete="new-password"
          width="l"
          error={errors.of('password')}
        />
        <Actions>
          <Button>{t.myPassword.button}</Button>
          <a href="/desk/my-sessions">{t.sessions.back}</a>
        </Actions>
      </Form>
    </FormPage>
  )
  return page(t.myPassword.title, body, { status: errors.list.length === 0 ? 200 : 422, current: 'my-sessions' })
}
