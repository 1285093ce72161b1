export const fr = {
  services: 'Démarches',
  follow: 'Suivre une demande',
  hours: 'Horaires et accueils',
  accessibility: 'Accessibilité : partiellement conforme',
  data: 'Vos données',
  legal: 'Mentions légales',
  siteMap: 'Plan du site',
  help: 'Aide',
}
export type Messages = typeof fr
