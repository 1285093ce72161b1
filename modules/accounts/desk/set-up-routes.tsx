import { z } from 'zod'
import { type Call, type Reply, type Route, page, route } from '#platform/http'
import { Actions, Button, Field, Form, Select } from '#platform/ui'
import { type Unit, directoryOf } from '#modules/organisation'
import type { Accounts } from '../accounts.ts'
import { type Messages, messagesFor } from '../messages/index.ts'
import { PASSWORD_MIN } from '../password-rules.ts'
import { ACCESS_ANYONE } from '../permitted.ts'
import { isSetUpOpen, setUp } from '../set-up.ts'
import { browserOf } from './browser.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'
import { goOn, text } from './sign-in-routes.tsx'
import { linkOverPage } from './welcome-routes.tsx'

const PATH = '/desk/set-up'
const PER_MINUTE = 30
const named = z.string().trim().min(1).max(80)
const form = z
  .strictObject({
    token: z.string().max(200),
    givenName: named,
    familyName: named,
    email: z.string().trim().pipe(z.email().max(254)),
    password: z.string().min(1).max(1_000),
    // One of the units there are, or the first one.
    unit: z.union([z.uuid(), z.literal('')]).optional(),
    unitName: z.string().trim().min(1).max(160).optional(),
    unitCode: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z0-9-]{2,16}$/)
      .optional(),
  })
  .transform(({ unit, unitName, unitCode, ...person }, context) => {
    if (unit !== undefined && unit !== '') return { ...person, unit: { id: unit } }
    if (unitName !== undefined && unitCode !== undefined) return { ...person, unit: { code: unitCode, name: unitName } }
    for (const path of unit === undefined ? ['unitName', 'unitCode'] : ['unit'])
      context.addIssue({ code: 'custom', message: 'missing', path: [path] })
    return z.NEVER
  })

/** Where the first administrator of a new house makes their account, by the one-time link of its console. */
export function setUpRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      query: z.object({ token: z.string().max(200).optional() }),
      handle: (call) => setUpPage(accounts, call, { sent: { token: call.query.token }, errors: NO_ERRORS }),
    }),
    route({
      method: 'POST',
      path: PATH,
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      body: form,
      invalid: (call, issues) =>
        setUpPage(accounts, call, {
          sent: call.body,
          errors: errorsOfIssues(issues, call.locale, { unitCode: messagesFor(call.locale).fields.wrongCode }),
        }),
      handle: async (call) => {
        const { session, device } = browserOf(accounts, call.request)
        const outcome = await setUp(accounts, { ...call.body, session, device })
        if (outcome.ok) return goOn(accounts, call, outcome.value, '/desk')
        return setUpPage(accounts, call, { sent: call.sent, errors: errorsOfRefusal(outcome.refusal, call.locale) })
      },
    }),
  ]
}

type Sent = Readonly<Record<string, unknown>>

async function setUpPage(accounts: Accounts, call: Pick<Call, 'locale'>, about: { sent: Sent; errors: FormErrors }): Promise<Reply> {
  const token = text(about.sent['token'])
  if (token === undefined || !(await isSetUpOpen(accounts, token))) return linkOverPage(call)
  const t = messagesFor(call.locale)
  const units = [...(await directoryOf(accounts.house)).units.values()]
  return page(t.setUp.title, <SetUpPage t={t} token={token} units={units} sent={about.sent} errors={about.errors} />, {
    status: about.errors.list.length === 0 ? 200 : 422,
  })
}

function SetUpPage({
  t,
  token,
  units,
  sent,
  errors,
}: {
  t: Messages
  token: string
  units: readonly Unit[]
  sent: Sent
  errors: FormErrors
}) {
  const field = (name: string) => ({ id: fieldId(name), name, value: text(sent[name]), error: errors.of(name) })
  return (
    <FormPage title={t.setUp.title} lead={t.setUp.lead} errors={errors}>
      <Form action={PATH} hidden={{ token }} data-turbo="false">
        <h2>{t.setUp.person}</h2>
        <Field {...field('givenName')} label={t.fields.givenName} autocomplete="given-name" width="l" />
        <Field {...field('familyName')} label={t.fields.familyName} autocomplete="family-name" width="l" />
        <Field {...field('email')} type="email" label={t.fields.email} autocomplete="username" width="l" />
        <Field
          id={fieldId('password')}
          name="password"
          type="password"
          label={t.fields.password}
          hint={t.fields.newPasswordHint(PASSWORD_MIN)}
          autocomplete="new-password"
          width="l"
          error={errors.of('password')}
        />
        {units.length === 0 ? (
          <>
            <h2>{t.setUp.newUnit}</h2>
            <Field {...field('unitName')} label={t.fields.unitName} hint={t.fields.unitNameHint} autocomplete="organization" width="l" />
            <Field {...field('unitCode')} label={t.fields.unitCode} hint={t.fields.unitCodeHint} autocomplete="off" width="s" />
          </>
        ) : (
          <Select
            {...field('unit')}
            label={t.fields.unit}
            empty="…"
            options={units.map((unit) => ({ value: unit.id, text: `${unit.name} (${unit.code})` }))}
          />
        )}
        <Actions>
          <Button>{t.setUp.button}</Button>
        </Actions>
      </Form>
    </FormPage>
  )
}
