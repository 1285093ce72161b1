/** How people begin and end, by the tone of the channel. */
export const GREETINGS = {
  email: [
    'Bonjour,',
    'Bonjour Madame, Monsieur,',
    'Bonsoir,',
    'Madame, Monsieur,',
    'Bonjour à vous,',
    'Bonjour à toute l’équipe,',
    'Bjr,',
    'Bonjour madame',
    'Monsieur, Madame,',
    'Rebonjour,',
    'Bonjour !',
    'Re,',
  ],
  post: [
    'Madame, Monsieur,',
    'Madame la Maire,',
    'Monsieur le Maire,',
    'Madame, Monsieur le responsable,',
    'Messieurs,',
    'À l’attention du service concerné,',
  ],
} as const

export const CLOSINGS = {
  email: [
    'Cordialement,',
    'Merci d’avance.',
    'Bien à vous,',
    'Bonne journée.',
    'Merci de votre réponse rapide.',
    'Merci beaucoup.',
    'Respectueusement,',
    'Bonne soirée,',
    'Dans l’attente de votre retour.',
    'Merci par avance',
    'Cdt',
    'Mille mercis !',
  ],
  post: [
    'Veuillez agréer, Madame, Monsieur, l’expression de mes salutations distinguées.',
    'Dans l’attente de votre réponse, je vous prie de croire à mes sentiments respectueux.',
    'Je vous remercie de l’attention que vous porterez à ma lettre.',
    'Avec mes remerciements anticipés, je vous prie d’agréer mes salutations.',
  ],
} as const

/** A second subject that people slip in. */
export const BY_THE_WAY: readonly string[] = [
  'Au passage, le lampadaire devant chez moi est éteint.',
  'Et pouvez-vous me dire aussi les horaires de la mairie le samedi ?',
  'Autre chose : ma voisine du dessus n’a pas reçu sa facture de cantine.',
  'J’en profite pour signaler une corbeille pleine au coin de la rue.',
  'Par ailleurs je voudrais changer mon adresse électronique.',
  'Et pour la carte de stationnement, c’est le même service ?',
]

export const EARLIER_THREAD: readonly string[] = [
  'Suite à votre message, je vous réponds un peu tard.',
  'Je reviens vers vous comme convenu au téléphone.',
  'En réponse à votre courrier du mois dernier.',
  'Comme je vous l’ai déjà écrit, j’attends toujours une réponse.',
]

export const DISTRESS: readonly string[] = [
  'Je suis à bout, je ne sais plus quoi faire.',
  'Si rien ne bouge je vais craquer, je ne dors plus.',
  'Si vous continuez comme ça je viens régler ça moi-même au guichet.',
]

export const UNREADABLE =
  '[Courrier numérisé, lecture difficile] …sieur le M… …nir la rue … depuis … plusi… mois … …vous prie de … (signature illisible)'

/** Citizens who come back on a request that is not finished. */
export const CHASING: readonly string[] = [
  'Bonjour, avez-vous des nouvelles de ma demande ?',
  'Je me permets de vous relancer, je n’ai pas eu de réponse.',
  'Où en est mon dossier svp ?',
  'Toujours rien de votre côté ?',
  'Bonjour, je reviens vers vous car la date approche.',
  'Merci de me dire si vous avez bien tout reçu.',
]

export const COMPLETING: readonly string[] = [
  'Voici le document demandé.',
  'Vous trouverez la pièce manquante en pièce jointe, désolé pour l’oubli.',
  'Je vous envoie le justificatif, dites-moi si cela convient.',
  'Document joint, merci.',
  'Je viens de déposer la pièce à l’accueil.',
]

export const NOT_SOLVED: readonly string[] = [
  'Bonjour, ce n’est pas réglé : le problème est revenu.',
  'Je ne suis pas d’accord avec votre réponse, pouvez-vous revoir mon dossier ?',
  'Vous dites que c’est fait mais rien n’a changé.',
  'Il reste une erreur, merci de vérifier.',
]

export const ANSWERS_TO_A_QUESTION: readonly string[] = [
  'Oui, c’est bien cela.',
  'C’est au même endroit, devant l’entrée.',
  'Non, seulement le matin.',
  'Je vous confirme l’adresse.',
  'Je suis disponible toute la journée.',
  'Merci pour votre réponse, je note.',
  'D’accord, j’attends votre appel.',
]

/** Short words of agents on the way. */
export const AGENT_QUESTIONS: readonly string[] = [
  'Pouvez-vous nous préciser l’adresse exacte, s’il vous plaît ?',
  'Avez-vous un numéro où vous joindre dans la journée ?',
  'Pouvez-vous nous dire depuis quand cela dure ?',
  'Je vérifie avec le service et je reviens vers vous cette semaine.',
  'Votre dossier est bien arrivé. Je le regarde et je vous écris dès que possible.',
  'Souhaitez-vous être appelé plutôt le matin ou l’après-midi ?',
  'J’ai transmis votre précision à l’équipe sur place.',
  'Votre demande est en cours d’examen. Il n’y a rien à faire de votre côté pour l’instant.',
]

export const FEEDBACK_COMMENTS: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly string[]>> = {
  1: ['Jamais eu de vraie réponse.', 'Trop long.', 'On se renvoie la balle.', 'Rien n’a été fait.', 'J’ai dû rappeler quatre fois.'],
  2: ['Réponse pas claire.', 'Délai trop long mais personne aimable.', 'Il a fallu insister.'],
  3: ['Correct.', 'Réponse reçue mais tardive.', 'Ça va.'],
  4: ['Bien, un peu long.', 'Réponse claire.', 'Merci.'],
  5: ['Rapide et efficace, merci !', 'Agent très aimable.', 'Parfait.', 'Problème réglé en deux jours.', 'Merci pour votre écoute.'],
}
