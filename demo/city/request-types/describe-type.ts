import type { FormField, Localised, RequestTypeDefinition } from '#modules/catalogue'
import { french } from '../french.ts'
import type { FieldSource, Text3, TypeSource } from './type-source.ts'

/** A request type ready for the catalogue, with what only the demonstration needs beside its definition. */
export interface DemoRequestType {
  code: string
  position: number
  /** Percent of the requests of a year. */
  share: number
  confidence: 'A' | 'B' | 'C' | undefined
  definition: RequestTypeDefinition
}

const FREE: Text3 = ['Gratuit', 'Free', 'Gratuito']

export function describeType(source: TypeSource, index: number): DemoRequestType {
  return {
    code: source.code,
    position: (index + 1) * 10,
    share: source.share,
    confidence: source.law.confidence,
    definition: {
      title: localise(source.title),
      description: localise(source.description),
      sectorCode: source.sectorCode,
      unitCode: source.unitCode,
      level: source.level,
      archetype: source.archetype,
      channels: [...source.channels],
      audience: [...source.audience],
      anonymous: source.anonymous === true,
      lifeMoment: source.lifeMoment,
      regime: regimeOf(source),
      legalNote: french(source.law.note),
      ...(source.partnerCode === undefined ? {} : { partnerCode: source.partnerCode }),
      requiredDocuments: source.documents.map(localise),
      fee: localise(source.fee ?? FREE),
      delay: localise(source.delay ?? delayOf(source.law.targetDays)),
      fields: source.fields.map(fieldOf),
      keywords: [...source.keywords],
      synonyms: [...source.synonyms],
    },
  }
}

function regimeOf({ law }: TypeSource): RequestTypeDefinition['regime'] {
  return {
    serviceTargetWorkingDays: law.targetDays,
    silence: law.silence,
    ...(law.period === undefined ? {} : { statutoryPeriod: law.period }),
    acknowledgement: law.silence === 'none' && law.period === undefined ? 'courtesy' : 'statutory',
    ...(law.competence === undefined ? {} : { competence: law.competence }),
    legalBasis: law.basis,
    ...(law.remedy === undefined ? {} : { remedy: law.remedy }),
    ...(law.missingItemsWindow === undefined ? {} : { missingItemsWindow: law.missingItemsWindow }),
  }
}

function fieldOf(source: FieldSource): FormField {
  const { name, kind, label, choices } = source
  return {
    name,
    kind,
    label: localise(label),
    required: source.required === true,
    ...(choices === undefined ? {} : { choices: Object.entries(choices).map(([value, text]) => ({ value, label: localise(text) })) }),
  }
}

function delayOf(days: number): Text3 {
  if (days === 1) return ['En général le jour ouvré suivant', 'Usually the next working day', 'Di solito il giorno lavorativo seguente']
  return [`En général ${days} jours ouvrés`, `Usually ${days} working days`, `Di solito ${days} giorni lavorativi`]
}

function localise([fr, en, it]: Text3): Localised {
  return { fr: french(fr), en, it }
}
