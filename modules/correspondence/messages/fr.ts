export interface LetterFacts {
  city: string
  reference: string
  subject: string
  receivedOn: string
  code: string
  followUrl: string
}

/** A message that the mail server has not taken yet. */
export interface Waiting {
  why: string
  tries: number
  /** When it is tried again, as text. */
  next: string | undefined
}

export const fr = {
  mail: {
    greeting: (name: string) => (name === '' ? 'Bonjour,' : `Bonjour ${name},`),
    acknowledgementSubject: (facts: LetterFacts) => `Votre demande est enregistrée : ${facts.subject}`,
    received: (facts: LetterFacts) =>
      `Votre demande « ${facts.subject} » est arrivée le ${facts.receivedOn} à la ${facts.city}. Elle porte le numéro ${facts.reference}.`,
    handledBy: (service: string, address: string, phone: string, email: string) =>
      `Elle est confiée au service ${service}, ${address}${phone === '' ? '' : `, téléphone ${phone}`}${email === '' ? '' : `, ${email}`}.`,
    follow: (facts: LetterFacts) =>
      `Suivez-la, écrivez-nous ou ajoutez un document ici :\n${facts.followUrl}\nNuméro : ${facts.reference}\nCode de suivi : ${facts.code}\nGardez ce code : il ouvre votre demande sans compte.`,
    replyByMail: 'Vous pouvez aussi répondre à ce courriel.',
    above: 'Répondez au-dessus de cette ligne',
    missingSubject: (facts: LetterFacts) => `Il nous manque quelque chose : ${facts.subject}`,
    missing: (items: string, limit: string) =>
      `Pour continuer, il nous manque :\n${items}\n\nEnvoyez-le avant le ${limit}, en répondant à ce courriel, en ligne, par courrier ou au guichet.`,
    referralSubject: (facts: LetterFacts) => `Votre demande est transmise : ${facts.subject}`,
    referral: (partner: string) =>
      `Votre demande relève de ${partner}. Nous la lui avons transmise aujourd’hui, avec vos pièces (article L114-2 du code des relations entre le public et l’administration). Vous n’avez rien à refaire.`,
    closingSubject: (facts: LetterFacts) => `Votre demande est close : ${facts.subject}`,
    closing: {
      granted: 'Nous avons répondu favorablement à votre demande.',
      refused: 'Votre demande n’a pas pu être acceptée.',
      'no-action': 'Nous fermons votre demande sans suite. Elle peut être rouverte avec son numéro.',
      withdrawn: 'Votre demande est retirée.',
    },
    answerSubject: (facts: LetterFacts) => `Réponse à votre demande : ${facts.subject}`,
    signature: (agent: string, title: string, service: string, city: string) =>
      [agent, title, service, city].filter((line) => line !== '').join('\n'),
    automatic: 'Ce message est automatique.',
  },
  letter: {
    placeAndDate: (town: string, day: string) => `${town}, le ${day}`,
    reference: 'Numéro de la demande',
    subject: 'Objet : ',
    page: 'Page {page} sur {pages}',
  },
  line: { in: 'Message reçu', out: 'Réponse', automatic: 'Envoi automatique', hidden: 'contenu réservé au service' },
  states: {
    received: 'reçu',
    queued: 'en attente d’envoi',
    sent: 'envoyé',
    delivered: 'remis',
    failed: 'refusé par le serveur de courriel',
    bounced: 'revenu : adresse à corriger',
    uncertain: 'peut-être parti : à vérifier',
    cancelled: 'repris',
    shown: 'visible sur la page de suivi',
  },
  delivery: {
    silent: 'le serveur de courriel ne répond pas',
    putsOff: (code: string) => `le serveur de courriel demande d’attendre (${code})`,
    waiting: (about: Waiting) =>
      `pas encore parti : ${about.why} ; ${about.tries} ${about.tries > 1 ? 'essais' : 'essai'}${about.next === undefined ? '' : `, le prochain : ${about.next}`}`,
    gaveUp: (tries: number) => `pas parti : le serveur de courriel n’a rien pris en un jour (${tries} essais)`,
  },
  readOn: (day: string) => `lu le ${day}`,
  desk: {
    sent: 'Réponse prête : elle part dans dix secondes.',
    again: 'Envoyer à nouveau',
    sentAgain: 'Le message est renvoyé : sa progression se lit ci-dessous.',
    undone: 'Réponse reprise : son texte est dans votre brouillon.',
    unresolved: (fields: string) => `Complétez ou retirez d’abord : ${fields}.`,
  },
  sender: {
    title: 'Expéditeur',
    pass: (domain: string) => `L’adresse de l’expéditeur est vérifiée (${domain}).`,
    fail: (domain: string) =>
      `L’adresse de l’expéditeur est sans doute fausse : ce message ne vient pas de ${domain}. Ne donnez aucune information sans avoir vérifié autrement.`,
    none: () => 'L’adresse de l’expéditeur n’a pas pu être vérifiée.',
    'not-checked': () => 'L’adresse de l’expéditeur n’a pas été vérifiée.',
    wrongSignature: 'La signature ne correspond pas au message : il a été modifié en route, ou imité.',
  },
  refusal: {
    'correspondence.refusal.empty': 'Écrivez votre message avant de l’envoyer.',
    'correspondence.refusal.too-long': 'Ce message est trop long : raccourcissez-le ou joignez un document.',
    'correspondence.refusal.unknown': 'Ce message n’existe pas, ou il n’est pas à votre service.',
    'correspondence.refusal.already-sent': 'Trop tard : ce message est déjà parti.',
    'correspondence.refusal.already-decided': 'Un collègue a déjà trié ce courriel.',
    'correspondence.refusal.may-not-post': 'Votre rôle ne permet pas de poster les lettres.',
    'correspondence.refusal.still-held': 'Cette lettre peut encore être reprise : postez-la dans quelques secondes.',
    'correspondence.refusal.may-not-sort': 'Votre rôle ne permet pas de trier le courrier.',
  },
  reasons: {
    'new-matter': 'nouvelle demande',
    attached: 'rattaché à sa demande',
    'sender-not-participant': 'porte le numéro d’une demande, mais l’expéditeur n’y prend pas part',
    'sender-not-authentic': 'l’expéditeur n’est pas celui qu’il dit être',
    'several-threads': 'se rapporte à plusieurs demandes',
    forwarded: 'transfert du message d’une autre personne',
    unreadable: 'illisible par nos outils : l’original est conservé',
    'automatic-reply': 'réponse automatique',
    bulk: 'envoi en nombre ou liste de diffusion',
    'abuse-report': 'signalement d’abus d’un fournisseur',
    'own-loop': 'message de la ville revenu à elle',
    'delivery-notice': 'avis de remise',
    bounce: 'message de la ville refusé par le destinataire',
    duplicate: 'déjà reçu',
    encrypted: 'chiffré : demandez un autre moyen à l’expéditeur',
  },
}
export type Messages = typeof fr
