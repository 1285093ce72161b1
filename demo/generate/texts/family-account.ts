import type { TypeTexts } from './type-texts.ts'

export const FAMILY_ACCOUNT: Readonly<Record<string, TypeTexts>> = {
  'FA-QF': {
    subjects: ['Quotient familial', 'Mise à jour QF', 'Attestation CAF'],
    asks: [
      "Mon quotient a changé, il est maintenant de {qf}. Je joins l'attestation.",
      'Je suis au chômage depuis {month}, pouvez-vous revoir mon tarif ?',
      'Nous nous sommes séparés, comment changer le quotient pour la cantine ?',
      "Vous m'appliquez le tarif maximum alors que la CAF vous a transmis mon quotient.",
      "J'autorise la mairie à demander mon quotient à la CAF, numéro {allowance}.",
    ],
    details: [
      'Est-ce rétroactif sur {month} ?',
      'Nous sommes maintenant {count} à la maison.',
      'Je vous remercie de corriger la facture aussi.',
    ],
    notes: ['QF {qf} lu sur attestation CAF, saisi.', 'Accord donné pour interroger la CAF, fait en direct.'],
    done: [
      'R22',
      'Votre quotient est à jour. Le nouveau tarif s’applique à partir du premier jour du mois. Si votre situation change encore, prévenez-nous.',
    ],
  },
  'FA-PAI': {
    subjects: ['PAI pour {child}', 'Allergie alimentaire', "Accueil d'un enfant handicapé"],
    asks: [
      "{mychild} est allergique à l'arachide, comment mettre en place un PAI pour la cantine ?",
      "Le PAI de {child} est à renouveler, je vous l'envoie signé.",
      '{mychild} est diabétique, qui peut nous recevoir pour préparer la rentrée ?',
      "Nous voudrions que {child} aille au centre de loisirs, {il} a une AESH à l'école.",
    ],
    details: ["La trousse est déjà à l'école.", 'Le médecin scolaire a signé.', "{Il} est en {grade} à l'école {school}."],
    notes: ['PAI remis signé, trousse vue, panier repas dès lundi.', 'RDV demandé pour enfant diabétique, transmis à Laëtitia.'],
    done: ['R23', 'Nous vous recevons le {date} à {hour} avec le responsable du site. Apportez le PAI et l’ordonnance.'],
  },
  'FA-FAC': {
    subjects: ['Erreur sur la facture {invoice}', 'Facture cantine contestée', 'Réclamation facture famille'],
    asks: [
      'Sur la facture {invoice}, vous avez compté {count} repas en trop pour {child}.',
      "Je conteste la facture de {month} : {child} était malade et j'ai envoyé le certificat.",
      "Vous me facturez le {past} alors que l'école était fermée.",
      "La réduction pour le deuxième enfant n'a pas été appliquée sur la facture {invoice}.",
      "J'ai payé deux fois la facture {invoice}, comment être remboursé ?",
      'Depuis notre séparation je reçois toute la facture alors que le père doit payer une semaine sur deux.',
    ],
    details: ['Cela fait {amount} de trop.', "C'est la deuxième fois.", "J'ai tout gardé, je peux vous envoyer les preuves."],
    notes: [
      'Conteste {invoice}, {count} repas, dit que {child} était absent{e}. À vérifier avec le pointage.',
      'Ton vif, facture payée deux fois, preuve montrée.',
    ],
    done: ['R19', 'R20', 'R21'],
    refused: ['les présences ont été pointées ces jours-là'],
  },
  'FA-ABS': {
    subjects: ['Absence de {child}', 'Enfant malade', 'Pas de cantine {weekday}'],
    asks: [
      "{mychild} est malade et ne mangera pas à la cantine aujourd'hui ni demain.",
      '{child} sera absent{e} du centre de loisirs {wednesday}.',
      "Merci d'annuler le repas de {child} ({school}) pour {weekday}, {il} a de la fièvre.",
      "Nous serons en déplacement du {date} au {date2}, {child} n'ira pas à l'école.",
      "{child} a la gastro, {il} n'ira pas à l'école cette semaine.",
    ],
    details: ['{Il} est en {grade} à {school}.', 'Le certificat suivra.', 'Pas de garderie non plus.'],
    notes: [
      'Appel 8 h 40 : {child} ({grade} {school}) malade, pas de cantine.',
      'Absence {child} toute la semaine, gastro, certificat demandé.',
      '{child} absent{e} mercredi, hors délai, expliqué.',
    ],
    done: ['R18', 'C’est noté pour {child}. Les repas annulés à temps ne sont pas facturés.'],
  },
}
