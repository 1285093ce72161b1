import { formatDate } from '#platform/i18n'
import type { ReceiptChannel } from '../clock-event.ts'
import type { DeadlineKind, DeadlineState } from '../deadline.ts'
import type { ExplanationParams } from '../explanation.ts'
import type { PublicPromises } from '../public-promise.ts'
import type { RemedySteps, SilenceMeanings } from '../silence-sentence.ts'

/** A sentence for each key of a closed list of reasons, from its parameters. */
export type Sentences<Params> = { [Key in keyof Params]: (params: Params[Key]) => string }

const on = (day: Temporal.PlainDate): string => formatDate('fr', day, 'long')
const count = (n: number, one: string, many: string): string => (Math.abs(n) < 2 ? `${n} ${one}` : `${n} ${many}`)
const workingDays = (n: number): string => count(n, 'jour ouvré', 'jours ouvrés')
const days = (n: number): string => count(n, 'jour', 'jours')
const WORDS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six']
const months = (n: number): string => `${WORDS[n] ?? n} mois`
const period = ({ months: m, days: d }: { months: number; days: number }): string =>
  [m > 0 ? months(m) : [], d > 0 ? days(d) : []].flat().join(' et ')

const CHANNELS: Record<ReceiptChannel, string> = {
  online: 'par le portail',
  email: 'par courriel',
  api: 'par un service raccordé',
  social: 'par messagerie',
  post: 'par courrier',
  counter: 'au guichet',
  telephone: 'par téléphone',
  other: 'par un autre moyen',
}

