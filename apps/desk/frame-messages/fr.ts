export const fr = {
  work: 'Accueil',
  contact: 'Nouveau contact',
  citizens: 'Usagers',
  knowledge: 'Réponses utiles',
  toReview: 'Fiches à relire',
  letters: 'Lettres à poster',
  administration: 'Administration',
  catalogue: 'Démarches',
  routing: 'Orientation',
  agents: 'Agents',
  organisation: 'Services',
  sites: 'Sites et horaires',
  closedDays: 'Jours de fermeture',
  importing: 'Import de fichiers',
  absences: 'Absences',
  myAbsences: 'Mes absences',
}
export type Messages = typeof fr
