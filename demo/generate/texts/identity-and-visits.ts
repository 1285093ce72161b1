import type { TypeTexts } from './type-texts.ts'

export const IDENTITY_AND_VISITS: Readonly<Record<string, TypeTexts>> = {
  'EC-TIT': {
    subjects: ['Rendez-vous passeport', "Renouvellement carte d'identité", 'RDV CNI urgent', 'Passeport pour un mineur'],
    asks: [
      "Je cherche un rendez-vous pour refaire mon passeport, il n'y a plus rien avant {month} sur le site.",
      "Ma carte d'identité est périmée depuis {months} mois, comment avoir un rendez-vous rapidement ?",
      "Je pars en {country} le {date} et mon passeport n'est plus valable, avez-vous une place ?",
      "Il me faut une carte d'identité pour {mychild}, {il} a un voyage scolaire le {date}.",
      "On m'a volé mon portefeuille, je dois refaire ma carte d'identité et mon passeport.",
      "J'ai fait la pré-demande en ligne mais je ne trouve aucun créneau dans les quatre mairies.",
    ],
    details: [
      "Je peux venir n'importe quel jour, même le samedi.",
      "J'ai déjà fait la pré-demande.",
      'Nous sommes {count} personnes dans la famille.',
      'Je travaille loin, plutôt le soir du jeudi.',
    ],
    notes: [
      "Cherche RDV passeport depuis {weeks} semaines, départ le {date}. Inscrit en liste d'attente.",
      'CNI perdue, pré-demande pas faite, aidé au poste libre-service.',
      'Demande RDV pour {count} personnes, un mineur. Proposé Grand-Pré.',
      'Vérifie où en est son titre, numéro de dossier donné.',
    ],
    done: [
      'R09',
      'R10',
      'Un rendez-vous est réservé pour vous le {date} à {hour}, à la mairie de Grand-Pré. Apportez votre pré-demande, une photo, votre ancien titre et un justificatif de domicile.',
      'Votre titre est arrivé. Venez le retirer à l’accueil où vous avez fait la demande, sans rendez-vous.',
    ],
    refused: ['le motif indiqué ne fait pas partie des cas d’urgence prévus'],
  },
  'EC-ELE': {
    subjects: ['Inscription liste électorale', "Changement d'adresse électeur", 'Carte électorale pas reçue'],
    asks: [
      "Je viens d'emménager au {address} et je voudrais m'inscrire pour voter.",
      "J'ai déménagé dans la ville, faut-il changer de bureau de vote ?",
      "Je n'ai pas reçu ma carte électorale, suis-je bien inscrit ?",
      'Mon fils a 18 ans en {month}, est-il inscrit automatiquement ?',
      "J'ai été radié de la liste sans explication, je souhaite savoir pourquoi.",
      'Je suis citoyen européen, comment voter aux municipales ?',
    ],
    details: ["Avant, j'étais inscrit à {town}.", "Ma carte d'identité est périmée depuis peu.", 'Je joins un justificatif de domicile.'],
    notes: [
      'Nouvel habitant {address}, inscription faite au guichet, pièces vues.',
      'Demande son bureau de vote, renseigné : école du quartier.',
      'Radié à tort selon lui, vérifier au répertoire.',
    ],
    done: [
      'R11',
      'Vous êtes bien inscrit. Votre bureau est celui de l’école de votre quartier. La carte n’est pas obligatoire : une pièce d’identité suffit.',
    ],
    refused: ['l’attache avec la commune n’est pas prouvée par les pièces reçues'],
  },
  'EC-JDC': {
    subjects: ['Recensement 16 ans', 'Attestation de recensement'],
    asks: [
      "{mychild} vient d'avoir 16 ans, comment se faire recenser ?",
      "Il nous faut l'attestation de recensement pour l'inscription au bac, pouvez-vous la renvoyer ?",
      "Nous avons perdu l'attestation de recensement de {mychild}.",
      'Le lycée demande le recensement avant le {date}, est-ce possible en ligne ?',
    ],
    details: ['{Il} est au lycée de la Gare.', 'Nous avons la double nationalité.'],
    notes: ['Recensement 16 ans, mère présente, attestation remise tout de suite.', "Duplicata d'attestation demandé pour le permis."],
    done: [
      'Le recensement est enregistré. Voici l’attestation : gardez-la, elle sert pour les examens et le permis. L’armée écrira pour la journée défense et citoyenneté.',
      'Nous ne pouvons pas refaire l’attestation, mais le bureau du service national délivre un justificatif. Voici son adresse.',
    ],
  },
  'EC-CIM': {
    subjects: ['Renouvellement de concession', 'Concession cimetière de la Cavée', 'Demande de tarif concession'],
    asks: [
      'Je souhaite renouveler la concession de {person}, cimetière de la Cavée, carré {letter}.',
      'Nous venons de perdre {person} et nous voudrions acheter une concession.',
      'Combien coûte une case au columbarium et pour quelle durée ?',
      "J'ai reçu votre lettre sur la fin de concession, je voudrais prolonger de 30 ans.",
      "La tombe voisine de celle de ma famille s'affaisse, pouvez-vous vérifier ?",
    ],
    details: ['La concession porte le numéro {bignum}.', 'Je ne peux plus me déplacer.', "Je suis l'un des trois héritiers."],
    notes: [
      'Famille en deuil, achat concession 30 ans, RDV proposé avec Catherine.',
      'Renouvellement concession {bignum}, demande le prix. Envoyer par courrier.',
    ],
    done: [
      'R13',
      'La concession est renouvelée pour trente ans. Vous recevez le nouveau titre par courrier. Gardez-le avec vos papiers de famille.',
    ],
    refused: ['vous n’êtes pas le titulaire et l’accord des autres héritiers manque'],
  },
  'EC-ATA': {
    subjects: ["Attestation d'accueil", 'Invitation pour visa'],
    asks: [
      "Je veux faire venir ma mère de {country} pour {weeks} semaines, il me faut une attestation d'accueil.",
      'Quels papiers pour inviter ma sœur qui habite en {country} ?',
      "J'ai rendez-vous pour une attestation d'accueil mais mon bail est au nom de mon mari.",
      "Le consulat demande l'attestation d'accueil avant le {date}, est-ce possible ?",
    ],
    details: ['Mon logement fait {surface} m² et nous sommes {count}.', 'Elle arriverait le {date}.', "J'ai acheté le timbre de 30 euros."],
    notes: [
      'Veut inviter parent de {country}, pièces expliquées, RDV le {date}.',
      "N'a pas compris pour la surface du logement. Expliqué, liste donnée.",
    ],
    done: ['Votre attestation d’accueil est prête. Venez la retirer en personne avec votre pièce d’identité.'],
    refused: ['R14', 'la surface du logement ne permet pas d’accueillir le visiteur dans des conditions normales'],
  },
}
