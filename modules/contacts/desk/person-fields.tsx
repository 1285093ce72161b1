import { type FoundCitizen, displayName } from '#modules/citizens'
import { Button, Combobox, Disclosure, Field, RadioGroup } from '#platform/ui'
import type { ContactTools } from './contact-tools.ts'
import type { FormState } from './form-state.ts'
import type { Screen } from './read-screen.ts'

/** Who: a file by name, telephone or e-mail; the name as it is said; or a new file, with those alike shown first. */
export function PersonFields({ state, screen, tools }: { state: FormState; screen: Screen; tools: ContactTools }) {
  const { t, may } = tools
  const chosen = screen.person?.found.citizen
  const base = {
    id: 'who',
    name: 'who',
    label: t.person.who,
    error: state.error('who'),
    value: state.text('who') ?? (chosen === undefined ? undefined : displayName(chosen)),
  }
  if (!may.search) return <Field {...base} hint={t.person.whoHintPlain} autocomplete="off" />
  return (
    <>
      <div class="with-button">
        <Combobox {...base} hint={t.person.whoHint} url="/desk/citizens/suggestions" valueName="citizenId" chosen={chosen?.id} />
        <Button variant="second" name="do" value="find" class="without-script">
          {t.person.find}
        </Button>
      </div>
      {screen.people !== undefined && <Found people={screen.people} state={state} tools={tools} />}
      {may.makeFile && chosen === undefined && <NewPerson state={state} screen={screen} tools={tools} />}
    </>
  )
}

function Found({ people, state, tools: { t } }: { people: readonly FoundCitizen[]; state: FormState; tools: ContactTools }) {
  if (people.length === 0) return <p role="status">{t.person.nobody}</p>
  return (
    <RadioGroup
      id="pick"
      name="pick"
      label={t.person.found}
      value={state.text('pick')}
      choices={[...people.map(personChoice), { value: 'none', text: t.person.keepName }]}
    />
  )
}

function NewPerson({ state, screen, tools: { t } }: { state: FormState; screen: Screen; tools: ContactTools }) {
  const p = t.person
  const field = (name: string, label: string) => ({
    id: name,
    name,
    label,
    value: state.text(name),
    error: state.error(name),
    autocomplete: 'off',
  })
  const isOpen = NEW_FIELDS.some((name) => state.text(name) !== undefined)
  return (
    <Disclosure summary={p.newPerson} open={isOpen} id="new-person">
      <p class="hint">{p.newPersonHint}</p>
      {screen.duplicates.length > 0 && (
        <RadioGroup
          id="pick"
          name="pick"
          label={p.likely}
          value={state.text('pick')}
          error={state.error('pick')}
          choices={[...screen.duplicates.map(personChoice), { value: 'new', text: p.none }]}
        />
      )}
      <div class="field-row">
        <Field {...field('newFamilyName', p.familyName)} />
        <Field {...field('newGivenNames', p.givenNames)} />
      </div>
      <Field {...field('newOrganisation', p.organisation)} />
      <div class="field-row">
        <Field {...field('newPhone', p.phone)} type="tel" />
        <Field {...field('newEmail', p.email)} type="email" />
      </div>
      <div class="field-row">
        <Field {...field('newLine', p.line)} />
        <Field {...field('newPostcode', p.postcode)} width="s" />
        <Field {...field('newTown', p.town)} />
      </div>
    </Disclosure>
  )
}

const NEW_FIELDS = ['newFamilyName', 'newGivenNames', 'newOrganisation', 'newPhone', 'newEmail', 'newLine', 'newPostcode', 'newTown']

/** What tells two homonyms apart. */
function personChoice({ citizen, contactPoints, address }: FoundCitizen) {
  return {
    value: citizen.id,
    text: displayName(citizen),
    hint: [
      citizen.birthDate,
      address === undefined ? undefined : `${address.line}, ${address.town}`,
      ...contactPoints.map((point) => point.value),
    ]
      .filter((part) => part !== undefined)
      .join(' · '),
  }
}
