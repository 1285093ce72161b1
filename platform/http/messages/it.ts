import { formatNumber } from '#platform/i18n'
import type { Facts, Messages } from './fr.ts'

const KINDS: Readonly<Record<string, string>> = {
  image: 'foto o immagine',
  pdf: 'PDF',
  office: 'documento d’ufficio',
  text: 'testo',
  email: 'e-mail',
}

export const it = {
  issues: {
    missing: () => 'Compili questo campo.',
    'too-short': (data: Facts) => `Scriva almeno ${data.minimum} caratteri.`,
    'too-long': (data: Facts) => `Accorci il testo: al massimo ${formatNumber('it', Number(data.maximum))} caratteri.`,
    'too-few': (data: Facts) => `Scelga almeno ${data.minimum} risposte.`,
    'too-many': (data: Facts) => `Tenga al massimo ${data.maximum} risposte.`,
    'too-little': (data: Facts) => `Indichi un numero di almeno ${data.minimum}.`,
    'too-big': (data: Facts) => `Indichi un numero di al massimo ${data.maximum}.`,
    'wrong-kind': (data: Facts) => `Questo campo richiede ${SORTS[String(data.expected)] ?? 'un altro tipo di valore'}.`,
    'not-in-list': (data: Facts) => `Scelga una delle risposte proposte: ${data.allowed}.`,
    'not-offered': () => 'Scelga una delle risposte proposte.',
    'wrong-email': () => 'Indichi un indirizzo della forma nome@esempio.it.',
    'wrong-phone': () => 'Indichi un numero di telefono, per esempio 06 39 98 00 00.',
    'wrong-id': () => 'Questo identificativo non è completo.',
    'wrong-date': () => 'Indichi una data, per esempio 16/11/2026.',
    'wrong-iso-date': () => 'Indichi una data nella forma 2026-11-16.',
    'wrong-url': () => 'Indichi un indirizzo di pagina completo.',
    'wrong-form': () => 'Questo valore non ha la forma attesa.',
    'unknown-field': () => 'Questo campo non è conosciuto qui: lo tolga.',
    'sent-twice': () => 'Questo campo è stato inviato due volte: ne tenga uno solo.',
    'future-date': () => 'Questa data è nel futuro: la verifichi.',
    'no-file': () => 'Scelga un file.',
    'file-too-large': (data: Facts) => `Questo file è troppo pesante: al massimo ${data.maximum} MB.`,
    'file-kind': (data: Facts) => `Questo file non è di un tipo accettato (${kinds(data.allowed)}).`,
    'file-unreadable': () => 'Questo file non può essere letto: è danneggiato o incompleto. Lo salvi di nuovo, o ne scatti una foto.',
    'file-infected': () => 'Questo file contiene un virus: non è stato conservato. Avvisi la persona che gliel’ha dato.',
    'storage-full': () => 'Il file non è stato conservato: non c’è più spazio. Invii la richiesta senza il file e lo aggiunga più tardi.',
    'storage-unavailable': () => 'Il file non è stato conservato. Riprovi tra qualche minuto, o invii la richiesta senza il file.',
    'too-many-files': (data: Facts) => `Invii al massimo ${data.maximum} file.`,
  },
  pages: {
    'not-found': {
      title: 'Pagina non trovata',
      text: 'Questa pagina non esiste, o non è sua. Verifichi l’indirizzo o riparta dalla pagina iniziale.',
    },
    'not-allowed': { title: 'Accesso riservato', text: 'Il suo ruolo non permette questo atto. Si rivolga al suo responsabile.' },
    conflict: {
      title: 'Nel frattempo è cambiato',
      text: 'Qualcuno ha modificato questa pratica mentre scriveva. Torni indietro: il suo testo è conservato.',
    },
    invalid: {
      title: 'Alcuni campi sono da correggere',
      text: 'Nulla è stato salvato. Torni al modulo, corregga quanto segue e invii di nuovo.',
    },
    malformed: { title: 'Contenuto illeggibile', text: 'Il corpo della richiesta non è JSON. Nulla è stato registrato.' },
    unsupported: {
      title: 'Tipo di contenuto sconosciuto',
      text: 'Invii JSON, con l’intestazione «Content-Type: application/json». Nulla è stato registrato.',
    },
    'token-missing': {
      title: 'Gettone assente o rifiutato',
      text: 'Presenti un gettone valido: «Authorization: Bearer …». Un amministratore li rilascia dall’ufficio, alla voce «Gettoni API».',
    },
    'too-many': { title: 'Troppi tentativi', text: 'Attenda un minuto, poi riprovi.' },
    'too-large': { title: 'Invio troppo pesante', text: 'L’insieme supera la dimensione accettata. Invii meno file o file più leggeri.' },
    forged: {
      title: 'Modulo scaduto',
      text: 'La pagina è rimasta aperta troppo a lungo o proviene da un altro sito. Torni indietro, ricarichi la pagina e invii di nuovo.',
    },
    failure: {
      title: 'Il servizio è interrotto per un istante',
      text: 'L’ultimo invio non è stato salvato. Riprovi tra un minuto. Se continua, dia questo riferimento allo sportello:',
    },
    unavailable: {
      title: 'Servizio momentaneamente non disponibile',
      text: 'La banca dati non risponde. Nulla è andato perso. Riprovi tra un minuto.',
    },
    'disk-full': {
      title: 'Servizio momentaneamente non disponibile',
      text: 'Il disco del server è pieno: al momento non si può salvare nulla. L’ultimo invio non è stato conservato; quanto era già salvato c’è ancora. L’amministratore deve liberare spazio: riprovi tra qualche minuto.',
    },
  },
  /** A refused file is called by its name: several may have come with one field. */
  ofFile: (name: string, sentence: string) => `«${name}»: ${sentence}`,
  backToForm: 'Torna al modulo',
  home: 'Torna alla pagina iniziale',
} satisfies Messages

/** Sorts of values, as schemas name them. */
const SORTS: Readonly<Record<string, string>> = {
  string: 'un testo',
  number: 'un numero',
  int: 'un numero intero',
  boolean: 'vero o falso',
  array: 'un elenco',
  object: 'un oggetto',
  record: 'un oggetto',
}

function kinds(allowed: string | number | undefined): string {
  return String(allowed ?? '')
    .split(', ')
    .map((kind) => KINDS[kind] ?? kind)
    .join(', ')
}
