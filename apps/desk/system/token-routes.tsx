import { z } from 'zod'
import {
  type Accounts,
  type ApiToken,
  ROLES,
  SCOPES,
  accountsRefusal,
  createToken,
  isRole,
  isSteppedUp,
  listTokens,
  revokeToken,
  roleName,
} from '#modules/accounts'
import {
  type Call,
  type Reply,
  type Route,
  type SentForm,
  faultsOfIssues,
  formWithFaults,
  newForm,
  notFound,
  page,
  refused,
  refusedForm,
  route,
  seeOther,
  sentTexts,
} from '#platform/http'
import { formatDate, labelled } from '#platform/i18n'
import { TokenFormPage, TokenListPage, TokenMadePage } from './token-pages.tsx'
import { type SystemTools, TOKENS_PATH, systemToolsOf } from './system-tools.ts'

const rule = { audience: 'agent', access: 'token.create' } as const
const NEW = `${TOKENS_PATH}/new`
const form = z.object({
  name: z.string().max(400).default(''),
  role: z.string().max(20).default(''),
  unit: z.union([z.uuid(), z.literal('')]).default(''),
  scopes: z.array(z.string().max(40)).max(SCOPES.length).default([]),
  expires: z.string().max(20).default(''),
})

/** Tokens of programs: who holds them, what they open, until when. */
export function tokenRoutes(accounts: Accounts): Route[] {
  return [
    route({
      ...rule,
      method: 'GET',
      path: TOKENS_PATH,
      handle: async (call) => {
        const tools = await systemToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.read(call.actor, (tx) => listTokens({ tx, actor: call.actor }))
        if (!outcome.ok) return refused(outcome.refusal, accountsRefusal(outcome.refusal, call.locale))
        return page(
          tools.t.tokens.title,
          <TokenListPage tokens={outcome.value.map((token) => described(token, call, tools))} tools={tools} />,
          {
            current: TOKENS_PATH,
          },
        )
      },
    }),
    route({
      ...rule,
      method: 'GET',
      path: NEW,
      handle: (call) =>
        draw(call, newForm({ scopes: [...SCOPES], expires: call.at.toZonedDateTimeISO('UTC').toPlainDate().add({ years: 1 }).toString() })),
    }),
    route({
      ...rule,
      method: 'POST',
      path: NEW,
      body: form,
      perMinute: 20,
      invalid: (call, issues) => draw(call, formWithFaults(sentTexts(call.sent), faultsOfIssues(issues, call.locale))),
      handle: (call) => create(call, call.body),
    }),
    route({
      ...rule,
      method: 'POST',
      path: `${TOKENS_PATH}/:id/revoke`,
      params: z.object({ id: z.uuid() }),
      handle: async (call) => {
        const tools = await systemToolsOf(call)
        if (tools === undefined) return notFound()
        const outcome = await call.house.act(call.actor, (work) => revokeToken(work, { accounts, id: call.params.id }))
        if (!outcome.ok) return refused(outcome.refusal, accountsRefusal(outcome.refusal, call.locale))
        return seeOther(TOKENS_PATH, [{ name: 'flash', value: tools.t.tokens.taken }])
      },
    }),
  ]
}

type AnyCall = Call<unknown, unknown, unknown>

async function draw(call: AnyCall, state: SentForm): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  return page(
    tools.t.tokens.addTitle,
    <TokenFormPage action={NEW} form={state} roles={rolesIn(tools)} confirmed={isSteppedUp(tools.actor, call.at)} tools={tools} />,
    { status: state.status, current: TOKENS_PATH },
  )
}

async function create(call: AnyCall, body: z.infer<typeof form>): Promise<Reply> {
  const tools = await systemToolsOf(call)
  if (tools === undefined) return notFound()
  const sent = sentTexts(call.sent)
  // A token opens data without anybody watching: the agent has just shown who they are.
  if (!isSteppedUp(call.actor, call.at)) return draw(call, formWithFaults(sent, [], 403))
  const expiresAt = lastMoment(body.expires, call.at)
  const faults = [
    ...(expiresAt === undefined ? [{ field: 'expires', message: tools.t.tokens.faults.expires }] : []),
    ...(body.scopes.length === 0 ? [{ field: 'scopes', message: tools.t.tokens.faults.scopes }] : []),
  ]
  if (expiresAt === undefined || faults.length > 0) return draw(call, formWithFaults(sent, faults))
  const outcome = await call.house.act(call.actor, (work) =>
    createToken(work, {
      name: body.name,
      role: body.role,
      scopes: body.scopes,
      expiresAt,
      ...(body.unit === '' ? {} : { unitId: body.unit }),
    }),
  )
  if (!outcome.ok) return draw(call, refusedForm(call.sent, outcome.refusal, accountsRefusal(outcome.refusal, call.locale)))
  return page(tools.t.tokens.made, <TokenMadePage token={outcome.value.token} tools={tools} />, {
    current: TOKENS_PATH,
    headers: { 'cache-control': 'no-store' },
  })
}

/** The end of the day, within a year; nothing for a day that is over, too far, or no day. */
function lastMoment(text: string, at: Temporal.Instant): Temporal.Instant | undefined {
  try {
    const end = Temporal.PlainDate.from(text, { overflow: 'reject' }).add({ days: 1 }).toZonedDateTime('Europe/Paris').toInstant()
    const latest = at.toZonedDateTimeISO('Europe/Paris').add({ years: 1, days: 1 }).toInstant()
    return Temporal.Instant.compare(end, at) > 0 && Temporal.Instant.compare(end, latest) <= 0 ? end : undefined
  } catch {
    return undefined
  }
}

function rolesIn({ locale }: SystemTools) {
  return ROLES.map((role) => ({ value: role, text: roleName(role, locale) }))
}

function described(token: ApiToken, call: AnyCall, { t, directory, locale, moment }: SystemTools) {
  const over = token.expiresAt !== undefined && Temporal.Instant.compare(token.expiresAt, call.at) <= 0
  const day = (at: Temporal.Instant) => formatDate(locale, at, 'medium')
  const names: Readonly<Record<string, string>> = t.tokens.scopeNames
  return {
    id: token.id,
    name: token.name,
    rights: labelled(
      locale,
      `${isRole(token.role) ? roleName(token.role, locale) : token.role}, ${
        token.unitId === undefined ? t.tokens.whole : (directory.units.get(token.unitId)?.name ?? '')
      }`,
      token.scopes.map((scope) => names[scope] ?? scope).join(', '),
    ),
    created: day(token.createdAt),
    used: token.lastUsedAt === undefined ? t.tokens.never : moment(token.lastUsedAt),
    state:
      token.revokedAt !== undefined
        ? t.tokens.revoked
        : over
          ? t.tokens.expired
          : token.expiresAt === undefined
            ? t.tokens.valid
            : t.tokens.until(day(token.expiresAt)),
    open: token.revokedAt === undefined && !over,
  }
}