const explanation: Sentences<ExplanationParams> = {
  received: (p) => `reçue le ${on(p.on)} par la Ville, ${CHANNELS[p.channel]}`,
  'registered-later': (p) => `enregistrée le ${on(p.on)}, mais seule la date de réception compte`,
  'received-elsewhere': (p) => `reçue le ${on(p.on)} par une autre administration`,
  'reached-city': (p) => `parvenue à la Ville, compétente, le ${on(p.on)}`,
  'passed-on': (p) => `transmise le ${on(p.on)} à l’administration compétente (L114-2 CRPA)`,
  'reached-competent-body': (p) => `reçue par l’administration compétente le ${on(p.on)}`,
  'reopened-contested': (p) => `rouverte le ${on(p.on)} à la suite d’une contestation`,
  'reopened-in-error': (p) => `rouverte le ${on(p.on)}\u00a0: sa clôture était une erreur, les dates d’origine restent`,

  'registration-notice-due': (p) =>
    `accusé d’enregistrement à envoyer sous ${workingDays(p.workingDays)}, le ${on(p.dueOn)} au plus tard (L112-11 CRPA)`,
  'registration-notice-not-electronic': (p) =>
    `pas d’accusé d’enregistrement\u00a0: la demande est arrivée ${CHANNELS[p.channel]}, non par voie électronique`,
  'registration-notice-sent': (p) => `accusé d’enregistrement envoyé le ${on(p.on)}`,
  acknowledged: (p) => `accusé de réception envoyé le ${on(p.on)}`,
  'acknowledgement-due': (p) =>
    `accusé de réception dû sous ${workingDays(p.workingDays)} à compter du ${on(p.from)}, soit le ${on(p.dueOn)} (L112-3 et R112-11-2 CRPA)`,
  'acknowledgement-courtesy': (p) =>
    `accusé de réception non exigé (R112-4 2° CRPA), envoyé par courtoisie sous ${days(p.days)}, le ${on(p.dueOn)} au plus tard`,
  'acknowledgement-not-owed-decided': (p) =>
    `accusé de réception non dû\u00a0: décision acquise le ${on(p.on)}, dans les ${days(p.days)} (R112-4 1° CRPA)`,
  'acknowledgement-not-owed-short-period': (p) =>
    `accusé de réception non dû\u00a0: le silence vaut accord en ${days(p.days)} au plus (R112-4 1° CRPA)`,
  'acknowledgement-not-owed-refusal': (p) =>
    `accusé de réception sans objet\u00a0: le refus notifié le ${on(p.on)} porte lui-même les voies de recours (L112-6 CRPA)`,
  'acknowledgement-by-competent-body': () => 'accusé de réception délivré par l’administration compétente (L114-4 CRPA)',

  'target-from': (p) => `objectif de ${workingDays(p.workingDays)} à compter du ${on(p.from)}\u00a0: ${on(p.dueOn)}`,
  'target-none': () => 'pas d’objectif de délai pour ce type de demande',
  'target-waits-for-items': (p) => `en attente des pièces, au plus tard jusqu’au ${on(p.limitOn)}`,
  'target-paused': (p) => `travail suspendu par le service depuis le ${on(p.on)}\u00a0: pas de date avant la reprise`,
  'target-pause-ended': (p) => `suspendue par le service du ${on(p.from)} au ${on(p.to)} (${workingDays(p.workingDays)})`,
  'target-paused-for-items': (p) => `objectif suspendu pour les pièces du ${on(p.from)} au ${on(p.to)} (${workingDays(p.workingDays)})`,
  'target-extended': (p) => `objectif prolongé de ${workingDays(p.workingDays)} le ${on(p.on)}`,

  'items-requested': (p) =>
    `${p.items.length > 0 ? `pièces demandées le ${on(p.on)} (${p.items.join(', ')})` : `pièces demandées le ${on(p.on)}`}, à produire jusqu’au ${on(p.limitOn)} (L114-5 CRPA)`,
  'items-produced': (p) => `complète le ${on(p.on)}`,
  'items-not-blocking': (p) =>
    `la demande de pièces du ${on(p.on)} n’arrête rien\u00a0: l’instruction peut se poursuivre sans elles (L114-5-1 CRPA)`,
  'items-requested-too-late': (p) => `la demande de pièces du ${on(p.on)} vient trop tard pour changer le délai`,
  'items-limit-passed': (p) => `pièces non produites au ${on(p.limitOn)}, fin du délai donné`,

  'no-implied-decision': (p) => `le silence ne vaut pas décision${p.legalBasis ? ` (${p.legalBasis})` : ''}`,
  'period-runs': (p) => `le délai de ${period(p)} court du ${on(p.from)}`,
  'period-waits-for-items': () => 'le délai ne court qu’à compter de la réception de toutes les pièces (L114-5 CRPA)',
  'period-waits-for-competent-body': () => 'le délai ne court qu’à compter de la réception par l’administration compétente (L114-3 CRPA)',
  'period-suspended': (p) => `délai suspendu du ${on(p.from)} au ${on(p.to)} (${days(p.days)})`,
  'period-capped': (p) => `la suspension ne dépasse pas le délai donné, ${on(p.limitOn)}`,
  'period-not-suspended': () => 'la demande de pièces ne suspend pas ce délai',
  'period-service-pause-ignored': () => 'une suspension décidée par le service n’arrête pas le délai légal',
  'period-extended': (p) => `délai prolongé de ${period(p)} le ${on(p.on)} (${p.legalBasis})`,
  'period-extended-too-late': (p) => `la prolongation du ${on(p.on)} vient après la fin du délai\u00a0: elle est sans effet`,
  'period-put-off-closed-day': (p) => `le ${on(p.from)} n’étant pas travaillé, report au ${on(p.to)}`,
  'implied-acceptance-on': (p) => `accord tacite le ${on(p.on)} (${p.legalBasis})`,
  'implied-rejection-on': (p) => `rejet tacite le ${on(p.on)} (${p.legalBasis})`,
  'reply-due-on': (p) => `réponse due le ${on(p.on)} au plus tard, le silence ne vaut pas décision (${p.legalBasis})`,
  'implied-acceptance-acquired': (p) => `accord tacite acquis le ${on(p.on)}`,
  'implied-rejection-acquired': (p) => `rejet tacite acquis le ${on(p.on)}`,
  'decided-elsewhere': () => 'la décision appartient à une autre administration',

  answered: (p) => `réponse envoyée le ${on(p.on)}`,
  decided: (p) => `décision prise le ${on(p.on)}${p.outcome ? ` (${OUTCOMES[p.outcome]})` : ''}`,
  'decided-not-notified': (p) => `la décision du ${on(p.on)} n’est pas encore notifiée`,
  notified: (p) => `décision notifiée le ${on(p.on)}`,
  closed: (p) => `close le ${on(p.on)}`,
  'closed-without-action': (p) => `classée sans suite le ${on(p.on)}, sans réponse\u00a0: le silence garde son effet`,
  cancelled: (p) => `annulée le ${on(p.on)}`,
}

