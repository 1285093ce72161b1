/** A sector is walled: an agent of another one sees only what the wall lets through. `very-high`: not even that a file exists. */
export interface DemoSector {
  code: string
  name: string
  sensitivity: 'low' | 'normal' | 'high' | 'very-high'
  /** Why the wall is as high as it is. */
  note?: string
}

export const SECTORS: readonly DemoSector[] = [
  { code: 'S-GEN', name: 'Accueil général', sensitivity: 'normal', note: 'not sealed: contact facts only, no documents' },
  { code: 'S-ECV', name: 'État civil et population', sensitivity: 'high', note: 'identity documents, filiation' },
  { code: 'S-FAM', name: 'Famille et enfance', sensitivity: 'high', note: 'health data of children apart (need-to-know)' },
  { code: 'S-SOC', name: 'Social et solidarités', sensitivity: 'very-high', note: 'existence of a file itself hidden from other sectors' },
  { code: 'S-URB', name: 'Urbanisme et habitat', sensitivity: 'normal', note: "owners' names" },
  { code: 'S-ESP', name: 'Voirie, espace public et nature', sensitivity: 'low', note: 'public reports' },
  { code: 'S-PRO', name: 'Propreté', sensitivity: 'low', note: 'public reports' },
  { code: 'S-TRQ', name: 'Police municipale et tranquillité', sensitivity: 'very-high', note: "complainants' identity protected" },
  { code: 'S-SPO', name: 'Sports', sensitivity: 'normal' },
  { code: 'S-CUL', name: 'Culture', sensitivity: 'normal' },
  { code: 'S-ASS', name: 'Vie associative, salles, événements', sensitivity: 'normal' },
  { code: 'S-FIN', name: 'Finances et régies', sensitivity: 'high', note: 'bank details, debts' },
  { code: 'S-CAB', name: 'Élus et cabinet', sensitivity: 'high', note: 'political correspondence' },
]
