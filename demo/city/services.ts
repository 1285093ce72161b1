import { CITY } from './identity.ts'

export interface DemoService {
  code: string
  name: string
  directorateCode: string
  sectorCode: string
  email: string
  phone: string
  /** The director where the service has no manager of its own. */
  managerCode: string
}

/** Code, name, directorate, sector, mailbox, last four digits of the telephone, manager. */
const ROWS = [
  ['CIU-TEL', 'Centre d’information usagers : téléphone', 'DRU', 'S-GEN', 'contact', '10 00', 'A14'],
  ['CIU-COU', 'Centre d’information usagers : courrier et numérisation', 'DRU', 'S-GEN', 'courrier', '10 02', 'A15'],
  ['CIU-NUM', 'Centre d’information usagers : portail et messages', 'DRU', 'S-GEN', 'portail', '10 03', 'A14'],
  ['ACC', 'Accueils et mairies de proximité', 'DRU', 'S-GEN', 'accueil', '10 04', 'A16'],
  ['ECV', 'État civil', 'DRU', 'S-ECV', 'etat-civil', '10 10', 'A17'],
  ['TIT', 'Titres d’identité', 'DRU', 'S-ECV', 'titres', '10 12', 'A17'],
  ['ELE', 'Élections et recensement', 'DRU', 'S-ECV', 'elections', '10 14', 'A17'],
  ['CIM', 'Cimetières', 'DRU', 'S-ECV', 'cimetieres', '10 16', 'A18'],
  ['FAM', 'Guichet famille et facturation', 'DTE', 'S-FAM', 'famille', '11 00', 'A19'],
  ['SCO', 'Vie scolaire et inscriptions', 'DTE', 'S-FAM', 'scolaire', '11 10', 'A20'],
  ['RES', 'Restauration scolaire', 'DTE', 'S-FAM', 'restauration', '11 20', 'A03'],
  ['PER', 'Périscolaire et centres de loisirs', 'DTE', 'S-FAM', 'periscolaire', '11 30', 'A21'],
  ['PET', 'Petite enfance', 'DTE', 'S-FAM', 'petite-enfance', '11 40', 'A22'],
  ['ASO', 'Accueil et aide sociale', 'DSO', 'S-SOC', 'ccas', '12 00', 'A23'],
  ['SEN', 'Seniors, autonomie et handicap', 'DSO', 'S-SOC', 'seniors', '12 10', 'A24'],
  ['LOG', 'Logement', 'DSO', 'S-SOC', 'logement', '12 20', 'A23'],
  ['SAN', 'Santé publique et hygiène', 'DSO', 'S-SOC', 'hygiene', '12 30', 'A25'],
  ['ADS', 'Autorisations d’urbanisme', 'DUH', 'S-URB', 'urbanisme', '13 00', 'A26'],
  ['FON', 'Foncier', 'DUH', 'S-URB', 'foncier', '13 10', 'A05'],
  ['PUB', 'Publicité et enseignes', 'DUH', 'S-URB', 'enseignes', '13 20', 'A26'],
  ['ODP', 'Occupation du domaine public', 'DEP', 'S-ESP', 'domaine-public', '14 00', 'A27'],
  ['NAT', 'Parcs, jardins et nature en ville', 'DEP', 'S-ESP', 'nature', '14 10', 'A28'],
  ['IMT', 'Mobilier urbain et relais Métropole', 'DEP', 'S-ESP', 'relais-metropole', '14 20', 'A27'],
  ['PRO', 'Propreté des rues', 'DPU', 'S-PRO', 'proprete', '15 00', 'A29'],
  ['GRA', 'Graffitis et dépôts sauvages', 'DPU', 'S-PRO', 'graffitis', '15 10', 'A29'],
  ['PMU', 'Police municipale', 'DTQ', 'S-TRQ', 'police.municipale', '16 00', 'A30'],
  ['STA', 'Stationnement', 'DTQ', 'S-TRQ', 'stationnement', '16 10', 'A31'],
  ['TRA', 'Médiation et nuisances', 'DTQ', 'S-TRQ', 'tranquillite', '16 20', 'A30'],
  ['RGL', 'Réglementation et commerce', 'DTQ', 'S-TRQ', 'reglementation', '16 30', 'A31'],
  ['EQS', 'Équipements sportifs', 'DSP', 'S-SPO', 'equipements.sportifs', '17 00', 'A09'],
  ['EMS', 'École municipale des sports et piscines', 'DSP', 'S-SPO', 'ems', '17 10', 'A09'],
  ['BIB', 'Bibliothèques', 'DCU', 'S-CUL', 'bibliotheques', '17 20', 'A10'],
  ['CON', 'Conservatoire', 'DCU', 'S-CUL', 'conservatoire', '17 30', 'A10'],
  ['MUS', 'Musée et patrimoine', 'DCU', 'S-CUL', 'musee', '17 40', 'A10'],
  ['ASC', 'Vie associative et subventions', 'DVA', 'S-ASS', 'associations', '18 00', 'A32'],
  ['SAL', 'Salles municipales', 'DVA', 'S-ASS', 'salles', '18 10', 'A32'],
  ['EVE', 'Événements et manifestations', 'DVA', 'S-ASS', 'evenements', '18 20', 'A11'],
  ['REG', 'Régie centrale', 'DFR', 'S-FIN', 'regie', '18 30', 'A33'],
  ['CPT', 'Comptabilité et recouvrement', 'DFR', 'S-FIN', 'comptabilite', '18 40', 'A12'],
  ['MAI', 'Courrier du maire', 'CAB', 'S-CAB', 'maire', '19 00', 'A13'],
  ['ELU', 'Secrétariat des élus', 'CAB', 'S-CAB', 'elus', '19 10', 'A13'],
  ['MDT', 'Médiateur municipal', 'DGS', 'S-GEN', 'mediateur', '19 20', 'A34'],
  ['JUR', 'Affaires juridiques et assurances', 'DGS', 'S-GEN', 'juridique', '19 30', 'A01'],
  ['DPO', 'Protection des données', 'DGS', 'S-GEN', 'dpo', '19 40', 'A35'],
  ['DSI', 'Systèmes d’information', 'DGS', 'S-GEN', 'informatique', '19 50', 'A01'],
  ['ARC', 'Archives municipales', 'DGS', 'S-GEN', 'archives', '19 60', 'A01'],
] as const

/** SAN works in two sectors: S-SOC for SO-HAB, S-PRO for PR-NUI. The request type decides the wall, not the service. */
export const SERVICES: readonly DemoService[] = ROWS.map(([code, name, directorateCode, sectorCode, mailbox, phone, managerCode]) => ({
  code,
  name,
  directorateCode,
  sectorCode,
  email: `${mailbox}@${CITY.mailDomain}`,
  phone: `02 61 91 ${phone}`,
  managerCode,
}))
