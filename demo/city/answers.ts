import { ANSWER_TEXTS } from './answer-texts.ts'
import { french } from './french.ts'

/** A ready answer. Fields stand in double braces; it begins and ends as every answer does (`ANSWER_OPENING`, `ANSWER_CLOSING`). */
export interface DemoAnswer {
  code: string
  /** Absent: fits every type. */
  typeCode?: string
  title: string
  text: string
}

export const ANSWER_OPENING = 'Bonjour {{civilite_nom}},'
/** L111-2 CRPA: who answers says so. */
export const ANSWER_CLOSING = '{{prenom_agent}} {{nom_agent}}\n{{service}}\n{{telephone}}'

export const ANSWERS: readonly DemoAnswer[] = ANSWER_TEXTS.map((answer) => ({ ...answer, text: french(answer.text) }))

/** Every field that an answer may hold. */
export const MERGE_FIELDS: readonly string[] = [
  'acces',
  'action',
  'adresse',
  'adresse_ecole',
  'ancien',
  'autre_centre',
  'bloc_silence',
  'bureau',
  'caution',
  'centre',
  'civilite_nom',
  'commune',
  'contact_mediateur',
  'd1',
  'd2',
  'date',
  'date1',
  'date2',
  'date_limite',
  'date_permanence',
  'date_promise',
  'date_rdv',
  'date_reception',
  'date_service',
  'dates',
  'delais',
  'ecole',
  'effet_delai',
  'effet_prix',
  'explication',
  'faits',
  'fin',
  'h1',
  'h2',
  'heure',
  'jour',
  'lien',
  'lieu',
  'liste',
  'liste_pieces',
  'maire',
  'mois',
  'montant',
  'motif',
  'motif_droit',
  'motif_fait',
  'n',
  'nature_acte',
  'nom_agent',
  'nombre',
  'nouveau',
  'nouvelle_date',
  'numero',
  'numero_unique',
  'organisme',
  'p15',
  'p30',
  'p50',
  'points',
  'prenom_agent',
  'prenom_enfant',
  'prochaine',
  'qf',
  'raison',
  'rang',
  'ref_metropole',
  'reference',
  'reformulation',
  'reponse',
  'salle',
  'service',
  'seuil',
  'site',
  'tel',
  'telephone',
  'titre',
  'typologie',
  'voies_recours',
]
