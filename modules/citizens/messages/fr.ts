export const fr = {
  refusal: {
    'citizens.refusal.may-not-register': 'Votre rôle ne permet pas de créer ou modifier une fiche.',
    'citizens.refusal.wrong-email': 'Donnez une adresse de la forme nom@exemple.fr.',
    'citizens.refusal.wrong-phone': 'Donnez un numéro de téléphone, par exemple 06 39 98 00 00.',
    'citizens.refusal.name-missing': 'Donnez un nom.',
    'citizens.refusal.wrong-siret': 'Ce SIRET n’est pas exact : 14 chiffres, vérifiez-les.',
    'citizens.refusal.wrong-birth-date': 'Cette date de naissance n’existe pas : vérifiez-la. Écrivez 00 pour le jour ou le mois inconnus.',
    'citizens.refusal.same-siret': 'Une fiche a déjà ce SIRET : cherchez-la et complétez-la.',
    'citizens.refusal.unknown': 'Cette fiche n’existe pas, ou vous n’y avez pas accès.',
    'citizens.refusal.same-reach': 'Cette fiche a déjà ce numéro ou cette adresse.',
    'citizens.refusal.stale': 'Un collègue a modifié cette fiche entre-temps. Relisez-la, puis enregistrez à nouveau.',
  },
}
export type Messages = typeof fr
