/** A body to which requests are passed on, and how it hears of them. */
export interface DemoPartner {
  code: string
  name: string
  kind: 'metropolis' | 'department' | 'region' | 'state' | 'landlord' | 'private'
  email?: string
  phone?: string
  route: 'api' | 'email' | 'post' | 'none'
  /** Hours in which it acknowledges; absent: it does not. */
  acknowledgesWithinHours?: number
}

export const PARTNERS: readonly DemoPartner[] = [
  {
    code: 'METROPOLE',
    name: 'Métropole Seine-Aval',
    kind: 'metropolis',
    email: 'accueil@seine-aval.example',
    phone: '02 61 91 80 00',
    route: 'api',
    acknowledgesWithinHours: 24,
  },
  {
    code: 'DEPARTEMENT',
    name: 'Département de l’Estuaire',
    kind: 'department',
    email: 'contact@estuaire.example',
    route: 'email',
    acknowledgesWithinHours: 240,
  },
  { code: 'REGION', name: 'Région', kind: 'region', email: 'contact@region-estuaire.example', route: 'email' },
  { code: 'PREFECTURE', name: 'Préfecture de l’Estuaire', kind: 'state', route: 'post' },
  {
    code: 'EDUCATION',
    name: 'Inspection de l’Éducation nationale',
    kind: 'state',
    email: 'inspection@education-estuaire.example',
    route: 'email',
  },
  { code: 'CAF', name: 'Caisse d’allocations familiales de l’Estuaire', kind: 'state', route: 'none' },
  { code: 'ETAT', name: 'Services en ligne de l’État', kind: 'state', route: 'none' },
  { code: 'POLICE', name: 'Police nationale, commissariat de Rochambeau', kind: 'state', route: 'none' },
  { code: 'HABITAT', name: 'Habitat Seine-Aval', kind: 'landlord', email: 'locataires@habitat-seine-aval.example', route: 'email' },
  { code: 'FOYER', name: 'Foyer de l’Estuaire', kind: 'landlord', email: 'contact@foyer-estuaire.example', route: 'email' },
  { code: 'CONCILIATEUR', name: 'Conciliateur de justice', kind: 'private', route: 'none' },
  { code: 'OPERATEUR', name: 'Opérateurs de téléphone et de fibre', kind: 'private', route: 'none' },
]
