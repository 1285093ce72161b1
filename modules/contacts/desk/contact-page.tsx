import { type RequestType, inLanguage } from '#modules/catalogue'
import type { Locale } from '#platform/i18n'
import { Button, ErrorSummary, Field, Form, Kbd, Select, TextArea } from '#platform/ui'
import { DEMANDS, IDENTITY_CHECKS } from '../contact.ts'
import { AnswerFrame, QuestionsFrame } from './about-frame.tsx'
import type { ContactTools } from './contact-tools.ts'
import type { FormState } from './form-state.ts'
import { KeyedRadios } from './keyed-radios.tsx'
import type { ContactDeskParts } from './parts.ts'
import { PersonFrame } from './person-beside.tsx'
import { PersonFields } from './person-fields.tsx'
import { SPOKEN_CHANNELS, SUMMARY_LENGTH, usualChannel } from './read-contact.ts'
import type { Screen } from './read-screen.ts'

export const CONTACT_PATH = '/desk/contact'

export interface ContactPageProps {
  state: FormState
  screen: Screen
  type: RequestType | undefined
  tools: ContactTools
  parts: ContactDeskParts
}

/** The keys, each with Alt: they do not change with the language, fingers remember them. */
const DEMAND_KEYS = { 'new-need': 'N', chasing: 'L', 'not-understood': 'C', 'our-error': 'V', 'wrong-door': 'P' } as const
const RESULT_KEYS = { answered: 'R', register: 'E', follow: 'S', redirect: 'O' } as const

/** One screen for the telephone and the counter: the contact on the left, the person and the answer on the right. */
export function ContactPage(props: ContactPageProps) {
  const { state, screen, type, tools } = props
  const { t, words } = tools
  return (
    <div class="contact-screen" data-island="contact" data-path={CONTACT_PATH} data-words={JSON.stringify({ suggested: t.suggested })}>
      <ErrorSummary errors={state.summary} />
      <h1>{t.title}</h1>
      <p class="hint">{t.lead}</p>
      {/* "advance": a page made anew for each contact, not the last one's with its words changed. */}
      <Form
        action={CONTACT_PATH}
        id="contact"
        data-turbo-action="advance"
        hidden={{ startedAt: state.text('startedAt') ?? tools.at.toString() }}
      >
        <div class="contact-columns">
          <div>
            {/* Enter in a field presses the first button of a form: the commonest act. */}
            <button type="submit" name="do" value="answered" class="visually-hidden" tabIndex={-1} aria-hidden="true" />
            <PersonFields state={state} screen={screen} tools={tools} />
            <div class="field-row">
              <KeyedRadios
                id="channel"
                name="channel"
                label={t.channel}
                keyText={t.key}
                value={state.text('channel') ?? usualChannel(tools)}
                choices={SPOKEN_CHANNELS.map((value) => ({ value, text: words.channels[value] }))}
              />
              <Select
                id="identity"
                name="identity"
                label={t.person.identity}
                value={state.text('identity') ?? 'none'}
                options={IDENTITY_CHECKS.map((value) => ({ value, text: words.identityChecks[value] }))}
              />
            </div>
            <TextArea
              id="summary"
              name="summary"
              label={t.summary}
              hint={t.summaryHint}
              rows={3}
              maxLength={SUMMARY_LENGTH}
              value={state.text('summary')}
              error={state.error('summary')}
            />
            <TypeChoice {...props} />
            <KeyedRadios
              id="demand"
              name="demand"
              label={t.demand}
              keyText={t.key}
              value={state.text('demand') ?? 'new-need'}
              choices={DEMANDS.map((value) => ({ value, text: words.demands[value], letter: DEMAND_KEYS[value] }))}
            />
            <RedirectField {...props} />
            {tools.may.register && <RequestFields {...props} />}
            <Results tools={tools} />
          </div>
          <aside class="contact-beside" aria-label={t.beside.title}>
            <p class="muted nothing-beside">{t.beside.empty}</p>
            <PersonFrame person={screen.person} followed={state.text('followed')} tools={tools} />
            <AnswerFrame type={type} answer={screen.answer} tools={tools} />
          </aside>
        </div>
      </Form>
    </div>
  )
}

