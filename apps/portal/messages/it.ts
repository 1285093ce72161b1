import type { Messages } from './fr.ts'
export const it = {
  services: 'Servizi',
  follow: 'Seguire una richiesta',
  hours: 'Orari e sportelli',
  accessibility: 'Accessibilità: parzialmente conforme',
  data: 'I suoi dati',
  legal: 'Note legali',
  siteMap: 'Mappa del sito',
  help: 'Aiuto',
} satisfies Messages
