import { SCOPES } from '#modules/accounts'
import type { SentForm } from '#platform/http'
import {
  Actions,
  Breadcrumb,
  Button,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Select,
  StatusTag,
  Table,
} from '#platform/ui'
import { type SystemTools, TOKENS_PATH } from './system-tools.ts'

interface ListedToken {
  id: string
  name: string
  rights: string
  created: string
  used: string
  state: string
  /** Still opens something. */
  open: boolean
}

/** All tokens, those taken back too: what a program did stays in the journal under its name. */
export function TokenListPage({ tokens, tools }: { tokens: readonly ListedToken[]; tools: SystemTools }) {
  const t = tools.t.tokens
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t.title}</h1>
        <div class="actions">
          <ButtonLink href={`${TOKENS_PATH}/new`} icon="add" variant="second" shortcut="n">
            {t.add}
          </ButtonLink>
        </div>
      </div>
      <p>{t.lead}</p>
      <Table
        caption={t.caption(tokens.length)}
        rows={tokens}
        rowKey={(token) => token.id}
        empty={t.empty}
        columns={[
          { key: 'name', title: t.columns.name, header: true, cell: (token) => token.name },
          { key: 'rights', title: t.columns.rights, cell: (token) => token.rights },
          { key: 'created', title: t.columns.created, cell: (token) => token.created },
          { key: 'used', title: t.columns.used, cell: (token) => token.used },
          {
            key: 'state',
            title: t.columns.state,
            cell: (token) => <StatusTag tone={token.open ? 'done' : 'neutral'}>{token.state}</StatusTag>,
          },
          { key: 'acts', title: t.columns.acts, cell: (token) => (token.open ? <Revoke token={token} tools={tools} /> : null) },
        ]}
      />
    </div>
  )
}

function Revoke({ token, tools: { t } }: { token: ListedToken; tools: SystemTools }) {
  return (
    <Form action={`${TOKENS_PATH}/${token.id}/revoke`}>
      <Button variant="quiet">
        {t.tokens.revoke}
        <span class="visually-hidden"> {t.tokens.ofToken(token.name)}</span>
      </Button>
    </Form>
  )
}

interface FormPageProps {
  action: string
  form: SentForm
  roles: readonly { value: string; text: string }[]
  /** The agent has just shown who they are. */
  confirmed: boolean
  tools: SystemTools
}

export function TokenFormPage({ action, form, roles, confirmed, tools }: FormPageProps) {
  const { t, directory } = tools
  const words = t.tokens
  const field = (name: string) => ({ id: name, name, value: form.value(name), error: form.error(name), autocomplete: 'off' })
  const units = [...directory.units.values()].sort((a, b) => a.name.localeCompare(b.name, 'fr'))
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: TOKENS_PATH, text: words.title }]} />
      <ErrorSummary errors={form.errors} />
      <h1>{words.addTitle}</h1>
      {!confirmed && (
        <Notice tone="warning">
          <p>
            {words.confirm} <a href={`/desk/step-up?to=${encodeURIComponent(action)}`}>{words.confirmLink}</a>
          </p>
        </Notice>
      )}
      <Form action={action}>
        <Field {...field('name')} label={words.name} hint={words.nameHint} maxLength={120} required />
        <Select {...field('role')} label={words.role} empty="" options={roles} required />
        <Select
          {...field('unit')}
          label={words.unit}
          empty={words.whole}
          options={units.map((unit) => ({ value: unit.id, text: unit.name }))}
        />
        <CheckboxGroup
          id="scopes"
          name="scopes"
          label={words.scopes}
          values={form.values('scopes')}
          error={form.error('scopes')}
          choices={SCOPES.map((scope) => ({ value: scope, text: `${words.scopeNames[scope]} (${scope})` }))}
        />
        <Field {...field('expires')} type="date" width="m" label={words.expires} hint={words.expiresHint} required />
        <Actions>
          <Button>{words.create}</Button>
          <a href={TOKENS_PATH}>{words.cancel}</a>
        </Actions>
      </Form>
    </div>
  )
}

/** The only time the token is seen. */
export function TokenMadePage({ token, tools: { t } }: { token: string; tools: SystemTools }) {
  return (
    <div class="column stack">
      <h1>{t.tokens.made}</h1>
      <Notice tone="warning">
        <p>{t.tokens.once}</p>
      </Notice>
      <p>
        <code class="big-code">{token}</code>
      </p>
      <p>
        <a href={TOKENS_PATH}>{t.tokens.back}</a>
      </p>
    </div>
  )
}