/** The subject: suggested from the words as they are typed, or taken from the list. */
function TypeChoice({ state, screen, type, tools }: ContactPageProps) {
  const { t, catalogue, locale } = tools
  const suggested = screen.suggestions
  const [first] = suggested ?? []
  return (
    <>
      <div class="with-button">
        <Select
          id="type"
          name="type"
          label={t.type}
          empty={t.typeEmpty}
          value={type?.code ?? first?.code}
          options={typeGroups(tools, locale)}
          error={state.error('type')}
        />
        <Button variant="second" name="do" value="suggest" class="without-script">
          {t.suggest}
        </Button>
      </div>
      <div class="suggested" data-suggested role="group" aria-label={t.suggested} />
      {suggested !== undefined && (
        <p role="status">
          {suggested.length === 0
            ? t.nothingSuggested
            : suggested
                .map(
                  (item) =>
                    `${inLanguage(catalogue.byCode.get(item.code)?.definition.title ?? { fr: item.code }, locale)} (${t.suggestedBy(item.words.join(', '))})`,
                )
                .join(' · ')}
        </p>
      )}
    </>
  )
}

function typeGroups({ catalogue, directory }: ContactTools, locale: Locale) {
  const bySector = Map.groupBy(
    catalogue.types.filter((type) => type.active),
    (type) => type.definition.sectorCode,
  )
  return [...bySector].map(([sector, types]) => ({
    label: directory.sectors.get(sector)?.name ?? sector,
    options: types.map((type) => ({ value: type.code, text: inLanguage(type.definition.title, locale) })),
  }))
}

function RedirectField({ state, type, tools: { t, directory } }: ContactPageProps) {
  const elsewhere = directory.competences.filter((known) => known.act !== 'handled')
  if (elsewhere.length === 0) return null
  const likely = type === undefined ? undefined : elsewhere.find((known) => known.typeCodes.includes(type.code))?.code
  return (
    <Select
      id="competence"
      name="competence"
      label={t.redirect}
      empty={t.redirectEmpty}
      value={state.text('competence') ?? likely}
      error={state.error('competence')}
      options={elsewhere.map((known) => ({
        value: known.code,
        text: [known.subject, directory.partners.find((partner) => partner.code === known.partnerCode)?.name]
          .filter((part) => part !== undefined)
          .join(' → '),
      }))}
    />
  )
}

function RequestFields({ state, type, tools, parts }: ContactPageProps) {
  const { t, locale } = tools
  const field = (name: string) => ({ id: name, name, value: state.text(name), error: state.error(name) })
  return (
    <fieldset class="fieldset request-fields">
      <legend>
        <h2>{t.request.legend}</h2>
      </legend>
      <div class="field-row">
        <Field {...field('place')} label={t.request.place} hint={t.request.placeHint} autocomplete="off" />
        <Select
          {...field('urgency')}
          label={t.request.urgency}
          value={state.text('urgency') ?? 'normal'}
          options={parts.urgencies.map((urgency) => ({ value: urgency, text: parts.urgencyText(urgency, locale) }))}
        />
      </div>
      <Field {...field('subject')} label={t.request.subject} hint={t.request.subjectHint} autocomplete="off" />
      <QuestionsFrame type={type} state={state} tools={tools} />
    </fieldset>
  )
}

function Results({ tools: { t, may } }: { tools: ContactTools }) {
  const doings = (['answered', 'register', 'follow', 'redirect'] as const).filter((each) =>
    each === 'register' ? may.register : each === 'follow' ? may.search : true,
  )
  return (
    <div class="actions results" role="group" aria-label={t.send}>
      {doings.map((each) => (
        <Button
          key={each}
          variant={each === 'answered' ? 'main' : 'second'}
          name="do"
          value={each}
          accessKey={RESULT_KEYS[each].toLowerCase()}
          title={t.key(RESULT_KEYS[each])}
        >
          {t.results[each]} <Kbd aria-hidden="true">{t.key(RESULT_KEYS[each])}</Kbd>
        </Button>
      ))}
    </div>
  )
}
