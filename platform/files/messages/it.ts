import type { Messages } from './fr.ts'

export const it = {
  title: 'Prima di aprire questo file',
  active: 'Questo PDF contiene contenuti attivi',
  findings: {
    script: 'contiene un programma (JavaScript);',
    launch: 'può avviare un programma della Sua postazione, inviare dati o chiamare un indirizzo;',
    'attached-file': 'contiene altri file;',
    media: 'contiene audio, video o un oggetto da avviare;',
    'dynamic-form': 'è un modulo disegnato da un programma (XFA);',
  },
  activeText: 'È conservato così come è stato ricevuto, come prova, e non viene mai aperto nella pagina.',
  locked: 'Questo PDF è protetto da una password',
  lockedText: 'Nessuno può leggerlo senza la password, né noi né la lettura automatica. Chieda al mittente un file senza password.',
  unchecked: 'Questo PDF non ha potuto essere esaminato',
  uncheckedText: 'È danneggiato, o protetto in un modo che nasconde ciò che contiene. Non viene aperto nella pagina.',
  read: 'Leggere una copia senza contenuti attivi',
  save: 'Scaricare l’originale',
  advice: 'Apra l’originale solo se ne ha bisogno e se conosce il mittente; non accetti nulla di ciò che chiede.',
} satisfies Messages
