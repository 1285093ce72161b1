import type { TypeTexts } from './type-texts.ts'

export const SOCIAL_AID: Readonly<Record<string, TypeTexts>> = {
  'SO-AID': {
    subjects: ["Aide d'urgence", "Facture d'électricité impayée", "Besoin d'aide"],
    asks: [
      "Je ne peux plus payer mon électricité, j'ai reçu un avis de coupure pour le {date}, il reste {amount}.",
      "Je n'ai plus rien pour manger jusqu'à la fin du mois, à qui dois-je m'adresser ?",
      "J'ai {count} mois de loyer en retard et j'ai peur d'être expulsé.",
      "Mon ex-mari ne verse plus la pension et je n'arrive plus à payer la cantine et les charges.",
      "Peut-on m'aider à payer des lunettes, le devis est de {amount} ?",
    ],
    details: [
      'Je suis seule avec {count} enfants.',
      'Je touche le RSA.',
      'Je suis en arrêt maladie depuis {months} mois.',
      "J'ai honte de demander.",
    ],
    notes: [
      'Coupure annoncée le {date}, {amount}, {count} enfants. Entretien donné sous 48 h.',
      "N'a plus de quoi manger. Bon alimentaire remis, RDV pris.",
      'Loyer en retard, expulsion non engagée, orienté vers entretien.',
    ],
    done: [
      'R26',
      'Après l’entretien, une aide de {amount} est accordée pour votre facture. Elle est payée directement au fournisseur.',
      'Un bon alimentaire est prêt à l’accueil de Rive-Neuve. Venez avec ou sans papier.',
    ],
    refused: ['cette dépense ne fait pas partie des aides du règlement'],
  },
  'SO-LOG': {
    subjects: ['Demande de logement social', 'Où en est ma demande de HLM', 'Changement de logement'],
    asks: [
      'Ma demande de logement date de {year2}, numéro unique {unique}. Avez-vous des nouvelles ?',
      'Nous vivons à {count} dans un T2, nous demandons un logement plus grand.',
      'Comment déposer une demande de logement social ?',
      'Je dois quitter mon appartement avant le {date}, le propriétaire vend.',
      "Je souhaite mettre à jour ma demande, j'ai changé d'employeur.",
    ],
    details: [
      "Il y a de l'humidité et un enfant asthmatique.",
      "Je préfère la rive gauche mais j'accepte tout.",
      'Je suis hébergée chez ma sœur.',
    ],
    notes: [
      'Suivi demande {unique}, renouvellement à faire avant {month}.',
      'Première demande, dossier enregistré au guichet, numéro donné.',
      'Menacé de congé pour vente, RDV logement pris.',
    ],
    done: ['R27', 'Votre demande est enregistrée. Votre numéro unique est le {unique}. Il faut la renouveler chaque année.'],
  },
  'SO-POR': {
    subjects: ['Portage de repas', 'Repas à domicile pour ma mère'],
    asks: [
      "Ma mère de {old} ans sort de l'hôpital le {date}, peut-on lui livrer des repas ?",
      'Je souhaite recevoir des repas à domicile, je ne peux plus cuisiner.',
      'Pouvez-vous suspendre les repas de {person} du {date} au {date2} ?',
      'Est-ce possible de passer à un régime sans sel ?',
    ],
    details: ['Elle habite au {address}, au 3e étage.', 'Sonner deux fois, elle entend mal.', 'Tous les jours sauf le dimanche.'],
    notes: [
      'Nièce de {person} : repas dès {date}, sans sel. Clé chez la voisine.',
      'Suspension des repas, hospitalisation. Prévenir la tournée.',
    ],
    done: [
      'La livraison commence le {date}. Le repas est à {smallamount}, selon les ressources. Le livreur passe entre 9 h et 12 h.',
      'Les repas sont suspendus à la date demandée. Il suffit d’un appel pour les reprendre.',
    ],
  },
  'SO-DOM': {
    subjects: ['Domiciliation', "Besoin d'une adresse"],
    asks: [
      'Je dors dans ma voiture depuis {months} mois et il me faut une adresse pour la CPAM.',
      'Je suis hébergé à droite et à gauche, peut-on me domicilier au CCAS ?',
      'Ma domiciliation se termine en {month}, comment la renouveler ?',
    ],
    details: ['Je travaille en intérim à Rochambeau.', 'Mes enfants sont scolarisés ici.', "J'attends un courrier important."],
    notes: [
      'Monsieur sans adresse stable, lien avec la commune à vérifier, RDV donné.',
      'Renouvellement de domiciliation, passe chercher son courrier chaque semaine.',
    ],
    done: [
      'Votre domiciliation est acceptée pour un an. Votre attestation est à retirer à Rive-Neuve ; passez au moins une fois tous les trois mois.',
    ],
    refused: ['aucun lien avec la commune n’a pu être établi ; le CCAS de {town} peut vous recevoir'],
  },
  'SO-ISO': {
    subjects: ['Registre canicule', 'Inscription personne isolée'],
    asks: [
      'Je voudrais inscrire mon père de {old} ans au registre, il vit seul au {address}.',
      "Ma voisine âgée est seule tout l'été, qui peut l'appeler en cas de canicule ?",
      'Je suis seule et je voudrais être appelée pendant les fortes chaleurs.',
    ],
    details: ['Je suis joignable au {phone}.', 'Il refuse souvent de répondre, insistez.', 'Elle est en fauteuil.'],
    notes: [
      'Inscription registre : {person}, {old} ans, à prévenir {phone}.',
      "Voisine inquiète, volets fermés. Pompiers conseillés d'abord, visite demandée.",
    ],
    done: [
      'L’inscription est faite. En cas d’alerte, nous appelons chaque jour ; sans réponse, nous prévenons la personne que vous avez indiquée.',
    ],
  },
  'SO-HAB': {
    subjects: ['Logement insalubre', "Moisissures dans l'appartement", 'Propriétaire qui ne fait rien'],
    asks: [
      'Il y a des moisissures noires dans la chambre des enfants au {place}, le propriétaire ne répond plus.',
      "Nous n'avons plus de chauffage depuis {weeks} semaines et l'agence ne fait rien.",
      "Le plafond de la salle de bain s'est effondré au {place}.",
      "L'installation électrique fait des étincelles, j'ai peur pour mes enfants.",
    ],
    details: ["J'ai envoyé deux recommandés.", 'Le bébé tousse toutes les nuits.', 'Les photos sont jointes.', 'Le loyer est de {amount}.'],
    notes: [
      'Humidité, enfant asthmatique, bailleur privé. Visite à programmer {place}.',
      'Chauffage en panne {place}, bailleur social, délai de 15 jours rappelé.',
    ],
    done: [
      'Notre technicien a visité le logement le {past}. Le propriétaire a reçu une mise en demeure et un mois pour faire les travaux. Nous reviendrons vérifier.',
      'Le bailleur s’est engagé à intervenir avant le {date}. Si rien n’est fait, rappelez-nous avec votre référence.',
    ],
  },
}