const OUTCOMES = { granted: 'accord', refused: 'refus', 'partly-granted': 'accord partiel' }

const silence: Sentences<SilenceMeanings> = {
  acceptance: (p) =>
    `Sous réserve que votre demande soit complète, et sans réponse de notre part le ${on(p.on)}, elle sera réputée acceptée (${p.legalBasis}).`,
  'acceptance-waits': (p) =>
    `Le délai au terme duquel votre demande sera réputée acceptée ne court qu’à compter de la réception de toutes les pièces demandées (L114-5 CRPA ; ${p.legalBasis}).`,
  'acceptance-elsewhere': (p) =>
    `Le délai au terme duquel votre demande sera réputée acceptée court à compter de sa réception par l’administration compétente (L114-3 CRPA ; ${p.legalBasis}).`,
  rejection: (p) =>
    `Sous réserve que votre demande soit complète, et sans réponse de notre part le ${on(p.on)}, elle sera réputée rejetée (${p.legalBasis}).`,
}

const remedies: Sentences<RemedySteps> = {
  certificate: () => 'Vous pourrez alors demander une attestation de cet accord (L232-3 CRPA).',
  'informal-appeal': (p) =>
    `Vous aurez ${months(p.months)} à compter de ce rejet pour demander au maire de revoir sa décision (recours gracieux, L411-2 CRPA).`,
  court: (p) =>
    `Vous aurez ${months(p.months)} à compter de ce rejet pour saisir le tribunal administratif (R421-1 et R421-2 du code de justice administrative).`,
  cada: (p) =>
    `Vous aurez ${months(p.months)} à compter de ce refus pour saisir la Commission d’accès aux documents administratifs (CADA), avant tout recours au tribunal (L342-1 et R343-1 CRPA).`,
  reasons: () => 'Dans le délai de recours, vous pourrez demander les motifs de ce rejet (L232-4 CRPA).',
}

const promise: Sentences<PublicPromises> = {
  'answer-by': (p) => `Réponse le ${on(p.on)} au plus tard`,
  'pass-on-by': (p) => `Transmission à l’administration compétente le ${on(p.on)} au plus tard`,
  'waiting-for-items': (p) => `Nous attendons vos documents jusqu’au ${on(p.limitOn)}`,
  paused: () => 'Le traitement est suspendu\u00a0: nous vous dirons quand il reprend',
  overdue: (p) => `La réponse était prévue pour le ${on(p.wasDueOn)}\u00a0: nous sommes en retard`,
  finished: (p) => `Terminée le ${on(p.on)}`,
}

const kinds: Record<DeadlineKind, string> = {
  'registration-notice': 'Accusé d’enregistrement',
  acknowledgement: 'Accusé de réception',
  'service-target': 'Objectif de service',
  statutory: 'Délai légal',
  'missing-items-limit': 'Pièces à produire',
}

const states: Record<DeadlineState, string> = {
  running: 'En cours',
  met: 'Tenu',
  missed: 'Dépassé',
  suspended: 'Suspendu',
  'not-applicable': 'Sans objet',
}

export const fr = {
  /** Between two steps of one explanation. */
  separator: ' ; ',
  explanation,
  silence,
  remedies,
  promise,
  kinds,
  states,
  remaining: (n: number): string => {
    if (n === 0) return 'dernier jour'
    return n > 0 ? `${workingDays(n)} restants`.replace(/^1 (.*) restants$/, '1 $1 restant') : `${workingDays(-n)} de retard`
  },
}

export type Messages = typeof fr
