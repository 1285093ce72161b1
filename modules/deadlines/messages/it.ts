import { formatDate } from '#platform/i18n'
import type { ReceiptChannel } from '../clock-event.ts'
import type { Messages } from './fr.ts'

const long = (day: Temporal.PlainDate): string => formatDate('it', day, 'long')
/** Before 8 and 11 the article is elided: "l’8 marzo", "dall’11 marzo". */
const elided = (day: Temporal.PlainDate): boolean => day.day === 8 || day.day === 11
const on = (day: Temporal.PlainDate): string => (elided(day) ? `l’${long(day)}` : `il ${long(day)}`)
const from = (day: Temporal.PlainDate): string => (elided(day) ? `dall’${long(day)}` : `dal ${long(day)}`)
const to = (day: Temporal.PlainDate): string => (elided(day) ? `all’${long(day)}` : `al ${long(day)}`)
const of = (day: Temporal.PlainDate): string => (elided(day) ? `dell’${long(day)}` : `del ${long(day)}`)
const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)
const workingDays = (n: number): string => count(n, 'giorno lavorativo', 'giorni lavorativi')
const days = (n: number): string => count(n, 'giorno', 'giorni')
const WORDS = ['zero', 'un', 'due', 'tre', 'quattro', 'cinque', 'sei']
const months = (n: number): string => `${WORDS[n] ?? n} ${n === 1 ? 'mese' : 'mesi'}`
const period = ({ months: m, days: d }: { months: number; days: number }): string =>
  [m > 0 ? months(m) : [], d > 0 ? days(d) : []].flat().join(' e ')

const CHANNELS: Record<ReceiptChannel, string> = {
  online: 'tramite il portale',
  email: 'per e-mail',
  api: 'da un servizio collegato',
  social: 'tramite messaggistica',
  post: 'per posta',
  counter: 'allo sportello',
  telephone: 'per telefono',
  other: 'con altro mezzo',
}
const OUTCOMES = { granted: 'accolta', refused: 'respinta', 'partly-granted': 'accolta in parte' }

