import type { Archetype, CATALOGUE_CHANNELS, FieldKind, LEVELS, LIFE_MOMENTS, RequestTypeDefinition } from '#modules/catalogue'
import type { Period, RemedyRoad, SilenceEffect } from '#modules/deadlines'

/** One text in French, English, Italian. */
export type Text3 = readonly [fr: string, en: string, it: string]

export interface FieldSource {
  name: string
  kind: FieldKind
  required?: true
  label: Text3
  choices?: Readonly<Record<string, Text3>>
}

export interface LawSource {
  /** The service target, in working days after complete receipt. */
  targetDays: number
  silence: SilenceEffect
  period?: Period
  basis: string
  note: string
  /** A: text read; B: well known; C: to be confirmed by the city's legal service. */
  confidence?: 'A' | 'B' | 'C'
  competence?: 'referred'
  remedy?: RemedyRoad
  missingItemsWindow?: Period
}

/** A request type as the city's table says it; `describeType` makes the catalogue's definition of it. */
export interface TypeSource {
  code: string
  /** Percent of the requests of a year. */
  share: number
  title: Text3
  description: Text3
  sectorCode: string
  unitCode: string
  level: (typeof LEVELS)[number]
  archetype: Archetype
  channels: readonly (typeof CATALOGUE_CHANNELS)[number][]
  audience: RequestTypeDefinition['audience']
  anonymous?: true
  lifeMoment: (typeof LIFE_MOMENTS)[number]
  law: LawSource
  partnerCode?: string
  /** The least that the law allows to ask for. */
  documents: readonly Text3[]
  /** Absent: free of charge. */
  fee?: Text3
  /** Absent: the service target in words. */
  delay?: Text3
  fields: readonly FieldSource[]
  /** Eight words of citizens; misspellings are wanted. */
  keywords: readonly string[]
  /** What people type when they search. */
  synonyms: readonly string[]
}
