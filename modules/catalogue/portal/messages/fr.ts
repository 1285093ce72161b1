/** Words of the catalogue on the portal. */
export const fr = {
  services: 'Démarches',
  home: 'Accueil',
  lead: 'Choisissez un moment de vie, ou dites-nous avec vos mots ce qu’il vous faut.',
  searchLabel: 'Que cherchez-vous ?',
  byMoment: 'Par moment de vie',
  all: 'Toutes les démarches',
  results: (count: number, words: string) =>
    count === 0
      ? `Aucune démarche pour « ${words} »`
      : count === 1
        ? `Une démarche pour « ${words} »`
        : `${count} démarches pour « ${words} »`,
  resultsTitle: 'Résultats de la recherche',
  nothing: 'Essayez avec d’autres mots, plus courts. Ou écrivez-nous : un agent vous orientera.',
  writeToUs: 'Poser une question à la Ville',
  guessed: 'Nous avons corrigé votre recherche : vérifiez que c’est bien cela.',
  begin: 'Commencer ma demande',
  noAccount: 'Sans compte. Cinq minutes environ.',
  notOnline: 'Cette démarche ne se fait pas en ligne.',
  notOnlineHow: 'Elle demande de nous voir ou de nous appeler : voici comment.',
  who: 'Pour qui ?',
  audience: {
    individual: 'Toute personne',
    family: 'Les familles',
    organisation: 'Les associations',
    professional: 'Les professionnels',
    anyone: 'Tout le monde, habitant ou non',
  },
  needed: 'Ce qu’il vous faut',
  nothingNeeded: 'Aucune pièce. Vous décrivez votre demande, et c’est tout.',
  attach: 'Une photo ou une copie suffit. S’il vous en manque une, envoyez quand même : nous vous dirons laquelle et jusqu’à quand.',
  howLong: 'Combien de temps ?',
  target: (days: number) => (days === 1 ? 'Nous répondons le jour ouvré suivant.' : `Nous répondons en ${days} jours ouvrés au plus.`),
  cost: 'Combien ça coûte ?',
  otherWays: 'D’autres façons de faire',
  byPhone: (phone: string) => `Par téléphone : ${phone}`,
  atCounter: 'Au guichet, dans l’un de nos accueils :',
  hours: 'horaires et adresses',
  byPost: (address: string) => `Par courrier : ${address}`,
  byMail: (email: string) => `Par courriel : ${email}`,
  sameWay: 'Quel que soit le chemin, votre demande est enregistrée au même endroit, avec le même numéro.',
  rights: 'Si nous ne répondons pas',
  silence: {
    acceptance: (period: string) =>
      `Sans réponse de notre part au bout de ${period} après un dossier complet, c’est un accord. Vous pourrez demander une attestation.`,
    rejection: (period: string) =>
      `Sans réponse de notre part au bout de ${period}, c’est un refus. Vous pourrez le contester : l’accusé de réception dit comment.`,
    none: (_period: string) =>
      'Un signalement n’ouvre pas de droit en soi : nous nous engageons sur un délai, et vous pouvez rouvrir votre demande si rien n’a changé.',
  },
  months: (count: number) => (count === 1 ? 'un mois' : `${count} mois`),
  days: (count: number) => `${count} jours`,
  basis: (text: string) => `Règle : ${text}`,
  anonymous:
    'Vous pouvez le faire sans dire qui vous êtes. Sans adresse, nous ne pourrons pas vous répondre par courriel : gardez bien votre numéro de suivi.',
  partner: (name: string) => `La décision revient à : ${name}. Nous lui transmettons votre demande et vous disons quand.`,
  moments: {
    school: { title: 'J’ai un enfant à l’école', hint: 'Inscription, cantine, mercredis, factures' },
    moving: { title: 'Je déménage ou j’arrive', hint: 'Déménagement, stationnement, listes électorales' },
    problem: { title: 'Je signale un problème', hint: 'Voirie, éclairage, propreté, bruit' },
    papers: { title: 'Papiers et citoyenneté', hint: 'Identité, actes, élections, recensement' },
    building: { title: 'Je construis, je transforme', hint: 'Déclaration préalable, permis, enseigne' },
    association: { title: 'Mon association', hint: 'Salles, subventions, manifestations' },
    wedding: { title: 'Je me marie, je me pacse', hint: 'Dossier, dates, salle' },
    help: { title: 'J’ai besoin d’aide', hint: 'Logement, accompagnement, aînés, handicap' },
    other: { title: 'Autre chose', hint: 'Question, remerciement, accès à un document' },
  },
}
export type Messages = typeof fr
