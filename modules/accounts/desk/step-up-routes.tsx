import { z } from 'zod'
import type { AgentActor } from '#platform/access'
import { type Reply, type Route, page, route, seeOther } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { Actions, Button, Field, Form } from '#platform/ui'
import type { Accounts } from '../accounts.ts'
import { messagesFor } from '../messages/index.ts'
import { ACCESS_SIGNED_IN } from '../permitted.ts'
import { stepUp, stepUpProof } from '../step-up.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'
import { withAgent } from './my-sessions-routes.tsx'
import { returnAddress } from './return-address.ts'
import { text } from './sign-in-routes.tsx'

const PATH = '/desk/step-up'
const PER_MINUTE = 30

/** Where use cases that touch rights, keys or large exports send an agent who is not stepped up: `/desk/step-up?to=…`. */
export function stepUpRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      query: z.object({ to: z.string().optional() }),
      handle: (call) =>
        withAgent(call, (actor) =>
          stepUpPage(accounts, { actor, locale: call.locale, to: returnAddress(call.query.to), errors: NO_ERRORS }),
        ),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'agent',
      access: ACCESS_SIGNED_IN,
      perMinute: PER_MINUTE,
      body: z.strictObject({ proof: z.string().min(1).max(1_000), to: z.string().optional() }),
      invalid: (call, issues) =>
        withAgent(call, (actor) =>
          stepUpPage(accounts, {
            actor,
            locale: call.locale,
            to: returnAddress(text(call.body['to'])),
            errors: errorsOfIssues(issues, call.locale),
          }),
        ),
      handle: (call) =>
        withAgent(call, async (actor) => {
          const to = returnAddress(call.body.to)
          const outcome = await stepUp(accounts, { actor, proof: call.body.proof })
          if (outcome.ok) return seeOther(to, [{ name: 'session', value: outcome.value.session }])
          // One field, whatever it proves: the sentence stands beside it.
          return stepUpPage(accounts, {
            actor,
            locale: call.locale,
            to,
            errors: errorsOfRefusal({ ...outcome.refusal, field: 'proof' }, call.locale),
          })
        }),
    }),
  ]
}

async function stepUpPage(
  accounts: Accounts,
  about: { actor: AgentActor; locale: Locale; to: string; errors: FormErrors },
): Promise<Reply> {
  const t = messagesFor(about.locale)
  const byCode = (await stepUpProof(accounts, about.actor)) === 'code'
  const body = (
    <FormPage title={t.stepUp.title} lead={t.stepUp.lead} errors={about.errors}>
      <Form action={PATH} hidden={{ to: about.to }} data-turbo="false">
        {byCode ? (
          <Field
            id={fieldId('proof')}
            name="proof"
            label={t.fields.code}
            hint={t.fields.codeHint}
            autocomplete="one-time-code"
            inputmode="numeric"
            width="s"
            error={about.errors.of('proof')}
          />
        ) : (
          <Field
            id={fieldId('proof')}
            name="proof"
            type="password"
            label={t.fields.password}
            autocomplete="current-password"
            width="l"
            error={about.errors.of('proof')}
          />
        )}
        <Actions>
          <Button>{t.stepUp.button}</Button>
        </Actions>
      </Form>
    </FormPage>
  )
  return page(t.stepUp.title, body, { status: about.errors.list.length === 0 ? 200 : 422 })
}
