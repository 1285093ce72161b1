import { compareDays } from '#platform/calendar'

/** How sure we are: A text read, B well known or secondary source, C unsure and to be confirmed by the city's legal service. */
export const CONFIDENCES = ['A', 'B', 'C'] as const
export type Confidence = (typeof CONFIDENCES)[number]

/** Every value that a text or a choice of the city gives to the clock, by its key, with its unit in the name. */
export interface ParameterValues {
  'registration-notice.working-days': number
  'acknowledgement.working-days': number
  'acknowledgement.exempt-when-decided-within-days': number
  'acknowledgement.courtesy-electronic-days': number
  'acknowledgement.courtesy-other-days': number
  'silence.ordinary-months': number
  'silence.start-offset-days': number
  'silence.extends-over-closed-day': boolean
  'silence.acceptance-prevented-by': 'notification' | 'signature'
  'appeal.silence-months': number
  'remedy.court-months': number
  'remedy.cada-months': number
  'service-target.on-missing-items': 'restart' | 'pause'
}
export type ParameterKey = keyof ParameterValues

interface DatedValue<Key extends ParameterKey> {
  readonly key: Key
  readonly value: ParameterValues[Key]
  /** First day of receipt to which the value applies. */
  readonly from: Temporal.PlainDate
  /** Last day, included; absent: still in force. */
  readonly until?: Temporal.PlainDate
  readonly source: string
  readonly confidence: Confidence
}
export type LegalParameter = { [Key in ParameterKey]: DatedValue<Key> }[ParameterKey]

/**
 * The value in force on the day of receipt. The row that began last wins, then the later in the list: a city adds its own rows after ours.
 * Before the first row of a key the first one is used: earlier states of the law are not loaded, and an old letter must not stop the desk.
 * Throws when the key is nowhere: the table is then not whole, which no data of a citizen can cause.
 */
export function parameterAt<Key extends ParameterKey>(
  parameters: readonly LegalParameter[],
  key: Key,
  on: Temporal.PlainDate,
): ParameterValues[Key] {
  const rows = parameters.filter((row): row is LegalParameter & DatedValue<Key> => row.key === key)
  const ordered = rows.toSorted((a, b) => compareDays(a.from, b.from))
  const inForce = ordered.findLast((row) => isWithin(row, on)) ?? ordered[0]
  if (!inForce) throw new RangeError(`The table of legal parameters has no value for ${key}`)
  return inForce.value
}

function isWithin({ from, until }: { from: Temporal.PlainDate; until?: Temporal.PlainDate }, on: Temporal.PlainDate): boolean {
  return compareDays(from, on) <= 0 && (until === undefined || compareDays(on, until) <= 0)
}

const day = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

/** Referral by electronic means opened to local authorities on this day (decree 2016-1411 of 20 October 2016, art. 7; decree 2016-1491). */
const ELECTRONIC_REFERRAL = day('2016-11-07')
/** Silence means acceptance for local authorities since this day (law 2013-1005 of 12 November 2013, art. 21). */
const SILENCE_FOR_LOCAL_AUTHORITIES = day('2015-11-12')
/** The code of relations between the public and the administration came into force. */
const CRPA = day('2016-01-01')

/** The law as Parvis ships it. A city passes these rows followed by its own. */
export const LEGAL_PARAMETERS: readonly LegalParameter[] = [
  {
    key: 'registration-notice.working-days',
    value: 1,
    from: ELECTRONIC_REFERRAL,
    source: 'CRPA L112-11 and R112-11-2: at once or within one working day of receipt',
    confidence: 'A',
  },
  {
    key: 'acknowledgement.working-days',
    value: 10,
    from: ELECTRONIC_REFERRAL,
    source:
      'CRPA R112-11-2; service-public.fr F33312: ten working days from referral to the competent body (seven days in the older rule for the State)',
    confidence: 'A',
  },
  {
    key: 'acknowledgement.exempt-when-decided-within-days',
    value: 15,
    from: CRPA,
    source: 'CRPA R112-4 1°: decision acquired in the requester’s favour within fifteen days of receipt',
    confidence: 'A',
  },
  {
    key: 'acknowledgement.courtesy-electronic-days',
    value: 7,
    from: CRPA,
    source: 'Services Publics+, commitment 5: one week for electronic messages. A commitment, not a statute: the city may change it',
    confidence: 'A',
  },
  {
    key: 'acknowledgement.courtesy-other-days',
    value: 14,
    from: CRPA,
    source: 'Services Publics+, commitment 5: two weeks for post. A commitment, not a statute: the city may change it',
    confidence: 'A',
  },
  {
    key: 'silence.ordinary-months',
    value: 2,
    from: SILENCE_FOR_LOCAL_AUTHORITIES,
    source: 'CRPA L231-1 (acceptance) and L231-4 (rejection): two months',
    confidence: 'A',
  },
  {
    key: 'silence.start-offset-days',
    value: 0,
    from: CRPA,
    source: 'Day to day from the day of receipt; another public tool adds one day to the start: legal service to confirm',
    confidence: 'C',
  },
  {
    key: 'silence.extends-over-closed-day',
    value: false,
    from: CRPA,
    source:
      'A last day that is not worked does not put off the birth of an implied decision, in our understanding: legal service to confirm',
    confidence: 'C',
  },
  {
    key: 'silence.acceptance-prevented-by',
    value: 'notification',
    from: CRPA,
    source: 'A refusal must be notified before the period ends to prevent an acceptance by silence; a signature alone is not enough',
    confidence: 'B',
  },
  {
    key: 'appeal.silence-months',
    value: 2,
    from: CRPA,
    source: 'CRPA L231-4 2°: silence for two months on a complaint or an administrative appeal means rejection',
    confidence: 'A',
  },
  {
    key: 'remedy.court-months',
    value: 2,
    from: day('2017-01-01'),
    source: 'CJA R421-1 and R421-2: two months from the decision, or from the day on which the implied rejection is acquired',
    confidence: 'A',
  },
  {
    key: 'remedy.cada-months',
    value: 2,
    from: CRPA,
    source: 'CRPA R343-1: two months from the refusal, express or implied, to refer to the CADA',
    confidence: 'B',
  },
  {
    key: 'service-target.on-missing-items',
    value: 'restart',
    from: CRPA,
    source: 'City’s commitment: the target counts from complete receipt. `pause` keeps the days already used. The city may change it',
    confidence: 'A',
  },
]
