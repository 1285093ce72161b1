import { z } from 'zod'
import { type Call, type Reply, type Route, page, route } from '#platform/http'
import { Actions, Button, ButtonLink, Field, Form } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { acceptInvitation, readInvitation } from '../invitation.ts'
import { messagesFor, refusalSentence } from '../messages/index.ts'
import { PASSWORD_MIN } from '../password-rules.ts'
import { ACCESS_ANYONE } from '../permitted.ts'
import { browserOf } from './browser.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'
import { goOn, text } from './sign-in-routes.tsx'

const PATH = '/desk/welcome'
const PER_MINUTE = 30
const token = z.string().max(200)

/** Where an invited agent, or one who lost their password, chooses one. */
export function welcomeRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      query: z.object({ token: token.optional() }),
      handle: (call) => welcomePage(accounts, call, { token: call.query.token, errors: NO_ERRORS }),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      body: z.strictObject({ token, password: z.string().min(1).max(1_000), username: z.string().optional() }),
      invalid: (call, issues) =>
        welcomePage(accounts, call, { token: text(call.body['token']), errors: errorsOfIssues(issues, call.locale) }),
      handle: async (call) => {
        const { session, device } = browserOf(accounts, call.request)
        const outcome = await acceptInvitation(accounts, { token: call.body.token, password: call.body.password, device, session })
        if (outcome.ok) return goOn(accounts, call, outcome.value, '/desk')
        return welcomePage(accounts, call, { token: call.body.token, errors: errorsOfRefusal(outcome.refusal, call.locale) })
      },
    }),
  ]
}

/** The page of a link that was used, is too old, or never was. */
export function linkOverPage(call: Pick<Call, 'locale'>): Reply {
  const t = messagesFor(call.locale)
  const body = (
    <FormPage
      title={t.linkOver.title}
      lead={refusalSentence({ kind: 'not-found', message: 'accounts.refusal.link-over' }, call.locale)}
      errors={NO_ERRORS}
    >
      <Actions>
        <ButtonLink href="/desk/sign-in">{t.linkOver.signIn}</ButtonLink>
      </Actions>
    </FormPage>
  )
  return page(t.linkOver.title, body, { status: 404 })
}

async function welcomePage(
  accounts: Accounts,
  call: Pick<Call, 'locale'>,
  about: { token: string | undefined; errors: FormErrors },
): Promise<Reply> {
  const invitation = about.token === undefined ? undefined : await readInvitation(accounts, about.token)
  if (invitation === undefined) return linkOverPage(call)
  const t = messagesFor(call.locale)
  const { agent } = invitation
  const reset = invitation.purpose === 'password-reset'
  const title = reset ? t.welcome.resetTitle : t.welcome.title(agent.givenName)
  const body = (
    <FormPage
      title={title}
      lead={reset ? t.welcome.resetLead(`${agent.givenName} ${agent.familyName}`) : t.welcome.lead}
      errors={about.errors}
    >
      <Form action={PATH} hidden={{ token: about.token }} data-turbo="false">
        <Field
          id={fieldId('username')}
          name="username"
          type="email"
          label={t.fields.email}
          autocomplete="username"
          value={agent.email}
          readonly
          width="l"
        />
        <Field
          id={fieldId('password')}
          name="password"
          type="password"
          label={t.fields.newPassword}
          hint={t.fields.newPasswordHint(PASSWORD_MIN)}
          autocomplete="new-password"
          width="l"
          error={about.errors.of('password')}
        />
        <Actions>
          <Button>{t.welcome.button}</Button>
        </Actions>
      </Form>
    </FormPage>
  )
  return page(title, body, { status: about.errors.list.length === 0 ? 200 : 422 })
}
