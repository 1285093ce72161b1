import { Button } from '../components/button.tsx'
import { Checkbox, CheckboxGroup, RadioGroup } from '../components/choices.tsx'
import { Combobox } from '../components/combobox.tsx'
import { Composer } from '../components/composer.tsx'
import { DateField } from '../components/date-field.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { FileUpload } from '../components/file-upload.tsx'
import { Select } from '../components/select.tsx'
import { TextArea } from '../components/text-area.tsx'
import { type Condition, Specimen } from './specimen.tsx'

/** Fields in their states: empty, filled, wrong, disabled. */
export function FormSpecimens({ suggestUrl }: { suggestUrl: string }) {
  return (
    <>
      <FieldSpecimen />
      <TextAreaSpecimen />
      <DateSpecimen />
      <SelectSpecimen />
      <RadiosSpecimen />
      <CheckboxesSpecimen />
      <ComboboxSpecimen suggestUrl={suggestUrl} />
      <UploadSpecimen />
      <ErrorSummarySpecimen />
      <ComposerSpecimen />
    </>
  )
}

function FieldSpecimen() {
  return <Specimen name="Field" use="Un libellé, une aide si elle sert, l’erreur au champ." draw={(on) => <TextFields on={on} />} />
}

function TextAreaSpecimen() {
  return (
    <Specimen
      name="Text area"
      use="Plusieurs lignes ; rien n’est coupé, le serveur répond."
      draw={(on) => (
        <>
          <TextArea id={on.id('a')} name="a" label="Votre message" hint="Ne donnez pas de numéro de carte." maxLength={2000} rows={3} />
          <TextArea
            id={on.id('b')}
            name="b"
            label="Précisez le lieu"
            error="Écrivez où se trouve le lampadaire."
            value="Devant"
            rows={2}
            required
          />
        </>
      )}
    />
  )
}

function DateSpecimen() {
  return (
    <Specimen
      name="Date"
      use="Une date connue se tape en trois champs."
      draw={(on) => (
        <>
          <DateField
            id={on.id('birth')}
            name="birth"
            label="Date de naissance"
            hint="Par exemple 27 3 1987"
            birth
            value={{ day: '27', month: '3' }}
          />
          <DateField
            id={on.id('since')}
            name="since"
            label="Depuis quand ?"
            error="Donnez une année en quatre chiffres."
            wrong={['year']}
            value={{ day: '3', month: '11', year: '26' }}
          />
        </>
      )}
    />
  )
}

function SelectSpecimen() {
  return <Specimen name="Select" use="Une liste fermée de plus de six choix." draw={(on) => <Lists on={on} />} />
}

function RadiosSpecimen() {
  return <Specimen name="Radios" use="Une réponse parmi quelques-unes." draw={(on) => <Radios on={on} />} />
}

function CheckboxesSpecimen() {
  return <Specimen name="Checkboxes" use="Plusieurs réponses, ou un accord." draw={(on) => <Boxes on={on} />} />
}

function ComboboxSpecimen({ suggestUrl }: { suggestUrl: string }) {
  return (
    <Specimen
      name="Combobox"
      use="Un champ qui propose ; le texte tapé suffit au serveur."
      draw={(on) => (
        <div class="room">
          <Combobox id={on.id('street')} name="street" label="Adresse" url={suggestUrl} valueName="streetId" hint="Tapez « rue »" />
        </div>
      )}
    />
  )
}

function UploadSpecimen() {
  return (
    <Specimen
      name="Upload"
      use="Un champ de fichier ordinaire, dont la liste s’affiche."
      draw={(on) => (
        <>
          <FileUpload
            id={on.id('photo')}
            name="photo"
            label="Une photo du numéro inscrit sur le poteau"
            hint="JPEG, PNG ou PDF, 10 Mo au plus."
            accept="image/*,application/pdf"
            multiple
            maxBytes={10_000_000}
            required={false}
          />
          <FileUpload
            id={on.id('proof')}
            name="proof"
            label="Justificatif de domicile"
            error="Ce fichier est trop lourd : 10 Mo au plus."
          />
        </>
      )}
    />
  )
}

function ErrorSummarySpecimen() {
  return (
    <Specimen
      name="Error summary"
      use="Ce qui est à corriger, chaque ligne mène à son champ."
      draw={(on) => (
        <ErrorSummary
          level={4}
          id={on.id('errors')}
          focus={false}
          errors={[
            { fieldId: 'field', message: 'Donnez une adresse de la forme nom@exemple.fr.' },
            { fieldId: 'text-area', message: 'Écrivez où se trouve le lampadaire.' },
          ]}
        />
      )}
    />
  )
}

