import { formatDate, formatDateTime, labelled } from '#platform/i18n'
import {
  Actions,
  Breadcrumb,
  Button,
  ButtonLink,
  DataList,
  Disclosure,
  ErrorSummary,
  Field,
  Form,
  Icon,
  Notice,
  Pagination,
  StatusTag,
  Tabs,
  Timeline,
} from '#platform/ui'
import { type Address, type Citizen, type ContactPoint, displayName } from '../citizen.ts'
import { formatPhone } from '../normalise.ts'
import { AddressFields, type FormState } from './citizen-fields.tsx'
import type { CitizenTools } from './citizen-tools.ts'
import type { CitizenEntry, TimelineKind } from './parts.ts'
import { TIMELINE_KINDS } from './parts.ts'
import { birthText } from '../birth-date.ts'
import { citizenUrl } from './people-list.tsx'
import { CITIZENS_PATH } from './search-routes.tsx'

export interface CitizenPageProps {
  citizen: Citizen
  points: readonly ContactPoint[]
  addresses: readonly Address[]
  timeline: { entries: readonly CitizenEntry[]; next: string | undefined }
  kind: TimelineKind
  /** A small form that was not taken: which, and why. */
  refused: { form: 'reach' | 'address'; state: FormState; errors: readonly { fieldId: string | undefined; message: string }[] } | undefined
  tools: CitizenTools
}

/** Somebody's file: who they are, how to reach them, and everything that happened with them on one line of time. */
export function CitizenPage(props: CitizenPageProps) {
  const { citizen, refused, tools } = props
  const { t } = tools
  return (
    <div class="citizen-file">
      <Breadcrumb items={[{ href: CITIZENS_PATH, text: t.title }]} />
      <ErrorSummary errors={refused?.errors ?? []} />
      <div class="page-head">
        <h1>{displayName(citizen)}</h1>
        <div class="actions">
          {tools.mayRecord && (
            <ButtonLink href={`/desk/contact?citizen=${citizen.id}`} shortcut="c" icon="phone">
              {t.newContact}
            </ButtonLink>
          )}
          {tools.mayEdit && (
            <ButtonLink href={`${citizenUrl(citizen.id)}/edit`} variant="second" icon="edit" shortcut="e">
              {t.edit}
            </ButtonLink>
          )}
        </div>
      </div>
      {citizen.notice !== undefined && (
        <Notice tone="warning">
          <p>{citizen.notice}</p>
        </Notice>
      )}
      <div class="contact-columns">
        <TimelineOf {...props} />
        <aside class="contact-beside" aria-label={t.identity}>
          <Identity {...props} />
          <Reach {...props} />
          <Addresses {...props} />
        </aside>
      </div>
    </div>
  )
}

function TimelineOf({ citizen, timeline, kind, tools: { t, locale } }: CitizenPageProps) {
  const address = (wanted: TimelineKind, after?: string) => {
    const query = new URLSearchParams({
      ...(wanted === 'all' ? {} : { kind: wanted }),
      ...(after === undefined ? {} : { after }),
    }).toString()
    return query === '' ? citizenUrl(citizen.id) : `${citizenUrl(citizen.id)}?${query}`
  }
  return (
    <section>
      <h2>{t.timeline}</h2>
      <Tabs
        label={t.filter}
        tabs={TIMELINE_KINDS.map((each) => ({ href: address(each), text: t.filters[each], current: each === kind }))}
      />
      {timeline.entries.length === 0 && <p class="muted">{t.noEntry}</p>}
      <Timeline
        label={t.timeline}
        entries={timeline.entries.map((entry) => ({
          key: entry.key,
          when: formatDateTime(locale, entry.at, 'short'),
          iso: entry.at.toString(),
          content: (
            <>
              <strong>{entry.kind}</strong> {entry.href === undefined ? entry.title : <a href={entry.href}>{entry.title}</a>}
              <div class="meta">
                {entry.under} {entry.tag !== undefined && <StatusTag tone={entry.tag.tone}>{entry.tag.text}</StatusTag>}
              </div>
            </>
          ),
        }))}
      />
      <Pagination next={timeline.next === undefined ? undefined : address(kind, timeline.next)} label={t.timeline} />
    </section>
  )
}

