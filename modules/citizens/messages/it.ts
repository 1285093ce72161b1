import type { Messages } from './fr.ts'

export const it = {
  refusal: {
    'citizens.refusal.may-not-register': 'Il suo ruolo non permette di creare o modificare una scheda.',
    'citizens.refusal.wrong-email': 'Indichi un indirizzo della forma nome@esempio.it.',
    'citizens.refusal.wrong-phone': 'Indichi un numero di telefono, per esempio 06 39 98 00 00.',
    'citizens.refusal.name-missing': 'Indichi un nome.',
    'citizens.refusal.wrong-siret': 'Questo SIRET non è esatto: 14 cifre, le verifichi.',
    'citizens.refusal.wrong-birth-date':
      'Questa data di nascita non esiste: la verifichi. Scriva 00 per il giorno o il mese che non si conosce.',
    'citizens.refusal.same-siret': 'Una scheda ha già questo SIRET: la cerchi e la completi.',
    'citizens.refusal.unknown': 'Questa scheda non esiste, o non vi ha accesso.',
    'citizens.refusal.same-reach': 'Questa scheda ha già questo numero o questo indirizzo.',
    'citizens.refusal.stale': 'Un collega ha modificato questa scheda nel frattempo. La rilegga e salvi di nuovo.',
  },
} satisfies Messages
