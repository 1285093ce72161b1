type Facts = Readonly<Record<string, string | number>>

export const fr = {
  refusals: {
    'accounts.refusal.sign-in': () =>
      'L’adresse et le mot de passe ne vont pas ensemble. Vérifiez l’une et l’autre, puis essayez de nouveau.',
    'accounts.refusal.password': () => 'Ce n’est pas votre mot de passe actuel. Essayez de nouveau.',
    'accounts.refusal.code': () =>
      'Ce code ne convient pas ou a déjà servi. Attendez que votre application en montre un autre et recopiez-le.',
    'accounts.refusal.wait': (facts: Facts) =>
      `Plusieurs essais ont échoué. Attendez ${waitingTime(Number(facts['seconds']))} avant le suivant.`,
    'accounts.refusal.sign-in-again': () => 'Trop de temps a passé. Donnez de nouveau votre adresse et votre mot de passe.',
    'accounts.refusal.link-over': () =>
      'Ce lien a déjà servi ou n’est plus valable. Demandez-en un autre à la personne qui administre Parvis.',
    'accounts.refusal.already-set-up': () => 'Cette ville a déjà quelqu’un qui l’administre. Demandez-lui une invitation.',
    'accounts.refusal.password-too-short': (facts: Facts) =>
      `Choisissez un mot de passe d’au moins ${facts['minimum']} caractères. Une phrase convient très bien.`,
    'accounts.refusal.password-too-long': (facts: Facts) => `Choisissez un mot de passe de ${facts['maximum']} caractères au plus.`,
    'accounts.refusal.password-too-common': () =>
      'Ce mot de passe se devine : mots courants, nom, ville, année ou suite de touches. Choisissez quelques mots sans rapport entre eux.',
    'accounts.refusal.not-allowed': () => 'Votre rôle ne permet pas cet acte. Demandez à un administrateur fonctionnel.',
    'accounts.refusal.unknown-agent': () => 'Cet agent n’existe pas ou n’est plus en activité.',
    'accounts.refusal.unknown-unit': () => 'Ce service n’existe pas. Choisissez-en un dans la liste.',
    'accounts.refusal.unit-code-taken': () => 'Un service porte déjà ce code. Donnez-en un autre.',
    'accounts.refusal.unknown-role': () => 'Ce rôle n’existe pas.',
    'accounts.refusal.unknown-scope': () => 'Une des portées demandées n’existe pas.',
    'accounts.refusal.scope-beyond-role': () => 'Ce rôle n’a pas l’usage de toutes ces portées : retirez celles qui vont au-delà.',
    'accounts.refusal.unknown-token': () => 'Ce jeton n’existe pas ou a déjà été retiré.',
    'accounts.refusal.token-name': (facts: Facts) =>
      `Donnez au jeton un nom de ${facts['maximum']} caractères au plus, celui du programme qui s’en sert.`,
    'accounts.refusal.past-expiry': () => 'La date de fin est déjà passée. Donnez une date à venir.',
    'accounts.refusal.session-over': () => 'Cette connexion est déjà terminée.',
  },
  fields: {
    email: 'Adresse e-mail professionnelle',
    password: 'Mot de passe',
    newPassword: 'Nouveau mot de passe',
    newPasswordHint: (minimum: number) =>
      `Au moins ${minimum} caractères. Une phrase de quelques mots est facile à retenir et difficile à deviner. Vous pouvez la coller.`,
    presentPassword: 'Mot de passe actuel',
    code: 'Code à six chiffres',
    codeHint: 'Celui que montre votre application d’authentification.',
    givenName: 'Prénom',
    familyName: 'Nom',
    unit: 'Service',
    unitName: 'Nom de votre direction',
    unitNameHint: 'Par exemple : Direction générale des services.',
    unitCode: 'Code court de cette direction',
    unitCodeHint: 'De 2 à 16 lettres majuscules ou chiffres, par exemple DGS.',
    wrongCode: 'Donnez de 2 à 16 lettres majuscules, chiffres ou tirets.',
  },
  signIn: {
    title: 'Se connecter',
    lead: 'Cet espace est réservé aux agents de la ville.',
    button: 'Se connecter',
    lost: 'Mot de passe perdu ou adresse inconnue : demandez un lien à la personne qui administre Parvis dans votre collectivité.',
    locked: (name: string) =>
      `${name}, votre session s’est verrouillée pendant votre absence. Vos brouillons sont gardés : donnez votre mot de passe pour continuer.`,
    signedOut: 'Vous êtes déconnecté. Sur un poste partagé, fermez aussi le navigateur.',
    demonstration: 'Essayer Parvis',
    demonstrationLead:
      'Ceci est une démonstration : la ville, les agents et les habitants sont inventés. Entrez en un clic comme un de ces agents.',
    demonstrationPassword: 'Mot de passe commun :',
    enterAs: 'Entrer',
    enterAsName: (name: string) => `comme ${name}`,
    agent: 'Agent',
    role: 'Rôle',
    sees: 'Ce que l’on voit en premier',
  },
  secondFactor: {
    title: 'Confirmer que c’est vous',
    lead: 'Ouvrez votre application d’authentification et recopiez le code qu’elle montre.',
    button: 'Continuer',
    enrolTitle: 'Protéger votre compte',
    enrolLead: 'La ville demande un deuxième moyen de vous reconnaître. À faire une seule fois, avec votre téléphone.',
    enrolSteps: [
      'Installez une application d’authentification si vous n’en avez pas (FreeOTP, Aegis, 2FAS ou une autre).',
      'Dans cette application, ajoutez un compte et photographiez le dessin ci-dessous.',
      'Recopiez le code à six chiffres qu’elle montre.',
    ],
    qrCode: 'Code QR à photographier avec l’application d’authentification',
    byHand: 'Vous ne pouvez pas photographier ? Tapez cette clé dans l’application :',
    again: 'Recommencer la connexion',
  },
  stepUp: {
    title: 'Confirmer que c’est toujours vous',
    lead: 'Ce que vous allez faire touche aux droits ou à beaucoup de données. La confirmation vaut dix minutes.',
    button: 'Confirmer',
  },
  sessions: {
    title: 'Mes connexions',
    lead: 'Les appareils sur lesquels votre compte est ouvert. Terminez celles que vous ne reconnaissez pas, puis changez votre mot de passe.',
    caption: (count: number) => (count === 1 ? 'Une connexion ouverte' : `${count} connexions ouvertes`),
    device: 'Appareil',
    unknownDevice: 'Appareil inconnu',
    since: 'Depuis',
    lastSeen: 'Dernière activité',
    current: 'cette connexion',
    locked: 'verrouillée',
    act: 'Terminer',
    end: 'Terminer',
    endOf: (device: string) => `la connexion sur ${device}`,
    endOthers: 'Terminer toutes les autres',
    ended: 'La connexion est terminée.',
    othersEnded: (count: number) =>
      count === 0
        ? 'Il n’y avait pas d’autre connexion.'
        : count === 1
          ? 'L’autre connexion est terminée.'
          : `Les ${count} autres connexions sont terminées.`,
    changePassword: 'Changer mon mot de passe',
    back: 'Retour à mes connexions',
  },
  myPassword: {
    title: 'Changer mon mot de passe',
    lead: 'Vos autres connexions seront terminées.',
    button: 'Changer le mot de passe',
    changed: 'Votre mot de passe est changé.',
  },
  setUp: {
    title: 'Ouvrir Parvis pour votre ville',
    lead: 'Créez le compte de la première personne qui administre. Ce lien ne sert qu’une fois ; elle invitera ensuite les autres.',
    button: 'Créer le compte',
    newUnit: 'Votre première direction',
    person: 'Vous',
  },
  welcome: {
    title: (name: string) => `Bienvenue, ${name}`,
    lead: 'Choisissez votre mot de passe pour entrer dans Parvis.',
    resetTitle: 'Choisir un nouveau mot de passe',
    resetLead: (name: string) => `Pour le compte de ${name}. Toutes les connexions ouvertes seront terminées.`,
    button: 'Enregistrer et entrer',
  },
  linkOver: {
    title: 'Ce lien n’ouvre plus rien',
    signIn: 'Se connecter',
  },
  roles: {
    'R-ACC': 'Agent d’accueil (guichet)',
    'R-TEL': 'Conseiller téléphonique',
    'R-COU': 'Agent courrier',
    'R-INS': 'Agent instructeur',
    'R-RES': 'Responsable de service',
    'R-DIR': 'Directeur',
    'R-SIG': 'Signataire (délégation)',
    'R-REG': 'Régisseur, sous-régisseur',
    'R-FAM': 'Agent famille',
    'R-ANI': 'Animateur, responsable de site',
    'R-TER': 'Agent de terrain',
    'R-SAL': 'Gestionnaire de salles',
    'R-CAB': 'Cabinet, secrétariat d’élu',
    'R-MED': 'Médiateur',
    'R-RED': 'Rédacteur de fiches',
    'R-ADF': 'Administrateur fonctionnel',
    'R-ADT': 'Administrateur technique',
    'R-DPO': 'Délégué à la protection des données',
    'R-ARC': 'Archiviste',
    'R-AUD': 'Auditeur (lecture)',
  },
}
export type Messages = typeof fr

function waitingTime(seconds: number): string {
  if (seconds < 120) return seconds === 1 ? 'une seconde' : `${seconds} secondes`
  return `${Math.ceil(seconds / 60)} minutes`
}
