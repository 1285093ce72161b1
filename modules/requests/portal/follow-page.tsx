import { type Locale, formatDate, formatDateTime } from '#platform/i18n'
import {
  Actions,
  Breadcrumb,
  Button,
  Callout,
  Disclosure,
  ErrorSummary,
  FileUpload,
  Form,
  MessageBubble,
  type Step,
  Steps,
  SummaryList,
  TextArea,
  WaitingPanel,
} from '#platform/ui'
import { formAnswers } from '../form-answers.ts'
import { promiseSentence, promisedDay, silenceSentences } from './legal-words.ts'
import { messagesFor } from './messages/index.ts'
import { endedEarly, publicStages } from './public-stages.ts'
import type { FormProblem } from './read-form.ts'
import type { Followed } from './read-followed.ts'
import { LIMITS } from './read-form.ts'
import { UPLOAD } from './upload.ts'

export interface FollowProps {
  followed: Followed
  locale: Locale
  /** What was wrong with the form just sent, and what it said. */
  problems?: readonly FormProblem[]
  sent?: { message?: string; reason?: string }
}

/** A request as the one who asked follows it: the date, what we wait for, the stages, the exchanges. */
export function FollowPage(props: FollowProps) {
  const { followed, locale, problems = [] } = props
  const { request, report, directory } = followed
  const t = messagesFor(locale)
  const promise = promiseSentence(report, locale)
  const unit = directory.units.get(request.unitId)?.name ?? ''
  const agent = request.assigneeId === undefined ? '' : (directory.agents.get(request.assigneeId)?.name ?? '')
  return (
    <>
      <Breadcrumb items={[{ href: '/suivi', text: t.follow.mine }]} />
      <ErrorSummary errors={problems} />
      <div>
        <h1>{request.subject}</h1>
        <p class="hint small">
          {t.follow.line(request.reference, formatDate(locale, request.receivedOn, 'full'), t.follow.channels[request.channel])}
        </p>
      </div>
      <Callout title={promise ?? t.follow.service(unit, agent)}>{promise !== undefined && <p>{t.follow.service(unit, agent)}</p>}</Callout>
      <Missing {...props} />
      <Steps label={t.follow.stepsLabel} steps={stepsOf(followed, locale)} />
      <Exchanges {...props} />
      <Reopen {...props} />
      <Asked {...props} />
      <Doors {...props} />
    </>
  )
}

function Missing({ followed: { request, missing }, locale, problems = [] }: FollowProps) {
  const t = messagesFor(locale)
  const limit = missing.at(-1)?.limitOn
  if (limit === undefined) return null
  const day = formatDate(locale, limit)
  const megabytes = UPLOAD.maxBytes / 1024 / 1024
  return (
    <WaitingPanel id="awaited" title={missing.length === 1 ? t.follow.waitingOne(day) : t.follow.waitingMany(missing.length, day)}>
      <Form action={`/suivi/${request.reference}/pieces`} files>
        {missing.map((item) => (
          <FileUpload
            key={item.id}
            id={`item-${item.id}`}
            name={`item-${item.id}`}
            label={item.label}
            hint={t.follow.itemHint(megabytes)}
            maxBytes={UPLOAD.maxBytes}
            error={problems.find((problem) => problem.fieldId === `item-${item.id}`)?.message}
          />
        ))}
        <Actions>
          <Button>{t.follow.sendItems}</Button>
        </Actions>
      </Form>
      <p class="hint small">{t.follow.itemsElse}</p>
    </WaitingPanel>
  )
}

/** The stages in words, with what is known of each. */
export function stepsOf({ request, report, type, directory }: Followed, locale: Locale): Step[] {
  const t = messagesFor(locale)
  const unit = directory.units.get(request.unitId)?.name ?? ''
  const names: Record<string, string> = t.stages
  const end = request.closedAt ?? request.answeredAt
  const stages = publicStages(type.definition.archetype, request)
  return stages.map(({ key, state }, index) => {
    const last = index === stages.length - 1
    const ended =
      last && state !== 'later' && request.outcome !== undefined && (endedEarly(request) || type.definition.archetype === 'decision')
    const title = ended && request.outcome !== undefined ? t.outcomes[request.outcome] : (names[key] ?? key)
    if (index === 0) {
      const acknowledged =
        request.acknowledgedAt === undefined ? '' : ` ${t.details.acknowledged(formatDateTime(locale, request.acknowledgedAt, 'long'))}`
      return { state, title, detail: `${t.details.received(formatDateTime(locale, request.registeredAt, 'long'))}${acknowledged}` }
    }
    if (state === 'now') {
      if (request.state === 'waiting') return { state, title, detail: t.details.waitsForYou }
      return { state, title, detail: request.state === 'registered' ? t.details.waitsForUnit(unit) : t.details.withAgent(unit) }
    }
    if (last && state === 'later') {
      const day = promisedDay(report)
      const expected = day === undefined ? '' : `${t.follow.expected(formatDate(locale, day))} `
      return {
        state,
        title,
        detail: `${expected}${type.definition.archetype === 'intervention' ? t.details.laterReopen : t.details.later}`,
      }
    }
    if (last && end !== undefined) return { state, title, detail: t.details.finished(formatDateTime(locale, end, 'long')) }
    return { state, title }
  })
}

