import type { LetterFacts, Messages } from './fr.ts'

export const it = {
  mail: {
    greeting: (name: string) => (name === '' ? 'Buongiorno,' : `Buongiorno ${name},`),
    acknowledgementSubject: (facts: LetterFacts) => `La sua richiesta è registrata: ${facts.subject}`,
    received: (facts: LetterFacts) =>
      `La sua richiesta «${facts.subject}» è arrivata il ${facts.receivedOn} a ${facts.city}. Il suo numero è ${facts.reference}.`,
    handledBy: (service: string, address: string, phone: string, email: string) =>
      `È affidata al servizio ${service}, ${address}${phone === '' ? '' : `, telefono ${phone}`}${email === '' ? '' : `, ${email}`}.`,
    follow: (facts: LetterFacts) =>
      `La segua, ci scriva o aggiunga un documento qui:\n${facts.followUrl}\nNumero: ${facts.reference}\nCodice di controllo: ${facts.code}\nConservi questo codice: apre la sua richiesta senza account.`,
    replyByMail: 'Può anche rispondere a questo messaggio.',
    above: 'Risponda sopra questa riga',
    missingSubject: (facts: LetterFacts) => `Ci manca qualcosa: ${facts.subject}`,
    missing: (items: string, limit: string) =>
      `Per continuare ci manca:\n${items}\n\nLo invii prima del ${limit}, rispondendo a questo messaggio, in rete, per posta o allo sportello.`,
    referralSubject: (facts: LetterFacts) => `La sua richiesta è trasmessa: ${facts.subject}`,
    referral: (partner: string) =>
      `La sua richiesta è di competenza di ${partner}. Gliel’abbiamo trasmessa oggi con i suoi documenti (articolo L114-2 del codice delle relazioni tra il pubblico e l’amministrazione). Non deve rifare nulla.`,
    closingSubject: (facts: LetterFacts) => `La sua richiesta è chiusa: ${facts.subject}`,
    closing: {
      granted: 'La sua richiesta è stata accolta.',
      refused: 'La sua richiesta non ha potuto essere accolta.',
      'no-action': 'Chiudiamo la sua richiesta senza seguito. Può essere riaperta con il suo numero.',
      withdrawn: 'La sua richiesta è ritirata.',
    },
    answerSubject: (facts: LetterFacts) => `Risposta alla sua richiesta: ${facts.subject}`,
    signature: (agent: string, title: string, service: string, city: string) =>
      [agent, title, service, city].filter((line) => line !== '').join('\n'),
    automatic: 'Questo messaggio è automatico.',
  },
  letter: {
    placeAndDate: (town: string, day: string) => `${town}, ${day}`,
    reference: 'Numero della richiesta',
    subject: 'Oggetto: ',
    page: 'Pagina {page} di {pages}',
  },
  line: { in: 'Messaggio ricevuto', out: 'Risposta', automatic: 'Invio automatico', hidden: 'contenuto riservato al servizio' },
  states: {
    received: 'ricevuto',
    queued: 'in attesa di invio',
    sent: 'inviato',
    delivered: 'consegnato',
    failed: 'rifiutato dal server di posta',
    bounced: 'tornato: correggere l’indirizzo',
    uncertain: 'forse partito: da verificare',
    cancelled: 'ripreso',
    shown: 'visibile sulla pagina di controllo',
  },
  delivery: {
    silent: 'il server di posta non risponde',
    putsOff: (code) => `il server di posta chiede di attendere (${code})`,
    waiting: (about) =>
      `non ancora partito: ${about.why}; ${about.tries} ${about.tries > 1 ? 'tentativi' : 'tentativo'}${about.next === undefined ? '' : `, il prossimo: ${about.next}`}`,
    gaveUp: (tries) => `non partito: il server di posta non ha preso nulla per un giorno (${tries} tentativi)`,
  },
  readOn: (day: string) => `letto il ${day}`,
  desk: {
    sent: 'Risposta pronta: parte tra dieci secondi.',
    again: 'Inviare di nuovo',
    sentAgain: 'Il messaggio viene inviato di nuovo: lo segua qui sotto.',
    undone: 'Risposta ripresa: il testo è nella sua bozza.',
    unresolved: (fields: string) => `Prima completi o tolga: ${fields}.`,
  },
  sender: {
    title: 'Mittente',
    pass: (domain: string) => `L’indirizzo del mittente è verificato (${domain}).`,
    fail: (domain: string) =>
      `L’indirizzo del mittente è probabilmente falso: questo messaggio non viene da ${domain}. Non date informazioni senza aver verificato in altro modo.`,
    none: () => 'L’indirizzo del mittente non ha potuto essere verificato.',
    'not-checked': () => 'L’indirizzo del mittente non è stato verificato.',
    wrongSignature: 'La firma non corrisponde al messaggio: è stato modificato in transito, o imitato.',
  },
  refusal: {
    'correspondence.refusal.empty': 'Scriva il messaggio prima di inviarlo.',
    'correspondence.refusal.too-long': 'Questo messaggio è troppo lungo: lo accorci o alleghi un documento.',
    'correspondence.refusal.unknown': 'Questo messaggio non esiste, o non appartiene al suo servizio.',
    'correspondence.refusal.already-sent': 'Troppo tardi: questo messaggio è già partito.',
    'correspondence.refusal.already-decided': 'Un collega ha già smistato questo messaggio.',
    'correspondence.refusal.may-not-post': 'Il vostro ruolo non permette di spedire lettere.',
    'correspondence.refusal.still-held': 'Questa lettera può ancora essere ripresa: speditela tra qualche secondo.',
    'correspondence.refusal.may-not-sort': 'Il suo ruolo non permette di smistare la posta.',
  },
  reasons: {
    'new-matter': 'nuova richiesta',
    attached: 'unito alla sua richiesta',
    'sender-not-participant': 'porta il numero di una richiesta, ma il mittente non vi partecipa',
    'sender-not-authentic': 'il mittente non è chi dice di essere',
    'several-threads': 'riguarda più richieste',
    forwarded: 'messaggio di un’altra persona, inoltrato',
    unreadable: 'illeggibile per i nostri strumenti: l’originale è conservato',
    'automatic-reply': 'risposta automatica',
    bulk: 'invio in massa o lista di distribuzione',
    'abuse-report': 'segnalazione di abuso di un fornitore',
    'own-loop': 'messaggio della città tornato alla città',
    'delivery-notice': 'avviso di consegna',
    bounce: 'messaggio della città rifiutato dal destinatario',
    duplicate: 'già ricevuto',
    encrypted: 'cifrato: chieda al mittente un altro mezzo',
  },
} satisfies Messages