export const it = {
  separator: '; ',
  explanation: {
    received: (p) => `ricevuta ${on(p.on)} dal Comune, ${CHANNELS[p.channel]}`,
    'registered-later': (p) => `registrata ${on(p.on)}, ma conta solo la data di ricevimento`,
    'received-elsewhere': (p) => `ricevuta ${on(p.on)} da un’altra amministrazione`,
    'reached-city': (p) => `pervenuta al Comune, competente, ${on(p.on)}`,
    'passed-on': (p) => `trasmessa ${on(p.on)} all’amministrazione competente (L114-2 CRPA)`,
    'reached-competent-body': (p) => `ricevuta dall’amministrazione competente ${on(p.on)}`,
    'reopened-contested': (p) => `riaperta ${on(p.on)} a seguito di una contestazione`,
    'reopened-in-error': (p) => `riaperta ${on(p.on)}: era stata chiusa per errore, restano le date iniziali`,

    'registration-notice-due': (p) =>
      `avviso di registrazione da inviare entro ${workingDays(p.workingDays)}, al più tardi ${on(p.dueOn)} (L112-11 CRPA)`,
    'registration-notice-not-electronic': (p) =>
      `nessun avviso di registrazione: la richiesta è arrivata ${CHANNELS[p.channel]}, non per via elettronica`,
    'registration-notice-sent': (p) => `avviso di registrazione inviato ${on(p.on)}`,
    acknowledged: (p) => `ricevuta inviata ${on(p.on)}`,
    'acknowledgement-due': (p) =>
      `ricevuta dovuta entro ${workingDays(p.workingDays)} ${from(p.from)}, cioè ${on(p.dueOn)} (L112-3 e R112-11-2 CRPA)`,
    'acknowledgement-courtesy': (p) =>
      `ricevuta non obbligatoria (R112-4 2° CRPA), inviata per cortesia entro ${days(p.days)}, al più tardi ${on(p.dueOn)}`,
    'acknowledgement-not-owed-decided': (p) =>
      `ricevuta non dovuta: decisione acquisita ${on(p.on)}, entro ${days(p.days)} (R112-4 1° CRPA)`,
    'acknowledgement-not-owed-short-period': (p) =>
      `ricevuta non dovuta: il silenzio vale accoglimento in ${days(p.days)} al massimo (R112-4 1° CRPA)`,
    'acknowledgement-not-owed-refusal': (p) =>
      `ricevuta non più utile: il rigetto notificato ${on(p.on)} indica già i ricorsi possibili (L112-6 CRPA)`,
    'acknowledgement-by-competent-body': () => 'ricevuta rilasciata dall’amministrazione competente (L114-4 CRPA)',

    'target-from': (p) => `obiettivo di ${workingDays(p.workingDays)} ${from(p.from)}: ${long(p.dueOn)}`,
    'target-none': () => 'nessun obiettivo di tempo per questo tipo di richiesta',
    'target-waits-for-items': (p) => `in attesa dei documenti, al più tardi fino ${to(p.limitOn)}`,
    'target-paused': (p) => `lavoro sospeso dal servizio ${from(p.on)}: nessuna data prima della ripresa`,
    'target-pause-ended': (p) => `sospesa dal servizio ${from(p.from)} ${to(p.to)} (${workingDays(p.workingDays)})`,
    'target-paused-for-items': (p) => `obiettivo sospeso per i documenti ${from(p.from)} ${to(p.to)} (${workingDays(p.workingDays)})`,
    'target-extended': (p) => `obiettivo prolungato di ${workingDays(p.workingDays)} ${on(p.on)}`,

    'items-requested': (p) =>
      `documenti richiesti ${on(p.on)}${p.items.length > 0 ? ` (${p.items.join(', ')})` : ''}, da produrre entro ${on(p.limitOn)} (L114-5 CRPA)`,
    'items-produced': (p) => `completa ${on(p.on)}`,
    'items-not-blocking': (p) =>
      `la richiesta di documenti ${of(p.on)} non ferma nulla: l’esame può continuare senza di essi (L114-5-1 CRPA)`,
    'items-requested-too-late': (p) => `la richiesta di documenti ${of(p.on)} arriva troppo tardi per cambiare il termine`,
    'items-limit-passed': (p) => `documenti non prodotti entro ${on(p.limitOn)}, fine del termine concesso`,

    'no-implied-decision': (p) => `il silenzio non vale decisione${p.legalBasis ? ` (${p.legalBasis})` : ''}`,
    'period-runs': (p) => `il termine di ${period(p)} decorre ${from(p.from)}`,
    'period-waits-for-items': () => 'il termine decorre solo dal ricevimento di tutti i documenti (L114-5 CRPA)',
    'period-waits-for-competent-body': () =>
      'il termine decorre solo dal ricevimento da parte dell’amministrazione competente (L114-3 CRPA)',
    'period-suspended': (p) => `termine sospeso ${from(p.from)} ${to(p.to)} (${days(p.days)})`,
    'period-capped': (p) => `la sospensione non supera il termine concesso, ${long(p.limitOn)}`,
    'period-not-suspended': () => 'la richiesta di documenti non sospende questo termine',
    'period-service-pause-ignored': () => 'una sospensione decisa dal servizio non ferma il termine di legge',
    'period-extended': (p) => `termine prorogato di ${period(p)} ${on(p.on)} (${p.legalBasis})`,
    'period-extended-too-late': (p) => `la proroga ${of(p.on)} arriva dopo la fine del termine: non ha effetto`,
    'period-put-off-closed-day': (p) => `${on(p.from)} non è lavorativo: rinvio ${to(p.to)}`,
    'implied-acceptance-on': (p) => `accoglimento tacito ${on(p.on)} (${p.legalBasis})`,
    'implied-rejection-on': (p) => `rigetto tacito ${on(p.on)} (${p.legalBasis})`,
    'reply-due-on': (p) => `risposta dovuta al più tardi ${on(p.on)}, il silenzio non vale decisione (${p.legalBasis})`,
    'implied-acceptance-acquired': (p) => `accoglimento tacito acquisito ${on(p.on)}`,
    'implied-rejection-acquired': (p) => `rigetto tacito acquisito ${on(p.on)}`,
    'decided-elsewhere': () => 'la decisione spetta a un’altra amministrazione',

    answered: (p) => `risposta inviata ${on(p.on)}`,
    decided: (p) => `decisione presa ${on(p.on)}${p.outcome ? ` (${OUTCOMES[p.outcome]})` : ''}`,
    'decided-not-notified': (p) => `la decisione ${of(p.on)} non è ancora notificata`,
    notified: (p) => `decisione notificata ${on(p.on)}`,
    closed: (p) => `chiusa ${on(p.on)}`,
    'closed-without-action': (p) => `archiviata ${on(p.on)} senza risposta: il silenzio mantiene il suo effetto`,
    cancelled: (p) => `annullata ${on(p.on)}`,
  },
  silence: {
    acceptance: (p) =>
      `A condizione che la richiesta sia completa, e in assenza di risposta entro ${on(p.on)}, essa si considera accolta (${p.legalBasis}).`,
    'acceptance-waits': (p) =>
      `Il termine dopo il quale la richiesta si considera accolta decorre solo dal ricevimento di tutti i documenti richiesti (L114-5 CRPA; ${p.legalBasis}).`,
    'acceptance-elsewhere': (p) =>
      `Il termine dopo il quale la richiesta si considera accolta decorre dal ricevimento da parte dell’amministrazione competente (L114-3 CRPA; ${p.legalBasis}).`,
    rejection: (p) =>
      `A condizione che la richiesta sia completa, e in assenza di risposta entro ${on(p.on)}, essa si considera respinta (${p.legalBasis}).`,
  },
  remedies: {
    certificate: () => 'Potrà allora chiedere un’attestazione di questo accoglimento (L232-3 CRPA).',
    'informal-appeal': (p) =>
      `Avrà ${months(p.months)} da questo rigetto per chiedere al sindaco di riesaminare la decisione (ricorso in opposizione, L411-2 CRPA).`,
    court: (p) =>
      `Avrà ${months(p.months)} da questo rigetto per ricorrere al tribunale amministrativo (R421-1 e R421-2 del codice di giustizia amministrativa).`,
    cada: (p) =>
      `Avrà ${months(p.months)} da questo rigetto per rivolgersi alla Commissione di accesso ai documenti amministrativi (CADA), prima del tribunale (L342-1 e R343-1 CRPA).`,
    reasons: () => 'Entro il termine di ricorso potrà chiedere i motivi di questo rigetto (L232-4 CRPA).',
  },
  promise: {
    'answer-by': (p) => `Risposta al più tardi ${on(p.on)}`,
    'pass-on-by': (p) => `Trasmissione all’amministrazione competente al più tardi ${on(p.on)}`,
    'waiting-for-items': (p) => `Attendiamo i Suoi documenti fino ${to(p.limitOn)}`,
    paused: () => 'Il lavoro è sospeso: Le diremo quando riprende',
    overdue: (p) => `La risposta era prevista per ${on(p.wasDueOn)}: siamo in ritardo`,
    finished: (p) => `Terminata ${on(p.on)}`,
  },
  kinds: {
    'registration-notice': 'Avviso di registrazione',
    acknowledgement: 'Ricevuta',
    'service-target': 'Obiettivo di servizio',
    statutory: 'Termine di legge',
    'missing-items-limit': 'Documenti da produrre',
  },
  states: { running: 'In corso', met: 'Rispettato', missed: 'Superato', suspended: 'Sospeso', 'not-applicable': 'Non applicabile' },
  remaining: (n: number): string => {
    if (n === 0) return 'ultimo giorno'
    return n > 0 ? `${workingDays(n)} al termine` : `${workingDays(-n)} di ritardo`
  },
} satisfies Messages
