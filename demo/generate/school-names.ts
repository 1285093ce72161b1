import type { Child } from './people/profile.ts'

/** Public schools by district: nursery (3 to 5 years), elementary (6 to 10). */
const SCHOOLS: Readonly<Record<string, readonly [nursery: string, elementary: string]>> = {
  Q01: ['La Cavée', 'Les Pommiers'],
  Q02: ['Jeanne-Villequier', 'Bois-Canon'],
  Q03: ['Les Alouettes', 'Louis-Marchenoir'],
  Q04: ['La Tuilerie', 'Les Tanneurs'],
  Q05: ['Les Haleurs', 'La Corderie'],
  Q06: ['Les Trois-Ponts', 'Halle-aux-Draps'],
  Q07: ['Les Échevins', 'Sainte-Aubierge'],
  Q08: ['Simone-Delattre', 'Faubourg d’Amont'],
  Q09: ['Les Forges', 'L’Arsenal'],
  Q10: ['Les Mariniers', 'Paul-Ansquer'],
  Q11: ['Olga-Bertin', 'Grand-Pré'],
  Q12: ['Les Osiers', 'La Saulaie'],
}
export const DISTRICT_CODES = Object.keys(SCHOOLS)
const GRADES = [
  'petite section',
  'petite section',
  'petite section',
  'petite section',
  'moyenne section',
  'grande section',
  'CP',
  'CE1',
  'CE2',
  'CM1',
  'CM2',
  'CM2',
]

export function gradeOf(child: Child): string {
  return GRADES[child.age] ?? 'CE1'
}

export function schoolOf(districtCode: string, child: Child): string {
  const schools = SCHOOLS[districtCode]
  return (child.age < 6 ? schools?.[0] : schools?.[1]) ?? 'Paul-Ansquer'
}
