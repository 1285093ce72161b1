/** People of the mayor's office sector; they do not sign in. */
export interface ElectedOfficial {
  code: string
  givenName: string
  familyName: string
  /** Mayor, or what the mayor has delegated. */
  office: string
}

export const ELECTED_OFFICIALS: readonly ElectedOfficial[] = [
  { code: 'E01', givenName: 'Marianne', familyName: 'Delestre', office: 'maire' },
  { code: 'E02', givenName: 'Farid', familyName: 'Benhamou', office: '1er adjoint : relation aux usagers, numérique, état civil' },
  { code: 'E03', givenName: 'Anne-Laure', familyName: 'Hénin', office: 'enfance, écoles, petite enfance' },
  { code: 'E04', givenName: 'Jean-Marc', familyName: 'Toutain', office: 'solidarités, santé, seniors' },
  { code: 'E05', givenName: 'Léa', familyName: 'Rocquigny', office: 'urbanisme, patrimoine' },
  { code: 'E06', givenName: 'Ousmane', familyName: 'Keïta', office: 'espace public, propreté, nature' },
  { code: 'E07', givenName: 'Brigitte', familyName: 'Samson', office: 'tranquillité publique, stationnement' },
  { code: 'E08', givenName: 'Paolo', familyName: 'Marchetti', office: 'sports, culture, vie associative' },
]
