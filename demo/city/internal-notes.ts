import { french } from './french.ts'

/** What agents write to one another on a file; {ref} is another request. */
export const INTERNAL_NOTES: readonly string[] = [
  'Appelée deux fois, messagerie.',
  'Vu avec Franck : OK si panneaux posés jeudi.',
  'Attention, personne malentendante : écrire, ne pas appeler.',
  'Courrier mal orienté, reçu le 3, transmis le 9.',
  'Doublon probable avec {ref}.',
  'A demandé que son ex-conjoint ne soit pas informé.',
  'Photo floue, redemandée.',
  'Promis une réponse vendredi.',
  'Langue : turc, Elif rappelle.',
  'Voisin de l’élu : traiter comme les autres.',
].map(french)
