/** What can be done where; `note` limits it (a day, a number of stations). */
export interface SiteService {
  name: string
  at: readonly { siteCode: string; note?: string }[]
}

export const SITE_SERVICES: readonly SiteService[] = [
  {
    name: 'Accueil multi-domaines (demandes simples)',
    at: [
      { siteCode: 'HDV' },
      { siteCode: 'MP1' },
      { siteCode: 'MP2' },
      { siteCode: 'MP3' },
      { siteCode: 'MP4' },
      { siteCode: 'MP5' },
      { siteCode: 'MP6' },
    ],
  },
  {
    name: 'Aide au portail, poste libre-service',
    at: [
      { siteCode: 'HDV' },
      { siteCode: 'MP1' },
      { siteCode: 'MP2' },
      { siteCode: 'MP3' },
      { siteCode: 'MP4' },
      { siteCode: 'MP5' },
      { siteCode: 'MP6' },
    ],
  },
  {
    name: 'Actes d’état civil, élections, recensement',
    at: [
      { siteCode: 'HDV' },
      { siteCode: 'MP1' },
      { siteCode: 'MP2' },
      { siteCode: 'MP3' },
      { siteCode: 'MP4' },
      { siteCode: 'MP5' },
      { siteCode: 'MP6' },
    ],
  },
  {
    name: 'Titres d’identité (rendez-vous)',
    at: [
      { siteCode: 'HDV', note: '4 stations' },
      { siteCode: 'MP1', note: '1' },
      { siteCode: 'MP5', note: '2' },
      { siteCode: 'MP6', note: '1' },
    ],
  },
  {
    name: 'Famille (inscriptions, factures)',
    at: [
      { siteCode: 'HDV' },
      { siteCode: 'MP1' },
      { siteCode: 'MP2', note: 'mer.' },
      { siteCode: 'MP3' },
      { siteCode: 'MP4', note: 'mer.' },
      { siteCode: 'MP5' },
      { siteCode: 'MP6' },
    ],
  },
  { name: 'Encaissement', at: [{ siteCode: 'HDV' }, { siteCode: 'MP5' }, { siteCode: 'MP6' }] },
  { name: 'Accueil personnalisé (rendez-vous complexe)', at: [{ siteCode: 'HDV' }, { siteCode: 'MP5', note: 'social' }] },
  {
    name: 'Permanence sociale',
    at: [{ siteCode: 'MP1', note: 'jeu. matin' }, { siteCode: 'MP5' }, { siteCode: 'MP6', note: 'mar. matin' }],
  },
  { name: 'Clés de salles', at: [{ siteCode: 'MP4' }] },
  {
    name: 'Boucle magnétique, LSF à distance',
    at: [
      { siteCode: 'HDV' },
      { siteCode: 'MP1' },
      { siteCode: 'MP2' },
      { siteCode: 'MP3' },
      { siteCode: 'MP4' },
      { siteCode: 'MP5' },
      { siteCode: 'MP6' },
    ],
  },
]
