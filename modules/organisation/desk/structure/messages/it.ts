import type { Messages } from './fr.ts'

type Facts = Readonly<Record<string, string | number>>

const DAYS = ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'] as const

export const it = {
  refusals: {
    'organisation.refusal.unit-code': () => 'Indicate un codice da 2 a 16 caratteri: maiuscole, cifre, trattino.',
    'organisation.refusal.unit-name': (facts: Facts) => `Indicate un nome di al massimo ${facts['maximum']} caratteri.`,
    'organisation.refusal.unit-code-taken': () => 'Un’altra unità ha già questo codice.',
    'organisation.refusal.unit-place': () =>
      'Una direzione non sta in nulla, un servizio sta in una direzione, una squadra in un servizio o una direzione.',
    'organisation.refusal.unit-kind-stays': () => 'Una direzione, un servizio o una squadra resta tale. Create un’altra unità.',
    'organisation.refusal.unknown-parent': () => 'Questa unità superiore non esiste. Verificate il codice.',
    'organisation.refusal.unknown-sector': () => 'Questo settore non esiste. Indicate il codice di un settore noto.',
    'organisation.refusal.unknown-manager': () => 'Nessun agente ha questo codice. Verificatelo, o aggiungete l’agente.',
    'organisation.refusal.unit-in-use': (facts: Facts) =>
      `L’unità non può chiudere quel giorno: vi sono ancora ${facts['units']} unità e ${facts['agents']} agenti. Spostateli prima.`,
    'organisation.refusal.no-such-unit': () => 'Questa unità non esiste.',
    'organisation.refusal.no-such-site': () => 'Questa sede non esiste.',
    'organisation.refusal.site-code': () => 'Indicate un codice da 2 a 12 caratteri: maiuscole, cifre, trattino.',
    'organisation.refusal.site-code-taken': () => 'Un’altra sede ha già questo codice.',
    'organisation.refusal.site-name': (facts: Facts) => `Indicate un nome di al massimo ${facts['maximum']} caratteri.`,
    'organisation.refusal.site-address': (facts: Facts) => `Indicate un indirizzo di al massimo ${facts['maximum']} caratteri.`,
    'organisation.refusal.site-town': (facts: Facts) => `Indicate una città di al massimo ${facts['maximum']} caratteri.`,
    'organisation.refusal.postcode': () => 'Indicate un codice postale di cinque cifre.',
    'organisation.refusal.hours': () => 'Scrivete gli orari così: lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00.',
    'organisation.refusal.hours-order': (facts: Facts) => `Di ${dayName(facts)} la chiusura viene prima dell’apertura. Correggetela.`,
    'organisation.refusal.hours-overlap': (facts: Facts) => `Di ${dayName(facts)} due orari si sovrappongono. Correggetene uno.`,
    'organisation.refusal.import-too-large': (facts: Facts) => `Questo file supera ${facts['maximum']} MB. Dividetelo.`,
    'organisation.refusal.import-too-long': (facts: Facts) => `Questo file ha più di ${facts['maximum']} righe. Dividetelo.`,
    'organisation.refusal.import-empty': () => 'Questo file è vuoto, o non è testo. Salvate la tabella in formato CSV.',
    'organisation.refusal.import-quotes': () => 'Le virgolette sono aperte e mai chiuse, o mal poste. Correggete questa riga.',
    'organisation.refusal.import-unknown-column': (facts: Facts) =>
      `Questa colonna non è nota. Toglietela, o datele uno di questi nomi: ${facts['columns']}.`,
    'organisation.refusal.import-column-twice': () => 'Questa colonna c’è due volte. Tenetene una.',
    'organisation.refusal.import-column-missing': () => 'Questa colonna manca. Aggiungetela.',
    'organisation.refusal.import-cells': (facts: Facts) =>
      `Questa riga ha ${facts['found']} valori invece di ${facts['expected']}. Verificate separatori e virgolette.`,
    'organisation.refusal.import-twice': (facts: Facts) =>
      `Questo codice è già alla riga ${facts['line']}. Tenete una sola delle due righe.`,
    'organisation.refusal.import-depends': (facts: Facts) =>
      `Questo valore dipende dalla riga ${facts['line']}, che è da correggere. Correggetela prima.`,
    'organisation.refusal.import-date': () => 'Scrivete la data così: 2026-11-23 o 23/11/2026.',
    'organisation.refusal.import-word': (facts: Facts) => `Questo valore non è noto. Scrivete uno di questi: ${facts['allowed']}.`,
    'organisation.refusal.import-role': () => 'Scrivete i ruoli così: R-INS@FAM, R-RES@FAM. Questo ruolo non è noto.',
    'organisation.refusal.import-role-unit': (facts: Facts) => `Il servizio ${facts['code']} di un ruolo non esiste. Verificate il codice.`,
    'organisation.refusal.import-no-file': () => 'Scegliete almeno un file.',
    'organisation.refusal.import-gone': () => 'Il file non c’è più. Sceglietelo di nuovo.',
  },
  import: {
    title: 'Importare l’organizzazione',
    lead: 'Date uno, due o tre file CSV. Parvis mostra prima che cosa cambierebbero: nulla viene scritto prima che lo chiediate.',
    kinds: { units: 'Servizi', sites: 'Sedi', agents: 'Agenti' },
    fields: { units: 'File dei servizi', sites: 'File delle sedi', agents: 'File degli agenti' },
    hint: 'CSV, al massimo 2 MB e 10 000 righe.',
    models: 'Modelli da compilare',
    model: { units: 'Modello dei servizi', sites: 'Modello delle sedi', agents: 'Modello degli agenti' },
    rules:
      'Una riga con un codice noto è aggiornata; una colonna assente non cambia nulla. I ruoli del file sono aggiunti; nessuno è tolto.',
    check: 'Verificare',
    faultsTitle: (count: number) => (count === 1 ? 'Una riga è da correggere' : `${count} righe sono da correggere`),
    faultsLead: 'Nulla è stato scritto. Correggete il file, poi datelo di nuovo.',
    more: (count: number) => `e altre ${count}`,
    columns: { file: 'File', line: 'Riga', column: 'Colonna', message: 'Da correggere', code: 'Codice', effect: 'Effetto' },
    readyTitle: 'Tutto è in ordine',
    readyLead: 'Nulla è ancora scritto. Ecco che cosa farà l’importazione.',
    counts: { created: 'da creare', changed: 'da modificare', unchanged: 'senza modifiche' },
    effects: { created: 'sarà creato', changed: 'sarà modificato', unchanged: 'senza modifiche' },
    effectsCaption: 'Che cosa cambia l’importazione',
    nothing: 'Tutto è già così: l’importazione non cambierà nulla.',
    run: 'Importare',
    cancel: 'Annullare',
    imported: (created: number, changed: number) => `L’importazione è fatta: ${created} creati, ${changed} modificati.`,
    stepUp: 'Confermare la mia identità',
    whole: 'tutta la riga',
  },
} satisfies Messages

function dayName(facts: Facts): string {
  return DAYS[Number(facts['weekday']) - 1] ?? ''
}
