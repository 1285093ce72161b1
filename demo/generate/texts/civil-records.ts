import type { TypeTexts } from './type-texts.ts'

export const CIVIL_RECORDS: Readonly<Record<string, TypeTexts>> = {
  'EC-ACT': {
    subjects: ["Demande d'acte de naissance", "Copie intégrale d'acte", "Extrait d'acte de naissance avec filiation", 'acte de décès'],
    asks: [
      "Il me faudrait un extrait d'acte de naissance avec filiation, je suis né à Rochambeau le {birth}.",
      "Je souhaite recevoir une copie intégrale de mon acte de mariage, célébré le {birth} à l'Hôtel de Ville.",
      "Pouvez-vous m'envoyer {count} exemplaires de l'acte de décès de {man}, décédé le {past} ?",
      "J'ai besoin d'un acte de naissance de moins de 3 mois pour mon dossier, né le {birth} à Rochambeau.",
      "Le notaire me demande une copie intégrale de l'acte de naissance de {woman}, née le {birth}.",
      "Comment obtenir un extrait d'acte pour {mychild}, né{e} à la maternité de Rochambeau ?",
    ],
    details: [
      "C'est pour le notaire, avant le {date} si possible.",
      "C'est pour un passeport.",
      'Mes parents sont {person} et {person}.',
      "Vous pouvez l'envoyer au {address}.",
      "J'en ai besoin assez vite, merci.",
    ],
    notes: [
      'Demande copie intégrale acte de naissance {birth}, envoi à {address}.',
      'Voudrait {count} actes de décès pour {person}, obsèques et banque. Ton doux.',
      'Extrait avec filiation pour notaire, urgent avant le {date}.',
    ],
    done: [
      'R07',
      'Voici votre acte, en pièce jointe. Il est gratuit. Si un organisme vous demande de payer pour l’obtenir, ce n’est pas la mairie.',
      'Votre acte part aujourd’hui par courrier à l’adresse que vous avez donnée. Comptez trois jours.',
    ],
  },
  'EC-MAR': {
    subjects: ['Dossier de mariage', 'Mariage le {date}', 'Pièces pour un mariage'],
    asks: [
      'Nous souhaitons nous marier à Rochambeau le {date} et nous voudrions retirer un dossier.',
      'Pouvez-vous nous dire si la salle des mariages est libre le {date} vers {hour} ?',
      'Nous avons réuni toutes les pièces de notre dossier de mariage, où faut-il le déposer ?',
      'Mon futur mari est de nationalité étrangère ({country}), quelles pièces faut-il en plus ?',
      'Nous voudrions changer un de nos témoins, le mariage est prévu le {date}.',
    ],
    details: [
      'Nous serons environ {people} invités.',
      'Nous habitons ensemble au {address}.',
      "Nous n'avons pas fait de contrat.",
      "Un des témoins vit à l'étranger.",
    ],
    notes: [
      "Couple, mariage souhaité {date}, liste des pièces remise, rappeler pour l'horaire.",
      'Demande si la salle fait plus de 90 places. Dossier presque complet, manque un témoin.',
      "Veulent avancer la date à cause d'une naissance.",
    ],
    done: ['R12', 'Votre dossier est complet, merci. La publication sera affichée dix jours. Nous vous appelons pour confirmer l’heure.'],
  },
  'EC-PAC': {
    subjects: ['Pacs', 'Rendez-vous Pacs', 'Dissolution de Pacs'],
    asks: [
      "Nous voulons nous pacser avant la fin de l'année, quelles sont les prochaines dates ?",
      'Nous avons rempli la convention de Pacs, pouvons-nous prendre rendez-vous ?',
      "Comment dissoudre un Pacs quand un seul des deux est d'accord ?",
      'Nous souhaitons modifier notre convention de Pacs signée en {year}.',
      "Mon partenaire est né à l'étranger ({country}), faut-il un certificat particulier ?",
    ],
    details: ['Nous vivons au {address}.', "C'est pour une mutation, donc assez pressé.", 'On a utilisé la convention type.'],
    notes: [
      'Couple, veut se pacser avant fin {month}, formulaire remis.',
      "Dissolution unilatérale, renseigné sur l'huissier. Demande confirmation écrite.",
    ],
    done: [
      'Votre dossier est complet. Votre rendez-vous pour l’enregistrement est le {date} à {hour}, à l’Hôtel de Ville. Venez tous les deux avec vos pièces d’identité.',
      'La dissolution de votre Pacs est enregistrée à la date du {past}. Vous recevez le récépissé par courrier.',
    ],
  },
  'EC-LIV': {
    subjects: ['Livret de famille perdu', 'Mise à jour du livret de famille', 'Second livret'],
    asks: [
      'Nous avons perdu notre livret de famille pendant le déménagement, comment en avoir un autre ?',
      'Je souhaite un second livret de famille à la suite de ma séparation.',
      'Il faut ajouter {child} sur notre livret, {il} est né le {past}.',
      "Notre livret a été volé avec mon sac, j'ai la déclaration de perte.",
      'Comment faire mettre à jour le livret après un décès ?',
    ],
    details: ['Nous avons {count} enfants.', 'Nous nous sommes mariés en {year}.', "L'école me le demande pour la rentrée."],
    notes: ['Livret perdu, {count} enfants, formulaire donné au guichet.', 'Demande second livret après divorce, jugement montré.'],
    done: [
      'Votre livret de famille est prêt. Vous pouvez venir le chercher à l’accueil de votre choix avec une pièce d’identité.',
      'Le duplicata est demandé aux communes qui détiennent les actes. Nous vous le remettrons dès leur retour, c’est gratuit.',
    ],
  },
  'EC-PRE': {
    subjects: ['Changement de prénom', "Prénom d'usage"],
    asks: [
      "Je souhaite changer de prénom pour {firstname}, que j'utilise depuis {count} ans.",
      'Je voudrais franciser mon prénom, quelles preuves faut-il apporter ?',
      "J'utilise le prénom {firstname} au travail et dans ma famille depuis longtemps et je veux le porter à l'état civil.",
      "Peut-on faire supprimer un prénom composé sur l'acte de naissance de {mychild} ?",
    ],
    details: [
      "J'ai des attestations de mes proches et de mon employeur.",
      'Je préfère un rendez-vous discret, merci.',
      'Je suis majeur et né à Rochambeau.',
    ],
    notes: [
      'Personne reçue en bureau P2, demande prénom {firstname}. À appeler ainsi dès maintenant.',
      'Demande la liste des preuves acceptées, plutôt ému.',
    ],
    done: [
      'Votre demande est acceptée : votre prénom est désormais {firstname}. Les actes sont mis à jour et nous vous envoyons la copie.',
    ],
    refused: ['les pièces remises ne montrent pas encore un intérêt légitime'],
  },
}
