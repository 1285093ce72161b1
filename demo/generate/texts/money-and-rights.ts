import type { TypeTexts } from './type-texts.ts'

export const MONEY_AND_RIGHTS: Readonly<Record<string, TypeTexts>> = {
  'FI-DEL': {
    subjects: ["Demande d'échéancier", 'Remboursement', 'Facture {invoice}'],
    asks: [
      "Je ne peux pas payer la facture {invoice} de {amount} d'un coup, puis-je payer en {count} fois ?",
      "J'ai payé deux fois la facture {invoice}, merci de me rembourser {amount}.",
      "J'ai reçu une relance alors que j'ai déjà payé la facture {invoice}.",
      'Mon enfant ne va plus à la cantine depuis {month}, il me reste un crédit de {amount}.',
    ],
    details: ['Je suis en arrêt de travail.', 'Mon RIB est joint.', 'Je suis désolé du retard.'],
    notes: ['Demande {count} échéances pour {invoice}. Relance gelée.', 'Trop-perçu {amount}, RIB à fournir.'],
    done: ['R39', 'Votre remboursement de {amount} est accepté. Le virement arrive sous trente jours.'],
    refused: ['la facture est déjà partie au comptable public ; voici son adresse'],
  },
  'CA-MAI': {
    subjects: ["À l'attention de Madame la Maire", 'Courrier à un élu', 'Demande de rendez-vous avec un adjoint'],
    asks: [
      "Je souhaite attirer votre attention sur l'état {destreet}, qui se dégrade.",
      'Je sollicite un rendez-vous avec vous au sujet de mon logement.',
      'Les habitants {destreet} demandent un ralentisseur depuis {count} ans.',
      "Je tenais à féliciter vos agents de l'accueil pour leur gentillesse.",
      'Pourquoi supprimer des places de stationnement {street} sans prévenir personne ?',
    ],
    details: ["J'espère une réponse de votre part.", 'Je ne suis pas le seul à le penser.', "J'ai déjà écrit en {month}."],
    notes: ['Demande audience à Mme la Maire, sujet : {street}. Invité à écrire.'],
    done: [
      'R40',
      'Madame la Maire vous remercie de votre lettre. Elle a demandé au service concerné de vérifier la situation {destreet} et de vous tenir informé.',
    ],
  },
  'GE-INF': {
    subjects: ['Question', 'Horaires', 'Renseignement'],
    asks: [
      'Quels sont les horaires de la mairie de Rive-Neuve le samedi ?',
      'Où faut-il aller pour faire légaliser une signature ?',
      'Savez-vous à quelle heure ferme la déchèterie ?',
      'Peut-on payer la cantine en espèces et où ?',
      "Je cherche l'adresse du conciliateur de justice.",
      'Comment fait-on pour avoir un composteur ?',
    ],
    details: ["Je n'ai pas trouvé sur le site.", 'Merci pour votre aide.'],
    notes: [
      'Demande horaires samedi, renseigné.',
      "Cherche le conciliateur, renseigné : Faubourg d'Amont le mardi.",
      "Question sur la déchèterie, c'est la Métropole, numéro donné.",
    ],
    done: [
      'L’Hôtel de Ville est ouvert du lundi au vendredi de 8 h 30 à 17 h, jusqu’à 19 h 30 le jeudi, et le samedi de 9 h à 12 h.',
      'Vous pouvez faire cette démarche dans toutes nos mairies de proximité, sans rendez-vous, avec une pièce d’identité.',
      'La déchèterie est gérée par la Métropole. Vous pouvez l’appeler au 02 61 91 80 00.',
    ],
  },
  'GE-REC': {
    subjects: ['Réclamation', 'Accueil inadmissible', 'Toujours pas de réponse'],
    asks: [
      "J'ai attendu {minutes} minutes {weekday} à l'accueil pour m'entendre dire de revenir.",
      "Cela fait {weeks} semaines que j'attends une réponse à mon courrier, c'est inadmissible.",
      "L'agent au téléphone m'a raccroché au nez.",
      "Le portail a planté trois fois au moment de payer, j'ai perdu ma matinée.",
      'On me demande pour la troisième fois le même papier.',
    ],
    details: ["J'attends des excuses.", 'Je travaille, moi.', "C'est toujours pareil."],
    notes: [
      'Très mécontent, attente {minutes} min, veut un responsable. Rappel promis.',
      'Réclamation sur délai de réponse, dossier retrouvé.',
    ],
    done: [
      'R06',
      'Vous avez raison, l’attente était trop longue ce jour-là. Nous avons ajouté un agent à cette heure. Je vous prie de nous excuser.',
    ],
  },
  'GE-DON': {
    subjects: ['Mes données personnelles', 'Suppression de mon compte'],
    asks: [
      'Je souhaite savoir quelles données la mairie possède sur moi.',
      'Merci de supprimer mon compte sur le portail et toutes mes données.',
      'Mon adresse est fausse dans vos fichiers, pouvez-vous la corriger partout ?',
      'Je veux savoir qui a consulté mon dossier.',
    ],
    details: ['En application du RGPD.', "Je n'habite plus la commune."],
    notes: ['Veut effacer son compte, transmis au DPO.'],
    done: [
      'Voici la copie des données que la Ville détient sur vous. Vous pouvez demander de les corriger à tout moment.',
      'Votre compte est supprimé. Nous gardons seulement ce que la loi nous oblige à garder, pour la durée indiquée en pièce jointe.',
    ],
  },
  'GE-DOC': {
    subjects: ["Communication d'un document", 'Demande CADA'],
    asks: [
      'Je demande la communication de la délibération du {past} sur les tarifs de la cantine.',
      "Merci de m'envoyer le rapport de la commission de sécurité de {room}.",
      'Je souhaite consulter le permis de construire du {place}.',
      "Pouvez-vous me communiquer l'arrêté de circulation {destreet} ?",
    ],
    details: [
      "En application du livre III du code des relations entre le public et l'administration.",
      'Par voie électronique de préférence.',
    ],
    notes: ['Veut consulter un permis {place}, RDV proposé.'],
    done: ['Vous trouverez le document demandé en pièce jointe. Certaines mentions sont cachées parce qu’elles concernent la vie privée.'],
    refused: ['le document demandé n’existe pas ou n’est pas achevé'],
  },
}
