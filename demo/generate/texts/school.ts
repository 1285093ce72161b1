import type { TypeTexts } from './type-texts.ts'

export const SCHOOL: Readonly<Record<string, TypeTexts>> = {
  'FA-SCO': {
    subjects: ['Inscription scolaire', "Inscription à l'école, emménagement", 'École de secteur'],
    asks: [
      'Nous emménageons le {date} au {address}. Pouvez-vous inscrire {child} en {grade} ?',
      "{mychild} entre en petite section à la rentrée, comment faire l'inscription ?",
      "Quelle est l'école de secteur pour le {address} ?",
      "Nous quittons {town} et nos enfants doivent changer d'école, {child} est en {grade}.",
      "J'ai envoyé le dossier d'inscription de {mychild} et je n'ai pas de nouvelles.",
    ],
    details: [
      '{Il} a déjà eu tous ses vaccins.',
      '{Il} ira aussi à la cantine.',
      "Nous avons le bail mais pas encore de facture d'électricité.",
      "Sa petite sœur arrivera l'an prochain.",
    ],
    notes: [
      'Famille arrivant de {town}, inscription {child} en {grade}, école {school}. Manque justificatif.',
      "Demande l'école de secteur pour {address} : {school}.",
    ],
    done: [
      'R15',
      '{child} est inscrit{e} à l’école {school}. Prenez contact avec la direction pour la date d’entrée. La cantine se demande dans votre espace famille.',
    ],
  },
  'FA-DER': {
    subjects: ['Demande de dérogation', "Changement d'école"],
    asks: [
      "Je demande une dérogation pour que {mychild} aille à l'école {school2} avec son frère.",
      "La nounou habite à côté de l'école {school2}, je souhaite que {child} y soit inscrit{e}.",
      "Je travaille juste à côté de l'école {school2}, est-il possible d'y scolariser {mychild} ?",
      "Nous déménageons en cours d'année mais nous voudrions que {child} finisse à l'école {school}.",
    ],
    details: [
      'Son frère y est en {grade}.',
      "L'école de secteur serait {school}.",
      'Je joins le certificat de scolarité.',
      '{Il} a un suivi médical dans ce quartier.',
    ],
    notes: ['Dérogation {school} vers {school2}, motif fratrie, pièce vue.', 'Très mécontente du refus, veut un écrit.'],
    done: ['R16'],
    refused: ['R17', 'l’école demandée n’a plus de place dans ce niveau'],
  },
  'FA-CAN': {
    subjects: ['Inscription cantine', 'Cantine et garderie du soir', 'Changement de jours de cantine', 'Annuler la cantine du {weekday}'],
    asks: [
      'Je voudrais inscrire {mychild} à la cantine le lundi et le jeudi à partir du {date}.',
      'Pouvez-vous ajouter la garderie du soir pour {child}, école {school} ?',
      'Nous changeons de planning, {child} ne mangera plus à la cantine le {weekday}.',
      "J'ai repris le travail, {mychild} doit manger tous les jours à la cantine dès le {date}.",
      "Je n'arrive pas à réserver la cantine pour {child} sur le portail.",
      'Est-ce que {mychild} peut avoir des repas sans porc ?',
    ],
    details: [
      '{Il} est en {grade}.',
      'Mon quotient est de {qf}.',
      "C'est la grand-mère qui viendra {le} chercher, {person}.",
      "J'ai oublié de réserver avant la limite, désolée.",
    ],
    notes: [
      'Inscription cantine L M J V pour {child} ({grade} {school}), QF {qf}.',
      'Ajout accueil du soir lundi et jeudi, fait dans le dossier.',
      "N'arrive pas à réserver en ligne, réservation faite à sa place.",
    ],
    done: [
      'C’est fait : {child} est inscrit{e} à la cantine les jours demandés. Le prix du repas dépend de votre quotient ; vous le voyez dans votre espace famille.',
      'Le changement est enregistré à partir du {date}. Les repas déjà réservés avant cette date restent dus.',
    ],
  },
  'FA-LOI': {
    subjects: ['Centre de loisirs du mercredi', 'Inscription vacances', 'Place au centre {centre}'],
    asks: [
      'Je voudrais une place pour {child} au centre {centre} le mercredi.',
      "Est-ce qu'il reste de la place au centre de loisirs la première semaine des vacances ?",
      "J'inscris {mychild} pour les vacances, du {date} jusqu'à la fin de la semaine.",
      'Le portail affiche une place au centre {centre} mais il dit complet quand je valide.',
      'Il faut annuler le {wednesday} pour {child}, nous partons.',
      'Mes deux enfants, {child} et {child2}, peuvent-ils être dans le même centre ?',
    ],
    details: [
      '{Il} a {age} ans.',
      'Nous travaillons tous les deux.',
      'La fiche sanitaire est jointe.',
      "Sur liste d'attente depuis {weeks} semaines.",
    ],
    notes: [
      "Place mercredi {centre} pour {child}, complet, mis en liste d'attente.",
      'Inscription vacances {child} et {child2}, fiche sanitaire à apporter.',
      'Annulation du {date}, hors délai, expliqué le règlement.',
    ],
    done: [
      'R24',
      'L’inscription de {child} au centre {centre} est confirmée. Vous trouvez les jours et le prix dans votre espace famille.',
      'La place du {date} est annulée. Elle ne sera pas facturée.',
    ],
  },
  'FA-CRE': {
    subjects: ['Place en crèche', 'Préinscription crèche', 'Suivi de ma demande de crèche'],
    asks: [
      'Nous attendons un bébé pour {month} et nous cherchons une place en crèche à partir de {month2}.',
      'Ma demande de crèche date de {months} mois, où en est-elle ?',
      "Je reprends le travail le {date} et je n'ai pas de mode de garde.",
      "Est-il possible d'avoir quelques heures par semaine à la halte ?",
      'Nous voudrions la crèche {nursery}, en premier choix.',
    ],
    details: ['Nous travaillons tous les deux en horaires décalés.', 'Je suis seule avec mon enfant.', 'Son grand frère y est déjà.'],
    notes: [
      'Demande place {nursery}, entrée {month}, parents actifs. Entretien proposé.',
      'Veut connaître son rang. Expliqué la commission.',
    ],
    done: ['R25', 'La commission vous propose une place à {nursery} à partir du {date}. Répondez avant quinze jours pour la garder.'],
    refused: ['la commission n’a pas pu attribuer de place cette fois'],
  },
}