function ComposerSpecimen() {
  return (
    <Specimen
      name="Composer"
      use="Là où un agent répond."
      draw={(on) => (
        <Composer
          id={on.id('answer')}
          name="answer"
          label="Réponse à Mme Lefort"
          value="Bonjour Madame Lefort, la pièce est confirmée pour le 1er décembre…"
          footer={
            <>
              <span>brouillon enregistré · SMS, 2 messages</span>
              <Button type="button">Envoyer, annulable 10 s</Button>
            </>
          }
        />
      )}
    />
  )
}

function TextFields({ on }: { on: Condition }) {
  return (
    <>
      <Field id={on.id('name')} name="name" label="Nom de famille" autocomplete="off" width="m" value="Lefort" required />
      <Field
        id={on.id('mail')}
        name="mail"
        label="Adresse électronique"
        type="email"
        hint="Nous y enverrons l’accusé de réception."
        error="Donnez une adresse de la forme nom@exemple.fr."
        value="claire.lefort"
        width="l"
      />
      <Field id={on.id('phone')} name="phone" label="Téléphone" type="tel" prefix="+33" width="s" required={false} />
      <Field id={on.id('rent')} name="rent" label="Montant" type="number" suffix="€" width="s" value="120" />
      <Field id={on.id('ref')} name="ref" label="Numéro de demande" value="26-004512-K" readonly width="s" />
      <Field id={on.id('off')} name="off" label="Indisponible" disabled value="Fermé" width="s" />
    </>
  )
}

function Lists({ on }: { on: Condition }) {
  const options = [
    {
      label: 'Cadre de vie',
      options: [
        { value: 'light', text: 'Éclairage public' },
        { value: 'roads', text: 'Voirie' },
      ],
    },
    { label: 'Famille', options: [{ value: 'canteen', text: 'Restauration scolaire' }] },
  ]
  return (
    <>
      <Select id={on.id('service')} name="service" label="Service" empty="Choisir un service" options={options} value="roads" />
      <Select
        id={on.id('wrong')}
        name="wrong"
        label="Canal"
        empty="Choisir"
        options={[{ value: 'phone', text: 'Téléphone' }]}
        error="Choisissez par où la personne vous a joint."
      />
    </>
  )
}

function Radios({ on }: { on: Condition }) {
  const channels = [
    { value: 'sms', text: 'Par SMS', hint: 'Au 06 39 98 12 34' },
    { value: 'mail', text: 'Par courriel' },
    { value: 'post', text: 'Par lettre', disabled: true },
  ]
  return (
    <>
      <RadioGroup id={on.id('lines')} name={on.id('lines')} label="Comment vous prévenir ?" choices={channels} value="sms" />
      <RadioGroup
        id={on.id('inline')}
        name={on.id('inline')}
        label="Est-ce dangereux ?"
        layout="inline"
        choices={[
          { value: 'yes', text: 'Oui' },
          { value: 'no', text: 'Non' },
        ]}
        error="Dites si c’est dangereux."
      />
      <RadioGroup
        id={on.id('tiles')}
        name={on.id('tiles')}
        label="Qui demande ?"
        layout="tiles"
        choices={[
          { value: 'me', text: 'Pour moi', hint: 'ou mon foyer' },
          { value: 'other', text: 'Pour quelqu’un', hint: 'avec son accord' },
        ]}
        value="me"
      />
    </>
  )
}

function Boxes({ on }: { on: Condition }) {
  return (
    <>
      <CheckboxGroup
        id={on.id('days')}
        name="days"
        label="Quels jours ?"
        hint="Jusqu’à jeudi, 18 h"
        choices={[
          { value: 'mon', text: 'Lundi' },
          { value: 'tue', text: 'Mardi' },
          { value: 'wed', text: 'Mercredi', disabled: true },
        ]}
        values={['tue']}
      />
      <Checkbox id={on.id('agree')} name="agree" label="J’accepte d’être rappelé" hint="Entre 9 h et 17 h" checked />
      <Checkbox
        id={on.id('honour')}
        name="honour"
        label="Je déclare sur l’honneur que ces réponses sont exactes"
        error="Cochez cette case pour envoyer."
      />
    </>
  )
}
