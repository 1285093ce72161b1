import { type FoundCitizen, displayName, formatPhone } from '#modules/citizens'
import { formatDateTime } from '#platform/i18n'
import { Button, DataList, Icon, Notice, StatusTag } from '#platform/ui'
import type { Contact } from '../contact.ts'
import type { ContactTools } from './contact-tools.ts'
import type { KnownRequest } from './parts.ts'
import type { PersonBeside } from './read-screen.ts'
import { TurboFrame } from './turbo-frame.tsx'

/** The file of the person and their history. It carries the chosen file back with the form. */
export function PersonFrame({
  person,
  followed,
  tools,
}: {
  person: PersonBeside | undefined
  followed: string | undefined
  tools: ContactTools
}) {
  return (
    <TurboFrame id="contact-person">
      {person !== undefined && (
        <>
          <input type="hidden" name="person" value={person.found.citizen.id} />
          <FileOf found={person.found} tools={tools} />
          <RequestsOf requests={person.requests} followed={followed} tools={tools} />
          <ContactsOf contacts={person.contacts} tools={tools} />
        </>
      )}
    </TurboFrame>
  )
}

function FileOf({ found, tools: { t } }: { found: FoundCitizen; tools: ContactTools }) {
  const { citizen, contactPoints, address } = found
  return (
    <section>
      <h2>{t.beside.file}</h2>
      <p>
        <a href={`/desk/citizens/${citizen.id}`} target="_blank">
          <strong>{displayName(citizen)}</strong>
          <span class="visually-hidden"> {t.beside.newTab}</span>
        </a>
      </p>
      {citizen.notice !== undefined && (
        <Notice tone="warning">
          <p>{citizen.notice}</p>
        </Notice>
      )}
      <DataList
        rows={[
          {
            term: t.beside.reach,
            value:
              contactPoints.length === 0
                ? undefined
                : contactPoints.map((point) => (
                    <span class="reach" key={point.id}>
                      {point.kind === 'phone' ? formatPhone(point.normalised) : point.value}
                      {point.verifiedAt !== undefined && <Icon name="check" label={t.beside.verified} />}
                      {point.bouncedAt !== undefined && ` (${t.beside.bounced})`}
                    </span>
                  )),
          },
          { term: t.beside.prefers, value: citizen.preferredChannel === undefined ? undefined : t.preferred[citizen.preferredChannel] },
          { term: t.beside.language, value: citizen.language === 'fr' ? 'fr' : <strong>{citizen.language}</strong> },
          { term: t.beside.address, value: address === undefined ? undefined : `${address.line}, ${address.postcode} ${address.town}` },
        ]}
      />
      <Button type="submit" variant="quiet" name="do" value="forget" class="without-script">
        {t.person.forget}
      </Button>
    </section>
  )
}

/** Open ones can be chosen: "follows a request" ties the contact to it. */
function RequestsOf({
  requests,
  followed,
  tools: { t },
}: {
  requests: readonly KnownRequest[]
  followed: string | undefined
  tools: ContactTools
}) {
  const open = requests.filter((request) => request.isOpen)
  const closed = requests.filter((request) => !request.isOpen)
  const only = open.length === 1 ? open[0]?.id : undefined
  return (
    <section>
      {open.length > 0 && (
        <fieldset class="fieldset field known-requests">
          <legend>
            <h2>{t.follow}</h2>
          </legend>
          <div class="hint">{t.followHint}</div>
          <div class="choices">
            {open.map((request, index) => {
              const id = index === 0 ? 'followed' : `followed-${request.reference}`
              return (
                <div class="choice" key={request.id}>
                  <input type="radio" id={id} name="followed" value={request.id} checked={request.id === (followed ?? only)} />
                  <label for={id}>
                    {request.subject}
                    <span class="under">
                      {request.reference} · {request.state} <StatusTag tone={request.due.tone}>{request.due.text}</StatusTag>
                    </span>
                  </label>
                </div>
              )
            })}
          </div>
        </fieldset>
      )}
      {(closed.length > 0 || requests.length === 0) && <h2>{t.beside.requests}</h2>}
      {requests.length === 0 && <p class="muted">{t.beside.noRequest}</p>}
      <ul class="plain-list">
        {closed.map((request) => (
          <li key={request.id}>
            <a href={request.href} target="_blank">
              {request.subject}
              <span class="visually-hidden"> {t.beside.newTab}</span>
            </a>
            <span class="under">
              {request.reference} · {request.state}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const EXCERPT_LENGTH = 120

function ContactsOf({ contacts, tools: { t, words, locale } }: { contacts: readonly Contact[]; tools: ContactTools }) {
  return (
    <section>
      <h2>{t.beside.contacts}</h2>
      {contacts.length === 0 && <p class="muted">{t.beside.noContact}</p>}
      <ul class="plain-list">
        {contacts.map((contact) => (
          <li key={contact.id}>
            {contact.summary.length > EXCERPT_LENGTH ? `${contact.summary.slice(0, EXCERPT_LENGTH).toWellFormed()}…` : contact.summary}
            <span class="under">
              {formatDateTime(locale, contact.startedAt, 'short')} · {words.channels[contact.channel]} · {words.results[contact.result]}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
