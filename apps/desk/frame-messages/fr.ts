export const fr = {
  work: 'Accueil',
  administration: 'Administration',
  contact: 'Nouveau contact',
  citizens: 'Usagers',
  knowledge: 'Réponses utiles',
  organisation: 'Organisation',
  catalogue: 'Catalogue',
  routing: 'Aiguillage',
  health: 'Santé du système',
  journal: 'Journal',
}
export type Messages = typeof fr
