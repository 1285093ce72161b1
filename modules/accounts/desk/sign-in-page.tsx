import { Actions, Button, Field, Form, Notice, Table } from '#platform/ui'
import type { DemonstrationAgent, DemonstrationSignIn } from '../accounts.ts'
import type { Messages } from '../messages/index.ts'
import { type FormErrors, fieldId } from './form-errors.ts'
import { FormPage } from './form-page.tsx'

export interface SignInPageProps {
  t: Messages
  to: string
  errors: FormErrors
  email: string
  /** First name of the agent whose session is locked in this browser. */
  lockedName: string | undefined
  signedOut: boolean
  demonstration: DemonstrationSignIn | undefined
}

export function SignInPage({ t, to, errors, email, lockedName, signedOut, demonstration }: SignInPageProps) {
  return (
    <>
      <FormPage title={t.signIn.title} lead={lockedName === undefined ? t.signIn.lead : undefined} errors={errors}>
        {lockedName !== undefined && <Notice>{t.signIn.locked(lockedName)}</Notice>}
        {signedOut && (
          <Notice tone="success" announce>
            {t.signIn.signedOut}
          </Notice>
        )}
        <Form action="/desk/sign-in" hidden={{ to }} data-turbo="false">
          <Field
            id={fieldId('email')}
            name="email"
            type="email"
            label={t.fields.email}
            autocomplete="username"
            value={email}
            error={errors.of('email')}
            width="l"
          />
          <Field
            id={fieldId('password')}
            name="password"
            type="password"
            label={t.fields.password}
            autocomplete="current-password"
            error={errors.of('password')}
            width="l"
          />
          <Actions>
            <Button>{t.signIn.button}</Button>
          </Actions>
        </Form>
        <p class="hint">{t.signIn.lost}</p>
      </FormPage>
      {demonstration !== undefined && <DemonstrationAgents t={t} to={to} demonstration={demonstration} />}
    </>
  )
}

function DemonstrationAgents({ t, to, demonstration }: { t: Messages; to: string; demonstration: DemonstrationSignIn }) {
  return (
    <section aria-labelledby="demonstration">
      <h2 id="demonstration">{t.signIn.demonstration}</h2>
      <p>{t.signIn.demonstrationLead}</p>
      <p>
        {t.signIn.demonstrationPassword} <code>{demonstration.password}</code>
      </p>
      <Table
        caption={t.signIn.demonstration}
        captionHidden
        rows={demonstration.agents}
        rowKey={(agent) => agent.email}
        columns={[
          { key: 'name', title: t.signIn.agent, header: true, cell: (agent) => agent.name },
          { key: 'role', title: t.signIn.role, cell: (agent) => agent.role },
          { key: 'sees', title: t.signIn.sees, cell: (agent) => agent.sees },
          {
            key: 'enter',
            title: t.signIn.enterAs,
            titleHidden: true,
            cell: (agent) => <EnterAs t={t} to={to} agent={agent} password={demonstration.password} />,
          },
        ]}
      />
    </section>
  )
}

function EnterAs({ t, to, agent, password }: { t: Messages; to: string; agent: DemonstrationAgent; password: string }) {
  return (
    <Form action="/desk/sign-in" hidden={{ to, email: agent.email, password }} data-turbo="false">
      <Button variant="second">
        {t.signIn.enterAs}
        <span class="visually-hidden"> {t.signIn.enterAsName(agent.name)}</span>
      </Button>
    </Form>
  )
}
