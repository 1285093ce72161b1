import type { Messages } from './fr.ts'

type Facts = Readonly<Record<string, string | number>>

export const it = {
  refusals: {
    'accounts.refusal.sign-in': () => 'L’indirizzo e la password non corrispondono. Controlli entrambi e riprovi.',
    'accounts.refusal.password': () => 'Non è la Sua password attuale. Riprovi.',
    'accounts.refusal.code': () =>
      'Questo codice non va bene o è già stato usato. Attenda che l’applicazione ne mostri un altro e lo ricopi.',
    'accounts.refusal.wait': (facts: Facts) =>
      `Diversi tentativi non sono riusciti. Attenda ${waitingTime(Number(facts['seconds']))} prima del prossimo.`,
    'accounts.refusal.sign-in-again': () => 'È passato troppo tempo. Indichi di nuovo l’indirizzo e la password.',
    'accounts.refusal.link-over': () => 'Questo link è già stato usato o non è più valido. Ne chieda un altro a chi amministra Parvis.',
    'accounts.refusal.already-set-up': () => 'Qualcuno amministra già questa città. Gli chieda un invito.',
    'accounts.refusal.password-too-short': (facts: Facts) =>
      `Scelga una password di almeno ${facts['minimum']} caratteri. Una frase va benissimo.`,
    'accounts.refusal.password-too-long': (facts: Facts) => `Scelga una password di ${facts['maximum']} caratteri al massimo.`,
    'accounts.refusal.password-too-common': () =>
      'Questa password si indovina: parole comuni, un nome, la città, un anno o una sequenza di tasti. Scelga alcune parole senza rapporto fra loro.',
    'accounts.refusal.not-allowed': () => 'Il Suo ruolo non lo permette. Chieda a un amministratore funzionale.',
    'accounts.refusal.unknown-agent': () => 'Questo agente non esiste o non è più in servizio.',
    'accounts.refusal.unknown-unit': () => 'Questo servizio non esiste. Ne scelga uno dall’elenco.',
    'accounts.refusal.unit-code-taken': () => 'Un servizio ha già questo codice. Ne indichi un altro.',
    'accounts.refusal.unknown-role': () => 'Questo ruolo non esiste.',
    'accounts.refusal.unknown-scope': () => 'Uno degli ambiti richiesti non esiste.',
    'accounts.refusal.scope-beyond-role': () => 'Questo ruolo non ha uso di tutti questi ambiti: tolga quelli che vanno oltre.',
    'accounts.refusal.unknown-token': () => 'Questo token non esiste o è già stato ritirato.',
    'accounts.refusal.token-name': (facts: Facts) =>
      `Dia al token un nome di ${facts['maximum']} caratteri al massimo: quello del programma che lo usa.`,
    'accounts.refusal.past-expiry': () => 'La data di fine è già passata. Indichi una data futura.',
    'accounts.refusal.session-over': () => 'Questa connessione è già terminata.',
  },
  fields: {
    email: 'Indirizzo e-mail di lavoro',
    password: 'Password',
    newPassword: 'Nuova password',
    newPasswordHint: (minimum: number) =>
      `Almeno ${minimum} caratteri. Una frase di poche parole è facile da ricordare e difficile da indovinare. La può incollare.`,
    presentPassword: 'Password attuale',
    code: 'Codice di sei cifre',
    codeHint: 'Quello che mostra l’applicazione di autenticazione.',
    givenName: 'Nome',
    familyName: 'Cognome',
    unit: 'Servizio',
    unitName: 'Nome della Sua direzione',
    unitNameHint: 'Per esempio: Direction générale des services.',
    unitCode: 'Codice breve di questa direzione',
    unitCodeHint: 'Da 2 a 16 lettere maiuscole o cifre, per esempio DGS.',
    wrongCode: 'Indichi da 2 a 16 lettere maiuscole, cifre o trattini.',
  },
  signIn: {
    title: 'Accedere',
    lead: 'Questo spazio è riservato agli agenti della città.',
    button: 'Accedere',
    lost: 'Password persa o indirizzo sconosciuto: chieda un link a chi amministra Parvis nella Sua città.',
    locked: (name: string) =>
      `${name}, la Sua sessione si è bloccata durante la Sua assenza. Le bozze sono conservate: indichi la password per continuare.`,
    signedOut: 'Ha terminato la connessione. Su una postazione condivisa, chiuda anche il browser.',
    demonstration: 'Provare Parvis',
    demonstrationLead:
      'Questa è una dimostrazione: la città, gli agenti e gli abitanti sono inventati. Entri con un clic come uno di questi agenti.',
    demonstrationPassword: 'Password comune:',
    enterAs: 'Entrare',
    enterAsName: (name: string) => `come ${name}`,
    agent: 'Agente',
    role: 'Ruolo',
    sees: 'Che cosa si vede per prima cosa',
  },
  secondFactor: {
    title: 'Confermare che è Lei',
    lead: 'Apra l’applicazione di autenticazione e ricopi il codice che mostra.',
    button: 'Continuare',
    enrolTitle: 'Proteggere il Suo account',
    enrolLead: 'La città chiede un secondo modo per riconoscerLa. Da fare una sola volta, con il telefono.',
    enrolSteps: [
      'Installi un’applicazione di autenticazione se non ne ha (FreeOTP, Aegis, 2FAS o un’altra).',
      'Nell’applicazione, aggiunga un account e fotografi il disegno qui sotto.',
      'Ricopi il codice di sei cifre che mostra.',
    ],
    qrCode: 'Codice QR da fotografare con l’applicazione di autenticazione',
    byHand: 'Non può fotografarlo? Digiti questa chiave nell’applicazione:',
    again: 'Ricominciare l’accesso',
  },
  stepUp: {
    title: 'Confermare che è ancora Lei',
    lead: 'Ciò che sta per fare riguarda i diritti o molti dati. La conferma vale dieci minuti.',
    button: 'Confermare',
  },
  sessions: {
    title: 'Le mie connessioni',
    lead: 'I dispositivi su cui il Suo account è aperto. Termini quelle che non riconosce, poi cambi la password.',
    caption: (count: number) => (count === 1 ? 'Una connessione aperta' : `${count} connessioni aperte`),
    device: 'Dispositivo',
    unknownDevice: 'Dispositivo sconosciuto',
    since: 'Dal',
    lastSeen: 'Ultima attività',
    current: 'questa connessione',
    locked: 'bloccata',
    act: 'Terminare',
    end: 'Terminare',
    endOf: (device: string) => `la connessione su ${device}`,
    endOthers: 'Terminare tutte le altre',
    ended: 'La connessione è terminata.',
    othersEnded: (count: number) =>
      count === 0
        ? 'Non c’erano altre connessioni.'
        : count === 1
          ? 'L’altra connessione è terminata.'
          : `Le altre ${count} connessioni sono terminate.`,
    changePassword: 'Cambiare la mia password',
    back: 'Tornare alle mie connessioni',
  },
  myPassword: {
    title: 'Cambiare la mia password',
    lead: 'Le altre connessioni saranno terminate.',
    button: 'Cambiare la password',
    changed: 'La Sua password è cambiata.',
  },
  setUp: {
    title: 'Aprire Parvis per la Sua città',
    lead: 'Crei l’account della prima persona che amministra. Questo link serve una sola volta; quella persona inviterà poi gli altri.',
    button: 'Creare l’account',
    newUnit: 'La Sua prima direzione',
    person: 'Lei',
  },
  welcome: {
    title: (name: string) => `Benvenuto in Parvis, ${name}`,
    lead: 'Scelga la Sua password per entrare in Parvis.',
    resetTitle: 'Scegliere una nuova password',
    resetLead: (name: string) => `Per l’account di ${name}. Tutte le connessioni aperte saranno terminate.`,
    button: 'Salvare ed entrare',
  },
  linkOver: {
    title: 'Questo link non apre più nulla',
    signIn: 'Accedere',
  },
  roles: {
    'R-ACC': 'Agente di sportello',
    'R-TEL': 'Consulente telefonico',
    'R-COU': 'Agente della posta',
    'R-INS': 'Agente istruttore',
    'R-RES': 'Responsabile di servizio',
    'R-DIR': 'Direttore',
    'R-SIG': 'Firmatario (delega)',
    'R-REG': 'Cassiere',
    'R-FAM': 'Agente famiglia',
    'R-ANI': 'Animatore, responsabile di sede',
    'R-TER': 'Agente sul territorio',
    'R-SAL': 'Gestore delle sale',
    'R-CAB': 'Gabinetto, segreteria degli eletti',
    'R-MED': 'Mediatore',
    'R-RED': 'Redattore di schede',
    'R-ADF': 'Amministratore funzionale',
    'R-ADT': 'Amministratore tecnico',
    'R-DPO': 'Responsabile della protezione dei dati',
    'R-ARC': 'Archivista',
    'R-AUD': 'Revisore (lettura)',
  },
} satisfies Messages

function waitingTime(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? 'un secondo' : `${seconds} secondi`
  return `${Math.ceil(seconds / 60)} minuti`
}
