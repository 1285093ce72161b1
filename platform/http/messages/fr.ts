import { formatNumber } from '#platform/i18n'
const KINDS: Readonly<Record<string, string>> = {
  image: 'photo ou image',
  pdf: 'PDF',
  office: 'document de bureau',
  text: 'texte',
  email: 'courriel',
}

export const fr = {
  issues: {
    missing: () => 'Remplissez ce champ.',
    'too-short': (data: Facts) => `Écrivez au moins ${data.minimum} caractères.`,
    'too-long': (data: Facts) => `Raccourcissez ce texte : ${formatNumber('fr', Number(data.maximum))} caractères au plus.`,
    'too-few': (data: Facts) => `Choisissez au moins ${data.minimum} réponses.`,
    'too-many': (data: Facts) => `Gardez ${data.maximum} réponses au plus.`,
    'too-little': (data: Facts) => `Donnez un nombre d’au moins ${data.minimum}.`,
    'too-big': (data: Facts) => `Donnez un nombre d’au plus ${data.maximum}.`,
    'wrong-kind': (data: Facts) => `Ce champ attend ${SORTS[String(data.expected)] ?? 'une autre sorte de valeur'}.`,
    'not-in-list': (data: Facts) => `Choisissez une des réponses proposées : ${data.allowed}.`,
    'not-offered': () => 'Choisissez une des réponses proposées.',
    'wrong-email': () => 'Donnez une adresse de la forme nom@exemple.fr.',
    'wrong-phone': () => 'Donnez un numéro de téléphone, par exemple 06 39 98 00 00.',
    'wrong-id': () => 'Cet identifiant n’est pas complet.',
    'wrong-date': () => 'Donnez une date, par exemple 16/11/2026.',
    'wrong-iso-date': () => 'Donnez une date de la forme 2026-11-16.',
    'wrong-url': () => 'Donnez une adresse de page complète.',
    'wrong-form': () => 'Cette valeur n’a pas la forme attendue.',
    'unknown-field': () => 'Ce champ n’est pas connu ici : retirez-le.',
    'sent-twice': () => 'Ce champ a été envoyé deux fois : n’en gardez qu’un.',
    'future-date': () => 'Cette date est dans le futur : vérifiez-la.',
    'no-file': () => 'Choisissez un fichier.',
    'file-too-large': (data: Facts) => `Ce fichier est trop lourd : ${data.maximum} Mo au plus.`,
    'file-kind': (data: Facts) => `Ce fichier n’est pas d’une sorte acceptée (${kinds(data.allowed)}).`,
    'file-unreadable': () =>
      'Ce fichier ne peut pas être lu : il est abîmé ou incomplet. Enregistrez-le à nouveau, ou prenez-en une photo.',
    'file-infected': () => 'Ce fichier contient un virus : il n’a pas été gardé. Prévenez la personne qui vous l’a donné.',
    'storage-full': () =>
      'Le fichier n’a pas pu être gardé : il n’y a plus de place. Envoyez votre demande sans lui, et joignez-le plus tard.',
    'storage-unavailable': () => 'Le fichier n’a pas pu être gardé. Réessayez dans quelques minutes, ou envoyez votre demande sans lui.',
    'too-many-files': (data: Facts) => `Envoyez ${data.maximum} fichiers au plus.`,
  },
  pages: {
    'not-found': {
      title: 'Page introuvable',
      text: 'Cette page n’existe pas, ou elle n’est pas à vous. Vérifiez l’adresse, ou repartez de l’accueil.',
    },
    'not-allowed': { title: 'Accès réservé', text: 'Votre rôle ne permet pas cet acte. Adressez-vous à votre responsable.' },
    conflict: {
      title: 'Cela a changé entre-temps',
      text: 'Quelqu’un a modifié ce dossier pendant que vous écriviez. Revenez en arrière : votre texte est conservé.',
    },
    invalid: {
      title: 'Des champs sont à corriger',
      text: 'Rien n’a été enregistré. Revenez au formulaire, corrigez ce qui suit et envoyez à nouveau.',
    },
    malformed: { title: 'Contenu illisible', text: 'Le corps de la requête n’est pas du JSON. Rien n’a été enregistré.' },
    unsupported: {
      title: 'Sorte de contenu inconnue',
      text: 'Envoyez du JSON, avec l’en-tête « Content-Type: application/json ». Rien n’a été enregistré.',
    },
    'token-missing': {
      title: 'Jeton absent ou refusé',
      text: 'Présentez un jeton en cours de validité : « Authorization: Bearer … ». Un administrateur les donne dans le bureau, sous « Jetons d’API ».',
    },
    'too-many': { title: 'Trop d’essais', text: 'Attendez une minute, puis recommencez.' },
    'too-large': {
      title: 'Envoi trop lourd',
      text: 'L’ensemble dépasse la taille acceptée. Envoyez moins de fichiers, ou des fichiers plus légers.',
    },
    forged: {
      title: 'Formulaire expiré',
      text: 'La page est restée ouverte trop longtemps, ou elle vient d’un autre site. Revenez en arrière, rechargez la page et envoyez à nouveau.',
    },
    failure: {
      title: 'Le service est interrompu un instant',
      text: 'Votre dernier envoi n’a pas été enregistré. Réessayez dans une minute. Si cela dure, donnez cette référence à l’accueil :',
    },
    unavailable: {
      title: 'Service momentanément indisponible',
      text: 'La base de données ne répond pas. Rien n’a été perdu. Réessayez dans une minute.',
    },
    'disk-full': {
      title: 'Service momentanément indisponible',
      text: 'Le disque du serveur est plein : rien ne peut être enregistré pour l’instant. Votre dernier envoi n’a pas été gardé ; ce qui était déjà enregistré l’est toujours. L’administrateur doit libérer de la place : réessayez dans quelques minutes.',
    },
  },
  /** A refused file is called by its name: several may have come with one field. */
  ofFile: (name: string, sentence: string) => `« ${name} » : ${sentence}`,
  backToForm: 'Revenir au formulaire',
  home: 'Retour à l’accueil',
}
export type Facts = Record<string, string | number>
export type Messages = typeof fr

/** Sorts of values, as schemas name them. */
const SORTS: Readonly<Record<string, string>> = {
  string: 'un texte',
  number: 'un nombre',
  int: 'un nombre entier',
  boolean: 'vrai ou faux',
  array: 'une liste',
  object: 'un objet',
  record: 'un objet',
}

function kinds(allowed: string | number | undefined): string {
  return String(allowed ?? '')
    .split(', ')
    .map((kind) => KINDS[kind] ?? kind)
    .join(', ')
}
