/** What the house knows of the city, for the pages that the law asks for. */
export interface CityFacts {
  city: string
  address: string
  phone: string
  email: string
}

export interface StaticPage {
  title: string
  lead?: string
  sections: readonly { title: string; paragraphs: readonly string[] }[]
}

export const fr = {
  accessibility: (c: CityFacts): StaticPage => ({
    title: 'Déclaration d’accessibilité',
    lead: `${c.city} s’engage à rendre ce site accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.`,
    sections: [
      {
        title: 'État de conformité',
        paragraphs: [
          'Ce site n’a pas encore été audité par une personne, selon le RGAA 4.1. En attendant cet audit, il est déclaré non conforme : nous ne disons pas ce que nous n’avons pas vérifié.',
        ],
      },
      {
        title: 'Ce que nous avons déjà vérifié',
        paragraphs: [
          'Chaque page passe, à chaque modification, les contrôles automatiques d’axe-core sur ordinateur et sur téléphone, en clair et en sombre. Les parcours sont faits sans script et au clavier par nos essais. Ces contrôles ne couvrent qu’une partie des critères du RGAA.',
        ],
      },
      {
        title: 'Défauts connus',
        paragraphs: [
          'Aucun essai avec un lecteur d’écran (NVDA, VoiceOver) n’a encore été fait par une personne qui s’en sert tous les jours.',
          'Les fichiers que vous recevez des services (PDF, photographies) peuvent ne pas être accessibles. Demandez-les sous une autre forme.',
          'Les textes de loi et quelques intitulés de services ne sont écrits qu’en français.',
        ],
      },
      { title: 'Technologies', paragraphs: ['HTML, CSS, SVG. JavaScript n’est jamais nécessaire.'] },
      {
        title: 'Signaler un défaut',
        paragraphs: [
          `Quelque chose vous bloque ? Écrivez à ${c.email}, appelez le ${c.phone}, ou venez. Nous vous donnons le contenu sous une autre forme et nous corrigeons.`,
        ],
      },
      {
        title: 'Voies de recours',
        paragraphs: [
          'Si vous n’obtenez pas de réponse, vous pouvez saisir le Défenseur des droits : formulaire sur www.defenseurdesdroits.fr, téléphone 09 69 39 00 00, ou courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  }),
  data: (c: CityFacts): StaticPage => ({
    title: 'Vos données personnelles',
    lead: 'Ce que nous gardons, pourquoi, pour combien de temps, et ce que vous pouvez demander.',
    sections: [
      {
        title: 'Qui est responsable ?',
        paragraphs: [`${c.city}, ${c.address}. Le délégué à la protection des données répond à ${c.email}.`],
      },
      {
        title: 'À quoi elles servent',
        paragraphs: [
          'À enregistrer votre demande, y répondre, vous en prévenir, et mesurer nos délais sans vous nommer. C’est une mission de service public (RGPD, article 6, 1, e). Jamais à vous démarcher, jamais vendues.',
        ],
      },
      {
        title: 'Ce que nous gardons',
        paragraphs: [
          'Votre nom et le moyen de vous répondre, ce que vous écrivez, les fichiers que vous joignez, et les dates. Un signalement peut se faire sans nom.',
        ],
      },
      {
        title: 'Qui les lit',
        paragraphs: [
          'Les agents du service chargé de votre demande. L’accueil voit qu’elle existe et où elle en est, pour vous répondre ; pas son contenu dans les domaines protégés (action sociale, santé, petite enfance). Chaque consultation est journalisée.',
        ],
      },
      {
        title: 'Combien de temps',
        paragraphs: [
          'Le temps de traiter votre demande, puis la durée fixée pour son sujet avec les Archives départementales ; ensuite elles sont détruites ou versées aux archives, comme la loi le demande.',
        ],
      },
      {
        title: 'Vos droits',
        paragraphs: [
          `Voir vos données, les corriger, en limiter l’usage, vous opposer : écrivez à ${c.email} ou à ${c.address}. Nous répondons en un mois. Vous pouvez aussi adresser une réclamation à la CNIL, www.cnil.fr.`,
        ],
      },
      {
        title: 'Cookies',
        paragraphs: [
          'Quatre au plus, tous nécessaires, aucun pour vous suivre : la langue choisie, la protection des formulaires, le message affiché après un envoi, et les demandes ouvertes avec leur code (deux heures, signé, illisible pour les scripts). Aucune mesure d’audience, aucun contenu venu d’ailleurs.',
        ],
      },
    ],
  }),
  legal: (c: CityFacts): StaticPage => ({
    title: 'Mentions légales',
    sections: [
      {
        title: 'Éditeur',
        paragraphs: [`${c.city}, ${c.address}. Téléphone ${c.phone}, courriel ${c.email}. Directeur de la publication : le maire.`],
      },
      {
        title: 'Hébergement',
        paragraphs: ['Ce site est hébergé par la Ville, sur ses propres machines ou chez le prestataire qu’elle désigne.'],
      },
      {
        title: 'Droit de saisir l’administration par voie électronique',
        paragraphs: [
          'Ce site est le téléservice prévu par les articles L112-8 et suivants du code des relations entre le public et l’administration. Chaque envoi reçoit un accusé de réception.',
        ],
      },
      {
        title: 'Logiciel',
        paragraphs: ['Parvis. La police de caractères Atkinson Hyperlegible Next est sous licence SIL Open Font License.'],
      },
    ],
  }),
  help: (c: CityFacts): StaticPage => ({
    title: 'Aide',
    lead: 'Les réponses les plus demandées. Sinon, appelez-nous.',
    sections: [
      {
        title: 'Je ne trouve pas ma démarche',
        paragraphs: [
          'Écrivez ce que vous cherchez avec vos mots : les fautes de frappe ne gênent pas. Si rien ne convient, posez une question à la Ville : un agent l’oriente.',
        ],
      },
      {
        title: 'Faut-il un compte ?',
        paragraphs: [
          'Non. Votre demande s’ouvre avec son numéro et son code de suivi, donnés à la fin du formulaire et dans l’accusé de réception.',
        ],
      },
      {
        title: 'J’ai perdu mon code',
        paragraphs: [`Cherchez l’accusé de réception. Sinon appelez le ${c.phone} : après quelques questions, un agent vous le redonne.`],
      },
      {
        title: 'Ma photo est refusée',
        paragraphs: [
          'Quinze Mo au plus, photo, PDF ou document de bureau. Le nom du fichier ne suffit pas : nous regardons son contenu, et nous enlevons de vos photos le lieu et l’appareil.',
        ],
      },
      {
        title: 'Quand aurai-je une réponse ?',
        paragraphs: ['La date est écrite sur la page de suivi. Elle tient compte des jours ouvrés et de ce que nous attendons de vous.'],
      },
      {
        title: 'Je préfère parler à quelqu’un',
        paragraphs: [
          `Appelez le ${c.phone} ou venez : nos agents remplissent la demande avec vous, elle a le même numéro et le même suivi.`,
        ],
      },
    ],
  }),
  siteMap: 'Plan du site',
}
export type Pages = typeof fr
