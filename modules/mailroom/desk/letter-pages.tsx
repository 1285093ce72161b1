import { type RequestType, inLanguage } from '#modules/catalogue'
import { type FoundCitizen, displayName } from '#modules/citizens'
import { type Locale, formatDate, formatNumber } from '#platform/i18n'
import {
  Actions,
  Breadcrumb,
  Button,
  DataList,
  Field,
  FileUpload,
  Form,
  Notice,
  Pagination,
  RadioGroup,
  SearchBox,
  Select,
  StatusTag,
  type StatusTone,
  Table,
  Tabs,
} from '#platform/ui'
import type { LetterSender } from '../letter-sender.ts'
import type { Letter, LetterState } from '../letter.ts'
import type { LetterPage } from '../letters-store.ts'
import { messagesFor } from '../messages/index.ts'

export const LETTERS_PATH = '/desk/letters'

const TONES: Record<LetterState, StatusTone> = { captured: 'us', read: 'soon', doubtful: 'late', unreadable: 'late', checked: 'done' }

interface ListProps {
  found: LetterPage
  shown: 'open' | 'checked'
  query: string
  today: string
  mayCapture: boolean
  problem: string | undefined
  locale: Locale
}

/** Letters by state, with a search in their words and the form that takes new scans in. */
export function LetterList({ found, shown, query, today, mayCapture, problem, locale }: ListProps) {
  const t = messagesFor(locale)
  return (
    <div class="column stack">
      <h1>{t.title}</h1>
      {problem !== undefined && (
        <Notice tone="danger" announce>
          {problem}
        </Notice>
      )}
      {mayCapture && (
        <Form action={LETTERS_PATH} files>
          <FileUpload
            id="letters"
            name="letters"
            label={t.upload}
            hint={t.uploadHint}
            accept="application/pdf,image/tiff,image/jpeg,image/png"
            multiple
            required
          />
          <Field id="receivedOn" name="receivedOn" type="date" label={t.receivedOn} hint={t.receivedHint} value={today} required />
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      )}
      <Tabs
        label={t.title}
        tabs={(['open', 'checked'] as const).map((part) => ({
          href: `${LETTERS_PATH}?shown=${part}`,
          text: t.filters[part],
          current: part === shown,
        }))}
      />
      <SearchBox action={LETTERS_PATH} id="letter-search" value={query} label={t.searchLabel} />
      <Table
        caption={t.title}
        captionHidden
        rows={found.rows}
        rowKey={(letter) => letter.id}
        empty={t.empty}
        columns={[
          {
            key: 'letter',
            title: t.columns.letter,
            header: true,
            cell: (letter) => (
              <a href={`${LETTERS_PATH}/${letter.id}`} data-row>
                {letter.fields.subject ?? letter.originalName}
              </a>
            ),
          },
          {
            key: 'state',
            title: t.columns.state,
            cell: (letter) => <StatusTag tone={TONES[letter.state]}>{t.states[letter.state]}</StatusTag>,
          },
          { key: 'received', title: t.columns.received, cell: (letter) => formatDate(locale, letter.receivedOn, 'medium') },
          {
            key: 'confidence',
            title: t.columns.confidence,
            cell: (letter) => (letter.confidence === undefined ? '' : formatNumber(locale, letter.confidence / 100, { style: 'percent' })),
          },
        ]}
      />
      <Pagination next={found.next === undefined ? undefined : `${LETTERS_PATH}?shown=${shown}&after=${found.next}`} />
    </div>
  )
}

interface PageProps {
  letter: Letter
  reference: string | undefined
  types: readonly RequestType[]
  typeCode: string | undefined
  subject: string
  /** Who wrote, as read from the letter or as just sent. */
  sender: LetterSender
  /** Files that bear the name read, to choose from. */
  people: readonly FoundCitizen[]
  /** The request has its requester already. */
  senderKnown: boolean
  mayCheck: boolean
  /** Why the scan is not simply opened. */
  caution: string | undefined
  problem: string | undefined
  problemField: string | undefined
  locale: Locale
}

