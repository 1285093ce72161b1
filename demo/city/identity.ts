/** Who the demonstration city is. Everything is invented; INSEE code, postcodes and number blocks are unused in reality. */
export const CITY = {
  name: 'Ville de Rochambeau-sur-Seine',
  shortName: 'Rochambeau',
  town: 'Rochambeau-sur-Seine',
  inhabitants: { madam: 'Rochambelaise', sir: 'Rochambelais' },
  population: 110_400,
  households: 56_200,
  postalAddress: 'Hôtel de Ville, 1 place du Parvis-Neuf, 76990 Rochambeau-sur-Seine',
  street: '1 place du Parvis-Neuf',
  postcode: '76990',
  /** By bank of the Seine. */
  postcodes: { right: '76990', left: '76991' },
  insee: '76990',
  siren: '217609908',
  siret: '21760990800017',
  email: 'contact@rochambeau.example',
  phone: '02 61 91 10 00',
  /** Agents and services. */
  mailDomain: 'rochambeau.example',
  citizenMailDomain: 'habitants.rochambeau.example',
  metropolis: 'Métropole Seine-Aval',
  timeZone: 'Europe/Paris',
  languages: ['fr', 'en', 'it'],
} as const

/** The moment at which the demonstration stands: a Thursday. A loader may shift by whole weeks, never by days. */
export const ANCHOR = '2026-11-12T09:30:00+01:00[Europe/Paris]'

export const SEED = 20_261_112

/** Public mailboxes of the city, and the service that opens each of them. */
export const MAILBOXES: readonly { address: string; unitCode: string }[] = [
  { address: 'contact@rochambeau.example', unitCode: 'CIU-NUM' },
  { address: 'mairie@rochambeau.example', unitCode: 'CIU-NUM' },
  { address: 'maire@rochambeau.example', unitCode: 'MAI' },
  { address: 'famille@rochambeau.example', unitCode: 'FAM' },
  { address: 'etat-civil@rochambeau.example', unitCode: 'ECV' },
  { address: 'urbanisme@rochambeau.example', unitCode: 'ADS' },
  { address: 'ccas@rochambeau.example', unitCode: 'ASO' },
  { address: 'signaler@rochambeau.example', unitCode: 'IMT' },
  { address: 'salles@rochambeau.example', unitCode: 'SAL' },
  { address: 'dpo@rochambeau.example', unitCode: 'DPO' },
  { address: 'regie@rochambeau.example', unitCode: 'REG' },
]
