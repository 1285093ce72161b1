import type { CityFacts, Pages, StaticPage } from './fr.ts'

export const it = {
  accessibility: (c: CityFacts): StaticPage => ({
    title: 'Dichiarazione di accessibilità',
    lead: `${c.city} si impegna a rendere accessibile questo sito, secondo l’articolo 47 della legge francese 2005-102 dell’11 febbraio 2005.`,
    sections: [
      {
        title: 'Stato di conformità',
        paragraphs: [
          'Questo sito non è ancora stato verificato da una persona secondo il RGAA 4.1. Fino ad allora è dichiarato non conforme: non affermiamo ciò che non abbiamo verificato.',
        ],
      },
      {
        title: 'Che cosa abbiamo già verificato',
        paragraphs: [
          'A ogni modifica ogni pagina supera i controlli automatici di axe-core, su computer e su telefono, in chiaro e in scuro. Le nostre prove percorrono il sito senza script e con la tastiera. Questi controlli coprono solo una parte dei criteri.',
        ],
      },
      {
        title: 'Difetti noti',
        paragraphs: [
          'Nessuna prova con un lettore di schermo (NVDA, VoiceOver) è ancora stata fatta da chi lo usa ogni giorno.',
          'I file che riceve dai servizi (PDF, fotografie) possono non essere accessibili. Li chieda in un’altra forma.',
          'I testi di legge e alcuni nomi di servizi esistono solo in francese.',
        ],
      },
      { title: 'Tecnologie', paragraphs: ['HTML, CSS, SVG. JavaScript non è mai necessario.'] },
      {
        title: 'Segnalare un difetto',
        paragraphs: [
          `Qualcosa la blocca? Scriva a ${c.email}, chiami il ${c.phone}, o venga. Le diamo il contenuto in un’altra forma e correggiamo.`,
        ],
      },
      {
        title: 'Ricorsi',
        paragraphs: [
          'Se non ottiene risposta, può rivolgersi al Défenseur des droits: modulo su www.defenseurdesdroits.fr, telefono +33 9 69 39 00 00, o posta gratuita: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  }),
  data: (c: CityFacts): StaticPage => ({
    title: 'I suoi dati personali',
    lead: 'Che cosa conserviamo, perché, per quanto tempo, e che cosa può chiedere.',
    sections: [
      {
        title: 'Chi è responsabile?',
        paragraphs: [`${c.city}, ${c.address}. Il responsabile della protezione dei dati risponde a ${c.email}.`],
      },
      {
        title: 'A che cosa servono',
        paragraphs: [
          'A registrare la sua richiesta, rispondere, tenerla al corrente, e misurare i nostri tempi senza nominarla. È un compito di servizio pubblico (GDPR, articolo 6, 1, e). Mai per pubblicità, mai venduti.',
        ],
      },
      {
        title: 'Che cosa conserviamo',
        paragraphs: [
          'Il suo nome e il modo di risponderle, quello che scrive, i file che allega, e le date. Una segnalazione può farsi senza nome.',
        ],
      },
      {
        title: 'Chi li legge',
        paragraphs: [
          'Gli agenti del servizio incaricato. L’accoglienza vede che la richiesta esiste e a che punto è, per risponderle; non il contenuto nei settori protetti (azione sociale, salute, prima infanzia). Ogni consultazione è registrata.',
        ],
      },
      {
        title: 'Per quanto tempo',
        paragraphs: [
          'Il tempo di trattare la richiesta, poi la durata fissata per il suo oggetto con gli archivi dipartimentali; in seguito sono distrutti o versati, come chiede la legge.',
        ],
      },
      {
        title: 'I suoi diritti',
        paragraphs: [
          `Vedere i suoi dati, correggerli, limitarne l’uso, opporsi: scriva a ${c.email} o a ${c.address}. Rispondiamo entro un mese. Può anche rivolgersi alla CNIL, www.cnil.fr.`,
        ],
      },
      {
        title: 'Cookie',
        paragraphs: [
          'Quattro al massimo, tutti necessari, nessuno per seguirla: la lingua scelta, la protezione dei moduli, il messaggio mostrato dopo un invio, e le richieste aperte con il loro codice (due ore, firmato, fuori dalla portata degli script). Nessuna misura di pubblico, nessun contenuto esterno.',
        ],
      },
    ],
  }),
  legal: (c: CityFacts): StaticPage => ({
    title: 'Note legali',
    sections: [
      {
        title: 'Editore',
        paragraphs: [`${c.city}, ${c.address}. Telefono ${c.phone}, e-mail ${c.email}. Direttore della pubblicazione: il sindaco.`],
      },
      { title: 'Hosting', paragraphs: ['Questo sito è ospitato dal Comune, sulle sue macchine o presso il fornitore che designa.'] },
      {
        title: 'Diritto di rivolgersi all’amministrazione per via elettronica',
        paragraphs: [
          'Questo sito è il servizio in linea previsto dagli articoli L112-8 e seguenti del codice francese delle relazioni tra il pubblico e l’amministrazione. Ogni invio riceve una ricevuta.',
        ],
      },
      { title: 'Software', paragraphs: ['Parvis. Il carattere Atkinson Hyperlegible Next è sotto licenza SIL Open Font License.'] },
    ],
  }),
  help: (c: CityFacts): StaticPage => ({
    title: 'Aiuto',
    lead: 'Le risposte più richieste. Altrimenti, ci chiami.',
    sections: [
      {
        title: 'Non trovo il mio servizio',
        paragraphs: [
          'Scriva che cosa cerca con parole sue: gli errori di battitura non disturbano. Se nulla va bene, faccia una domanda al Comune: qualcuno la orienta.',
        ],
      },
      {
        title: 'Serve un account?',
        paragraphs: ['No. La richiesta si apre con il suo numero e il suo codice, dati alla fine del modulo e nella ricevuta.'],
      },
      {
        title: 'Ho perso il codice',
        paragraphs: [`Cerchi la ricevuta. Altrimenti chiami il ${c.phone}: dopo qualche domanda, le sarà ridato.`],
      },
      {
        title: 'La mia foto è rifiutata',
        paragraphs: [
          'Quindici MB al massimo; foto, PDF o documento. Il nome del file non basta: ne guardiamo il contenuto, e togliamo dalle foto il luogo e l’apparecchio.',
        ],
      },
      {
        title: 'Quando avrò una risposta?',
        paragraphs: ['La data è sulla pagina di monitoraggio. Conta i giorni lavorativi e ciò che aspettiamo da lei.'],
      },
      {
        title: 'Preferisco parlare con qualcuno',
        paragraphs: [
          `Chiami il ${c.phone} o venga: i nostri agenti compilano la richiesta con lei, ha lo stesso numero e lo stesso seguito.`,
        ],
      },
    ],
  }),
  siteMap: 'Mappa del sito',
} satisfies Pages
