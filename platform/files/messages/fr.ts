export const fr = {
  title: 'Avant d’ouvrir ce fichier',
  active: 'Ce PDF contient du contenu actif',
  findings: {
    script: 'il contient un programme (JavaScript) ;',
    launch: 'il peut lancer un programme de votre poste, envoyer des données ou appeler une adresse ;',
    'attached-file': 'il contient d’autres fichiers ;',
    media: 'il contient du son, de la vidéo ou un objet à lancer ;',
    'dynamic-form': 'c’est un formulaire dessiné par un programme (XFA) ;',
  },
  activeText: 'Il est gardé tel qu’il a été reçu, comme preuve, et n’est jamais ouvert dans la page.',
  locked: 'Ce PDF est protégé par un mot de passe',
  lockedText:
    'Personne ne peut le lire sans ce mot de passe, ni nous ni la lecture automatique. Demandez à l’expéditeur un fichier sans mot de passe.',
  unchecked: 'Ce PDF n’a pas pu être examiné',
  uncheckedText: 'Il est abîmé, ou protégé d’une façon qui cache ce qu’il contient. Il n’est pas ouvert dans la page.',
  read: 'Lire une copie sans contenu actif',
  save: 'Télécharger l’original',
  advice: 'N’ouvrez l’original que si vous en avez besoin et si vous connaissez l’expéditeur ; n’acceptez rien de ce qu’il demande.',
}
export type Messages = typeof fr
