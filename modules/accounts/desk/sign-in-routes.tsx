import { z } from 'zod'
import { type Call, type Reply, type Route, page, route, seeOther } from '#platform/http'
import type { Accounts } from '../accounts.ts'
import { messagesFor } from '../messages/index.ts'
import { ACCESS_ANYONE } from '../permitted.ts'
import { type SignedIn, signIn } from '../sign-in.ts'
import { lockedAgent, signOut } from '../sign-out.ts'
import { browserOf, keepDevices, sessionCookie } from './browser.ts'
import { type FormErrors, NO_ERRORS, errorsOfIssues, errorsOfRefusal } from './form-errors.ts'
import { returnAddress } from './return-address.ts'
import { SignInPage } from './sign-in-page.tsx'

/** A whole town hall may sign in from one address at half past eight; wrong passwords are slowed down for each agent apart. */
const PER_MINUTE = 120
const address = z.string().trim().min(1).max(254)
const secret = z.string().min(1).max(1_000)

export function signInRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/desk/sign-in',
      audience: 'public',
      access: ACCESS_ANYONE,
      query: z.object({ to: z.string().optional(), 'signed-out': z.string().optional() }),
      handle: async (call) => {
        const to = returnAddress(call.query.to)
        if (call.actor.kind === 'agent') return seeOther(to)
        return signInPage(accounts, call, { to, errors: NO_ERRORS, email: undefined, signedOut: call.query['signed-out'] !== undefined })
      },
    }),
    route({
      method: 'POST',
      path: '/desk/sign-in',
      audience: 'public',
      access: ACCESS_ANYONE,
      perMinute: PER_MINUTE,
      body: z.strictObject({ email: address, password: secret, to: z.string().optional() }),
      invalid: (call, issues) =>
        signInPage(accounts, call, {
          to: returnAddress(text(call.body['to'])),
          errors: errorsOfIssues(issues, call.locale),
          email: text(call.body['email']),
          status: 422,
        }),
      handle: async (call) => {
        const { email, password } = call.body
        const to = returnAddress(call.body.to)
        const outcome = await signIn(accounts, { email, password, ...browserOf(accounts, call.request) })
        if (outcome.ok) return goOn(accounts, call, outcome.value, to)
        const status = outcome.refusal.kind === 'too-many' ? 429 : 422
        return signInPage(accounts, call, { to, errors: errorsOfRefusal(outcome.refusal, call.locale), email, status })
      },
    }),
    route({
      method: 'POST',
      path: '/desk/sign-out',
      audience: 'public',
      access: ACCESS_ANYONE,
      handle: async (call) => {
        await signOut(accounts, browserOf(accounts, call.request).session)
        // Pages kept by the browser go too; the cookie is taken away by itself, the reader's language stays.
        call.raw.header('clear-site-data', '"cache", "storage"')
        return seeOther('/desk/sign-in?signed-out', [{ name: 'session', value: undefined }])
      },
    }),
  ]
}

/** After a right password: in, or to the second factor. */
export function goOn(accounts: Accounts, call: Pick<Call, 'raw'>, signedIn: SignedIn, to: string): Reply {
  keepDevices(accounts, call.raw, signedIn.devices)
  const next = signedIn.next === 'desk' ? to : `/desk/sign-in/second-factor?to=${encodeURIComponent(to)}`
  return seeOther(next, [sessionCookie(signedIn)])
}

/** A value of a form that came back, as text. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

async function signInPage(
  accounts: Accounts,
  call: Pick<Call, 'locale' | 'request'>,
  about: { to: string; errors: FormErrors; email: string | undefined; signedOut?: boolean; status?: number },
): Promise<Reply> {
  const t = messagesFor(call.locale)
  const locked = await lockedAgent(accounts, browserOf(accounts, call.request).session)
  const body = (
    <SignInPage
      t={t}
      to={about.to}
      errors={about.errors}
      email={about.email ?? locked?.email ?? ''}
      lockedName={locked?.givenName}
      signedOut={about.signedOut === true}
      demonstration={await accounts.demonstrationSignIn()}
    />
  )
  return page(t.signIn.title, body, { status: about.status ?? 200 })
}