function Identity({ citizen, tools: { t, locale } }: CitizenPageProps) {
  return (
    <section>
      <h2>{t.identity}</h2>
      <DataList
        rows={[
          ...(citizen.kind === 'person'
            ? [
                { term: t.fields.familyName, value: citizen.familyName },
                ...(citizen.usageName === undefined ? [] : [{ term: t.fields.usageName, value: citizen.usageName }]),
                { term: t.born, value: citizen.birthDate === undefined ? undefined : birthText(citizen.birthDate, locale) },
              ]
            : [{ term: t.fields.siret, value: citizen.siret }]),
          { term: t.fields.language, value: languageName(citizen.language, t.languages) },
          {
            term: t.fields.preferredChannel,
            value: citizen.preferredChannel === undefined ? undefined : t.preferred[citizen.preferredChannel],
          },
          { term: t.since, value: formatDate(locale, citizen.createdAt, 'medium') },
        ]}
      />
    </section>
  )
}

function languageName(code: string, names: Readonly<Record<string, string>>): string {
  return names[code] ?? code
}

function Reach({ citizen, points, refused, tools }: CitizenPageProps) {
  const { t } = tools
  const state = refused?.form === 'reach' ? refused.state : undefined
  const base = `${citizenUrl(citizen.id)}/reach`
  return (
    <section>
      <h2>{t.reachTitle}</h2>
      {points.length === 0 && <p class="muted">{t.noReach}</p>}
      <ul class="plain-list">
        {points.map((point) => {
          const shown = point.kind === 'phone' ? formatPhone(point.normalised) : point.value
          return (
            <li key={point.id}>
              <Icon name={point.kind === 'phone' ? 'phone' : 'mail'} /> <span class="reach-value">{shown}</span>
              <span class="under">
                {point.verifiedAt !== undefined && t.verifiedOn(point.verifiedAt)}
                {point.bouncedAt !== undefined && ` ${t.bounced}`}
              </span>
              {tools.mayEdit && (
                <Form action={`${base}/${point.id}`} class="tool">
                  {point.verifiedAt === undefined && (
                    <Button variant="quiet" name="do" value="verify" aria-label={labelled(tools.locale, t.verify, shown)}>
                      {t.verify}
                    </Button>
                  )}
                  <Button variant="quiet" name="do" value="remove" aria-label={labelled(tools.locale, t.remove, shown)}>
                    {t.remove}
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {tools.mayEdit && (
        <Form action={base}>
          <Field
            id="reach"
            name="reach"
            label={t.fields.reach}
            value={state?.value('reach')}
            error={state?.error('reach')}
            autocomplete="off"
          />
          <Actions>
            <Button variant="second">{t.add}</Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

function Addresses({ citizen, addresses, refused, tools }: CitizenPageProps) {
  const { t, directory } = tools
  const state = refused?.form === 'address' ? refused.state : undefined
  const base = `${citizenUrl(citizen.id)}/addresses`
  return (
    <section>
      <h2>{t.addresses}</h2>
      {addresses.length === 0 && <p class="muted">{t.noAddress}</p>}
      <ul class="plain-list">
        {addresses.map((address) => {
          const district = directory.districts.find((known) => known.code === address.districtCode)
          const shown = [address.line, address.complement, `${address.postcode} ${address.town}`]
            .filter((part) => part !== undefined)
            .join(', ')
          return (
            <li key={address.id}>
              {shown}
              {district !== undefined && <span class="under">{t.district(district.name)}</span>}
              {tools.mayEdit && (
                <Form action={`${base}/${address.id}/remove`} class="tool">
                  <Button variant="quiet" aria-label={labelled(tools.locale, t.remove, shown)}>
                    {t.remove}
                  </Button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {tools.mayEdit && (
        <Disclosure summary={t.addAddress} open={state !== undefined}>
          <Form action={base}>
            <AddressFields state={state ?? { value: () => undefined, error: () => undefined }} tools={tools} required />
            <Actions>
              <Button variant="second">{t.add}</Button>
            </Actions>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}
