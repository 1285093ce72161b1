import type { Messages } from './fr.ts'

export const it = {
  channels: {
    portal: 'Portale',
    email: 'Posta elettronica',
    post: 'Posta',
    phone: 'Telefono',
    counter: 'Sportello',
    kiosk: 'Totem',
    api: 'Programma',
    partner: 'Altro ente',
  },
  results: {
    answered: 'Risposto subito',
    'request-registered': 'Richiesta registrata',
    'request-followed': 'Richiesta seguita',
    redirected: 'Indirizzato altrove',
    abandoned: 'Abbandonato',
    'to-sort': 'Da smistare',
  },
  demands: {
    'new-need': 'Nuovo bisogno',
    chasing: 'Sollecito',
    'not-understood': 'Non ha capito',
    'our-error': 'Errore nostro',
    'wrong-door': 'Porta sbagliata',
  },
  identityChecks: { none: 'Non verificata', 'document-seen': 'Documento visto', known: 'Persona conosciuta', questions: 'Domande poste' },
  refusal: {
    'contacts.refusal.may-not-record': 'Il suo ruolo non permette di registrare un contatto.',
    'contacts.refusal.future-start': 'L’ora del contatto è nel futuro.',
    'contacts.refusal.unknown-person': 'Questa scheda non esiste più, o Lei non vi ha accesso. Cerchi di nuovo la persona.',
    'contacts.refusal.unknown-topic': 'Questo tipo di richiesta non è nel catalogo.',
    'contacts.refusal.no-sector': 'La città non ha ancora un settore: completi l’organizzazione.',
  },
} satisfies Messages