function Exchanges({ followed: { request, messages, files, directory }, locale, problems = [], sent }: FollowProps) {
  const t = messagesFor(locale)
  const filesOf = (id: string) =>
    files
      .filter((file) => file.messageId === id)
      .map((file) => ({ href: `/suivi/${request.reference}/fichiers/${file.fileId}`, text: file.name }))
  return (
    <section aria-labelledby="exchanges">
      <h2 class="ruled" id="exchanges">
        {t.follow.exchanges}
      </h2>
      {messages.length === 0 && <p class="hint">{t.follow.noExchange}</p>}
      {messages.map((message) => {
        const author = message.authorId === undefined ? undefined : directory.agents.get(message.authorId)
        const role = message.automatic ? t.follow.automatic : author === undefined ? undefined : directory.units.get(author.unitId)?.name
        return (
          <MessageBubble
            key={message.id}
            from={author?.name ?? directory.city.name}
            mine={message.mine}
            role={message.mine ? undefined : role}
            when={formatDateTime(locale, message.at, 'long')}
            iso={message.at.toString({ smallestUnit: 'second' })}
            attachments={filesOf(message.id)}
          >
            {message.automatic && message.subject !== '' ? (
              <Disclosure summary={message.subject}>
                <div class="as-written">{message.body}</div>
              </Disclosure>
            ) : (
              message.body
            )}
          </MessageBubble>
        )
      })}
      <Form action={`/suivi/${request.reference}/message`} files hidden={{ formId: crypto.randomUUID() }}>
        <TextArea
          id="message"
          name="message"
          label={t.follow.message}
          hint={t.follow.messageHint}
          value={sent?.message}
          maxLength={LIMITS.text}
          error={problems.find((problem) => problem.fieldId === 'message')?.message}
        />
        <FileUpload
          id="files"
          name="files"
          label={t.follow.messageFiles}
          required={false}
          multiple
          maxBytes={UPLOAD.maxBytes}
          hint={t.form.filesHint(UPLOAD.maxBytes / 1024 / 1024, UPLOAD.maxFiles)}
          error={problems.find((problem) => problem.fieldId === 'files')?.message}
        />
        <Actions>
          <Button>{t.follow.send}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function Reopen({ followed: { request }, locale, problems = [], sent }: FollowProps) {
  const t = messagesFor(locale)
  if (request.state !== 'closed') return null
  return (
    <section aria-labelledby="reopen">
      <h2 class="ruled" id="reopen">
        {t.follow.reopenTitle}
      </h2>
      <p>{t.follow.reopenLead}</p>
      <Form action={`/suivi/${request.reference}/rouvrir`}>
        <TextArea
          id="reason"
          name="reason"
          label={t.follow.reason}
          rows={3}
          maxLength={2000}
          value={sent?.reason}
          error={problems.find((problem) => problem.fieldId === 'reason')?.message}
        />
        <Actions>
          <Button variant="second">{t.follow.reopen}</Button>
        </Actions>
      </Form>
    </section>
  )
}

function Asked({ followed: { request, type, files }, locale }: FollowProps) {
  const t = messagesFor(locale)
  const rows = formAnswers({ answers: request.answers, fields: type.definition.fields }, { locale, words: t.form })
  const own = files.filter((file) => file.messageId === undefined)
  if (rows.length === 0 && request.text === '' && own.length === 0) return null
  return (
    <section aria-labelledby="asked">
      <h2 class="ruled" id="asked">
        {t.follow.yourRequest}
      </h2>
      {request.text !== '' && <p class="as-written">{request.text}</p>}
      {rows.length > 0 && <SummaryList rows={rows} />}
      {own.length > 0 && (
        <>
          <h3>{t.follow.files}</h3>
          <ul>
            {own.map((file) => (
              <li key={file.id}>
                <a href={`/suivi/${request.reference}/fichiers/${file.fileId}`} data-turbo="false">
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Doors({ followed: { request, report }, locale }: FollowProps) {
  const t = messagesFor(locale)
  const rights = silenceSentences(report, locale)
  return (
    <>
      {rights.length > 0 && (
        <section aria-labelledby="rights">
          <h2 class="ruled" id="rights">
            {t.follow.rights}
          </h2>
          {rights.map((sentence) => (
            <p class="small" key={sentence}>
              {sentence}
            </p>
          ))}
        </section>
      )}
      <p class="small">
        <a href={`/suivi/${request.reference}/accuse.pdf`} data-turbo="false">
          {t.follow.pdf}
        </a>
        {promisedDay(report) !== undefined && (
          <>
            {' · '}
            <a href={`/suivi/${request.reference}/date.ics`} data-turbo="false">
              {t.follow.calendar}
            </a>
          </>
        )}
      </p>
      <Form action="/suivi/fermer">
        <Actions>
          <Button variant="quiet">{t.follow.leave}</Button>
        </Actions>
      </Form>
    </>
  )
}
