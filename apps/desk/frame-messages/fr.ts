export const fr = {
  work: 'Accueil',
  contact: 'Nouveau contact',
  citizens: 'Usagers',
  knowledge: 'Réponses utiles',
}
export type Messages = typeof fr