/** One letter: the picture beside what was read of it, and the confirmation. */
export function LetterView(props: PageProps) {
  const { letter, locale } = props
  const t = messagesFor(locale)
  const problems: Record<string, string> = t.problems
  return (
    <div class="column stack">
      <Breadcrumb items={[{ href: LETTERS_PATH, text: t.title }]} />
      <h1>{letter.fields.subject ?? letter.originalName}</h1>
      <DataList
        rows={[
          { term: t.columns.state, value: <StatusTag tone={TONES[letter.state]}>{t.states[letter.state]}</StatusTag> },
          { term: t.columns.received, value: formatDate(locale, letter.receivedOn) },
          ...(props.reference === undefined
            ? []
            : [{ term: t.columns.request, value: <a href={`/desk/requests/${props.reference}`}>{props.reference}</a> }]),
        ]}
      />
      {props.problem !== undefined && (
        <Notice tone="danger" announce>
          {props.problem}
        </Notice>
      )}
      {letter.problem !== undefined && <Notice tone="warning">{problems[letter.problem] ?? letter.problem}</Notice>}
      <div class="letter">
        <figure>
          <figcaption>{t.preview}</figcaption>
          {letter.previewId !== undefined && <img src={`${LETTERS_PATH}/${letter.id}/preview`} alt={t.preview} loading="lazy" />}
          <p>
            <a href={`${LETTERS_PATH}/${letter.id}/original`} data-turbo="false">
              {t.original}
            </a>
            {props.caution !== undefined && <> · {props.caution}</>}
          </p>
        </figure>
        <div>
          <Suggestions letter={letter} locale={locale} />
          {props.mayCheck && letter.state !== 'checked' && <CheckForm {...props} />}
          <h2>{t.text}</h2>
          {letter.text === '' ? <p>{t.noText}</p> : <p class="message-text">{letter.text}</p>}
        </div>
      </div>
    </div>
  )
}

function Suggestions({ letter, locale }: { letter: Letter; locale: Locale }) {
  const t = messagesFor(locale)
  const { sender, email, phone, letterDate, reference } = letter.fields
  const rows = [
    { term: t.sender, value: sender },
    { term: t.letterDate, value: letterDate === undefined ? undefined : formatDate(locale, Temporal.PlainDate.from(letterDate)) },
    { term: t.email, value: email },
    { term: t.phone, value: phone },
    { term: t.ourReference, value: reference === undefined ? undefined : <a href={`/desk/requests/${reference}`}>{reference}</a> },
  ].filter((row) => row.value !== undefined)
  if (rows.length === 0) return null
  return (
    <>
      <h2>{t.suggestions}</h2>
      <DataList rows={rows} />
    </>
  )
}

function CheckForm(props: PageProps) {
  const { letter, types, typeCode, subject, locale } = props
  const t = messagesFor(locale)
  return (
    <Form action={`${LETTERS_PATH}/${letter.id}`} hidden={{ version: String(letter.version) }}>
      <Field id="subject" name="subject" label={t.subject} value={subject} required />
      <Select
        id="typeCode"
        name="typeCode"
        label={t.type}
        value={typeCode}
        options={types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) }))}
      />
      {!props.senderKnown && <SenderFields {...props} />}
      <Actions>
        <Button>{t.check}</Button>
      </Actions>
    </Form>
  )
}

/** Who wrote: one of the files with that name, or a new one. Without a name, nobody can be told what became of the letter. */
function SenderFields({ sender, people, problem, problemField, locale }: PageProps) {
  const t = messagesFor(locale)
  const field = (name: keyof LetterSender) => ({
    id: name,
    name,
    value: sender[name] ?? '',
    error: problemField === name ? problem : undefined,
  })
  return (
    <fieldset class="fieldset">
      <legend>{t.sender}</legend>
      <p class="hint">{t.senderHint}</p>
      {people.length > 0 && (
        <RadioGroup
          id="citizenId"
          name="citizenId"
          label={t.knownPerson}
          value={sender.citizenId ?? ''}
          choices={[
            ...people.map(({ citizen, address }) => ({
              value: citizen.id,
              text: [displayName(citizen), address === undefined ? '' : `${address.line}, ${address.town}`].filter(Boolean).join(' · '),
            })),
            { value: '', text: t.newPerson },
          ]}
        />
      )}
      <Field {...field('givenNames')} label={t.givenNames} autocomplete="off" />
      <Field {...field('familyName')} label={t.familyName} autocomplete="off" />
      <Field {...field('line')} label={t.address} autocomplete="off" />
      <Field {...field('postcode')} label={t.postcode} autocomplete="off" />
      <Field {...field('town')} label={t.town} autocomplete="off" />
      <Field {...field('email')} type="email" label={t.email} autocomplete="off" />
    </fieldset>
  )
}
