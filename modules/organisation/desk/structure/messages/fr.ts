type Facts = Readonly<Record<string, string | number>>

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'] as const

export const fr = {
  refusals: {
    'organisation.refusal.unit-code': () => 'Donnez un code de 2 à 16 signes : majuscules, chiffres, tiret.',
    'organisation.refusal.unit-name': (facts: Facts) => `Donnez un nom de ${facts['maximum']} caractères au plus.`,
    'organisation.refusal.unit-code-taken': () => 'Une autre unité porte déjà ce code.',
    'organisation.refusal.unit-place': () =>
      'Une direction n’est dans rien, un service est dans une direction, une équipe dans un service ou une direction.',
    'organisation.refusal.unit-kind-stays': () => 'Une direction, un service ou une équipe le reste. Créez une autre unité.',
    'organisation.refusal.unknown-parent': () => 'Cette unité de rattachement n’existe pas. Vérifiez son code.',
    'organisation.refusal.unknown-sector': () => 'Ce secteur n’existe pas. Donnez le code d’un secteur connu.',
    'organisation.refusal.unknown-manager': () => 'Aucun agent ne porte ce code. Vérifiez-le, ou ajoutez l’agent.',
    'organisation.refusal.unit-in-use': (facts: Facts) =>
      `L’unité ne peut pas fermer ce jour-là : ${facts['units']} unité(s) et ${facts['agents']} agent(s) y sont encore. Déplacez-les d’abord.`,
    'organisation.refusal.no-such-unit': () => 'Cette unité n’existe pas.',
    'organisation.refusal.no-such-site': () => 'Ce site n’existe pas.',
    'organisation.refusal.site-code': () => 'Donnez un code de 2 à 12 signes : majuscules, chiffres, tiret.',
    'organisation.refusal.site-code-taken': () => 'Un autre site porte déjà ce code.',
    'organisation.refusal.site-name': (facts: Facts) => `Donnez un nom de ${facts['maximum']} caractères au plus.`,
    'organisation.refusal.site-address': (facts: Facts) => `Donnez une adresse de ${facts['maximum']} caractères au plus.`,
    'organisation.refusal.site-town': (facts: Facts) => `Donnez une ville de ${facts['maximum']} caractères au plus.`,
    'organisation.refusal.postcode': () => 'Donnez un code postal de cinq chiffres.',
    'organisation.refusal.hours': () => 'Écrivez les horaires ainsi : lu-ve 08:30-12:00 13:30-17:00; sa 09:00-12:00.',
    'organisation.refusal.hours-order': (facts: Facts) =>
      `Le ${dayName(facts)}, l’heure de fermeture vient avant l’ouverture. Corrigez-la.`,
    'organisation.refusal.hours-overlap': (facts: Facts) => `Le ${dayName(facts)}, deux horaires se chevauchent. Corrigez l’un des deux.`,
    'organisation.refusal.import-too-large': (facts: Facts) => `Ce fichier dépasse ${facts['maximum']} Mo. Partagez-le en plusieurs.`,
    'organisation.refusal.import-too-long': (facts: Facts) => `Ce fichier a plus de ${facts['maximum']} lignes. Partagez-le en plusieurs.`,
    'organisation.refusal.import-empty': () => 'Ce fichier est vide, ou n’est pas du texte. Enregistrez le tableau au format CSV.',
    'organisation.refusal.import-quotes': () => 'Des guillemets sont ouverts et jamais refermés, ou mal placés. Corrigez cette ligne.',
    'organisation.refusal.import-unknown-column': (facts: Facts) =>
      `Cette colonne n’est pas connue. Retirez-la, ou donnez-lui un de ces noms : ${facts['columns']}.`,
    'organisation.refusal.import-column-twice': () => 'Cette colonne est là deux fois. Gardez-en une.',
    'organisation.refusal.import-column-missing': () => 'Cette colonne manque. Ajoutez-la.',
    'organisation.refusal.import-cells': (facts: Facts) =>
      `Cette ligne a ${facts['found']} valeur(s) au lieu de ${facts['expected']}. Vérifiez les séparateurs et les guillemets.`,
    'organisation.refusal.import-twice': (facts: Facts) =>
      `Ce code est déjà à la ligne ${facts['line']}. Gardez une seule des deux lignes.`,
    'organisation.refusal.import-depends': (facts: Facts) =>
      `Cette valeur dépend de la ligne ${facts['line']}, qui est à corriger. Corrigez-la d’abord.`,
    'organisation.refusal.import-date': () => 'Écrivez la date ainsi : 2026-11-23 ou 23/11/2026.',
    'organisation.refusal.import-word': (facts: Facts) => `Cette valeur n’est pas connue. Écrivez une de celles-ci : ${facts['allowed']}.`,
    'organisation.refusal.import-role': () => 'Écrivez les rôles ainsi : R-INS@FAM, R-RES@FAM. Ce rôle n’est pas connu.',
    'organisation.refusal.import-role-unit': (facts: Facts) => `Le service ${facts['code']} d’un rôle n’existe pas. Vérifiez son code.`,
    'organisation.refusal.import-no-file': () => 'Choisissez au moins un fichier.',
    'organisation.refusal.import-gone': () => 'Le fichier n’est plus là. Choisissez-le de nouveau.',
  },
  import: {
    title: 'Importer l’organisation',
    lead: 'Donnez un, deux ou trois fichiers CSV. Parvis vous montre d’abord ce qu’ils changeraient : rien n’est écrit avant que vous le demandiez.',
    kinds: { units: 'Services', sites: 'Sites', agents: 'Agents' },
    fields: { units: 'Fichier des services', sites: 'Fichier des sites', agents: 'Fichier des agents' },
    hint: 'CSV, 2 Mo et 10 000 lignes au plus.',
    models: 'Modèles à remplir',
    model: { units: 'Modèle des services', sites: 'Modèle des sites', agents: 'Modèle des agents' },
    rules:
      'Une ligne au code déjà connu est mise à jour ; une colonne absente ne change rien. Les rôles du fichier sont ajoutés ; aucun n’est retiré.',
    check: 'Vérifier',
    faultsTitle: (count: number) => (count === 1 ? 'Une ligne est à corriger' : `${count} lignes sont à corriger`),
    faultsLead: 'Rien n’a été écrit. Corrigez le fichier, puis donnez-le de nouveau.',
    more: (count: number) => `et ${count} autres`,
    columns: { file: 'Fichier', line: 'Ligne', column: 'Colonne', message: 'À corriger', code: 'Code', effect: 'Effet' },
    readyTitle: 'Tout est en ordre',
    readyLead: 'Rien n’est écrit encore. Voici ce que l’import fera.',
    counts: { created: 'à créer', changed: 'à modifier', unchanged: 'sans changement' },
    effects: { created: 'sera créé', changed: 'sera modifié', unchanged: 'sans changement' },
    effectsCaption: 'Ce que l’import change',
    nothing: 'Tout est déjà ainsi : l’import ne changera rien.',
    run: 'Importer',
    cancel: 'Annuler',
    imported: (created: number, changed: number) => `L’import est fait : ${created} créés, ${changed} modifiés.`,
    stepUp: 'Confirmer mon identité',
    whole: 'toute la ligne',
  },
}

function dayName(facts: Facts): string {
  return DAYS[Number(facts['weekday']) - 1] ?? ''
}

export type Messages = typeof fr
