import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { VNode } from 'preact'
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  ErrorSummary,
  Field,
  FileUpload,
  Form,
  NO_ASSETS,
  RadioGroup,
  Select,
  TextArea,
  type Ui,
  renderFragment,
} from './index.ts'

const UI: Ui = { locale: 'fr', nonce: undefined, assets: NO_ASSETS, demo: false, csrf: 'token-1' }

function html(part: VNode): string {
  return renderFragment(part, UI)
}

/** The attributes of the first tag of a kind. */
function tag(text: string, name: string): string {
  return new RegExp(`<${name}[^>]*>`).exec(text)?.[0] ?? ''
}

test('a field is described by its hint and by its error, and says that it is wrong', () => {
  const text = html(<Field id="mail" name="mail" label="Adresse" hint="Pour l’accusé" error="Donnez une adresse." />)
  assert.match(text, /<label for="mail">Adresse<\/label>/)
  assert.match(tag(text, 'input'), /aria-invalid="true"/)
  assert.match(tag(text, 'input'), /aria-describedby="mail-hint mail-error"/)
  assert.match(text, /id="mail-hint"/)
  assert.match(text, /id="mail-error"/)
})

test('a field without hint nor error points at nothing', () => {
  const input = tag(html(<Field id="name" name="name" label="Nom" />), 'input')
  assert.doesNotMatch(input, /aria-describedby|aria-invalid/)
})

test('a field that may stay empty says so, one that must be filled says so to assistive tools only', () => {
  assert.match(html(<Field id="a" name="a" label="Nom" required={false} />), /\(facultatif\)/)
  const needed = html(<Field id="a" name="a" label="Nom" required />)
  assert.match(tag(needed, 'input'), /aria-required="true"/)
  assert.doesNotMatch(needed, / required[ =>]/)
})

test('a number is typed in a text field with a digit keyboard, so that nothing typed is lost', () => {
  const input = tag(html(<Field id="a" name="a" label="Montant" type="number" value="12,50" />), 'input')
  assert.match(input, /type="text"/)
  assert.match(input, /inputmode="numeric"/)
  assert.match(input, /value="12,50"/)
})

test('what a citizen wrote comes back as text, never as markup', () => {
  assert.match(html(<Field id="a" name="a" label="x" value={'"><script>'} />), /value="&quot;>?(&gt;)?&lt;script/)
  assert.match(html(<TextArea id="a" name="a" label="x" value="</textarea><b>" />), /&lt;\/textarea>?(&gt;)?&lt;b/)
})

test('a text that begins with an empty line keeps it', () => {
  assert.match(html(<TextArea id="a" name="a" label="x" value={'\nBonjour'} />), /<textarea[^>]*>\n\nBonjour/)
})

test('a limited text tells its limit and is described by it', () => {
  const text = html(<TextArea id="m" name="m" label="Message" maxLength={200} />)
  assert.match(tag(text, 'textarea'), /aria-describedby="m-counter"/)
  assert.match(text, /200 caractères au plus/)
  assert.doesNotMatch(tag(text, 'textarea'), /maxlength/)
})

test('a date is a group of three named fields, and the error marks only the part that is wrong', () => {
  const text = html(
    <DateField
      id="born"
      name="born"
      label="Date de naissance"
      error="Donnez l’année."
      wrong={['year']}
      value={{ day: '3', month: '4', year: '87' }}
    />,
  )
  assert.match(text, /<legend>Date de naissance<\/legend>/)
  const inputs = text.match(/<input[^>]*>/g) ?? []
  assert.deepEqual(
    inputs.map((input) => /name="(\w+)"/.exec(input)?.[1]),
    ['bornDay', 'bornMonth', 'bornYear'],
  )
  assert.match(inputs[0] ?? '', /id="born"/)
  assert.deepEqual(
    inputs.map((input) => input.includes('aria-invalid')),
    [false, false, true],
  )
})

test('radios are a named group whose first answer the error summary can lead to', () => {
  const text = html(
    <RadioGroup
      id="how"
      name="how"
      label="Comment ?"
      error="Choisissez."
      choices={[
        { value: 'sms', text: 'SMS', hint: 'gratuit' },
        { value: 'mail', text: 'Courriel' },
      ]}
      value="mail"
    />,
  )
  assert.match(tag(text, 'fieldset'), /role="radiogroup"/)
  assert.match(tag(text, 'fieldset'), /aria-invalid="true"/)
  assert.match(tag(text, 'fieldset'), /aria-describedby="how-error"/)
  const inputs = text.match(/<input[^>]*>/g) ?? []
  assert.match(inputs[0] ?? '', /id="how"/)
  assert.match(inputs[0] ?? '', /aria-describedby="how-choice-hint"/)
  assert.match(inputs[1] ?? '', /checked/)
})

test('boxes of one question are sent as a list', () => {
  const text = html(<CheckboxGroup id="d" name="days" label="Jours" choices={[{ value: 'mon', text: 'Lundi' }]} values={['mon']} />)
  assert.match(tag(text, 'input'), /name="days\[\]"/)
  assert.match(tag(text, 'input'), /checked/)
})

test('a single box is named as the form reads it', () => {
  assert.match(tag(html(<Checkbox id="a" name="agree" label="J’accepte" />), 'input'), /name="agree" value="on"/)
})

test('a list keeps the choice that was sent', () => {
  const text = html(
    <Select
      id="s"
      name="s"
      label="Service"
      empty="Choisir"
      options={[{ label: 'Ville', options: [{ value: 'roads', text: 'Voirie' }] }]}
      value="roads"
    />,
  )
  assert.match(text, /<option value="roads" selected>|<option selected value="roads">/)
})

test('a file field works without script and offers the camera when asked', () => {
  const input = tag(html(<FileUpload id="p" name="p" label="Photo" accept="image/*" camera />), 'input')
  assert.match(input, /type="file"/)
  assert.match(input, /capture="environment"/)
})

test('a form that writes carries the browser’s token; a search does not put it in the address', () => {
  assert.match(html(<Form action="/x">…</Form>), /<input type="hidden" name="csrf" value="token-1"\/>/)
  assert.doesNotMatch(
    html(
      <Form action="/x" method="get">
        …
      </Form>,
    ),
    /csrf/,
  )
})

test('the error summary leads to each field and is silent when nothing is wrong', () => {
  const text = html(<ErrorSummary errors={[{ fieldId: 'mail', message: 'Donnez une adresse.' }, { message: 'Réessayez.' }]} />)
  assert.match(text, /<a href="#mail">Donnez une adresse\.<\/a>/)
  assert.match(text, /2 réponses sont à corriger/)
  assert.match(tag(text, 'div'), /tabindex="-1"/i)
  assert.equal(html(<ErrorSummary errors={[]} />), '')
})
