import type { TypeTexts } from './type-texts.ts'

export const PLANNING: Readonly<Record<string, TypeTexts>> = {
  'UR-DP': {
    subjects: ['Déclaration préalable', 'Travaux de façade', 'Question sur une clôture'],
    asks: [
      'Je dépose une déclaration préalable pour remplacer mes fenêtres au {place}, parcelle {plot}.',
      'Nous voulons poser un abri de jardin de {smallsurface} m², faut-il une déclaration ?',
      'Veuillez trouver notre dossier de déclaration préalable pour une clôture, parcelle {plot}, {place}.',
      'Je souhaite installer des panneaux solaires sur le toit du {place}.',
      'Dossier de ravalement de façade, {place}, parcelle {plot}.',
      'Nous voulons créer une petite véranda de {smallsurface} m² côté jardin.',
    ],
    details: [
      "L'artisan peut commencer le {date}.",
      "Nous sommes peut-être près d'un monument classé.",
      'Les plans et photos sont joints.',
      "Le voisin est d'accord.",
    ],
    notes: ['Question fenêtres {place}, dit de déposer une DP.', 'Dépôt DP papier {plot}, récépissé remis.'],
    done: ['R29', 'Il n’est pas fait opposition à votre projet. L’arrêté est joint ; affichez-le sur le terrain pendant tout le chantier.'],
    refused: ['le projet ne respecte pas la hauteur ou la couleur prévues par le plan local d’urbanisme'],
  },
  'UR-PC': {
    subjects: ['Permis de construire maison individuelle', 'Extension, parcelle {plot}', 'Permis modificatif'],
    asks: [
      "Veuillez trouver la demande de permis de construire d'une maison au {place}, parcelle {plot}.",
      'Nous déposons un permis pour une extension de {surface} m², {place}.',
      "Dépôt d'un permis modificatif pour la parcelle {plot} : déplacement d'une ouverture.",
      'Demande de permis pour la surélévation de notre maison, {place}.',
    ],
    details: ["L'architecte est {person}.", 'La démolition du garage est prévue.', "L'attestation thermique est jointe."],
    notes: ['Dépôt PC {plot}, quatre exemplaires, récépissé remis.', 'Demande où en est son permis, renvoyé vers la date du récépissé.'],
    done: [
      'Votre permis est accordé. L’arrêté est joint. Affichez le panneau sur le terrain : les voisins ont deux mois pour le contester.',
    ],
    refused: ['l’implantation par rapport à la limite séparative n’est pas conforme au plan local d’urbanisme'],
  },
  'UR-CU': {
    subjects: ["Certificat d'urbanisme", 'CU parcelle {plot}'],
    asks: [
      "Étude de Me {family2}, notaire : demande de certificat d'urbanisme d'information, parcelle {plot}, {place}.",
      'Je voudrais savoir si le terrain {plot} est constructible.',
      'Demande de CU opérationnel pour une maison de {surface} m², parcelle {plot}.',
      "Merci de nous délivrer un certificat d'urbanisme pour le bien situé {place}.",
    ],
    details: ['Signature prévue le {date}.', 'Le plan de situation est joint.'],
    notes: ['Notaire relance pour CU {plot}, signature le {date}.'],
    done: ['Le certificat d’urbanisme est joint. Il est valable dix-huit mois.'],
    refused: ['la note sur le projet ne permet pas de se prononcer'],
  },
  'UR-DIA': {
    subjects: ["Déclaration d'intention d'aliéner", 'DIA {plot}'],
    asks: [
      "Nous vous notifions la déclaration d'intention d'aliéner du bien situé {place}, au prix de {price}.",
      'Étude de Me {family2} : DIA pour un appartement, {place}, prix {price}.',
      'Veuillez trouver une DIA, parcelle {plot}, vente de gré à gré, prix {price}.',
    ],
    details: ['Signature envisagée le {date}.', 'Le bien est libre de toute occupation.', 'Acquéreur : {person}.'],
    notes: ['Clerc de notaire, demande confirmation de non-préemption {plot}.'],
    done: ['La Ville n’exerce pas son droit de préemption sur ce bien. Vous pouvez signer.'],
    refused: ['la Ville exerce son droit de préemption sur ce bien, pour y créer un équipement public'],
  },
  'UR-ENS': {
    subjects: ['Enseigne commerciale', "Autorisation d'enseigne"],
    asks: [
      "J'ouvre {shop} au {place} et je souhaite poser une enseigne drapeau.",
      "Nous remplaçons l'enseigne de {shop}, dimensions 220 × 60 cm, non lumineuse.",
      'Quelles démarches pour une enseigne lumineuse rue {streetname} ?',
    ],
    details: ['Le propriétaire a donné son accord.', 'Ouverture prévue le {date}.'],
    notes: ['Commerçant, enseigne {place}, abords à vérifier.'],
    done: ['Votre enseigne est autorisée telle que vous l’avez dessinée. L’arrêté est joint.'],
    refused: ['l’architecte des bâtiments de France a donné un avis défavorable à l’éclairage'],
  },
}
