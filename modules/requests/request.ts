/** The nouns of the registry and the rules of a request's life: pure, no I/O, no clock. */
export const REQUEST_STATES = ['registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export const OPEN_STATES = ['registered', 'assigned', 'in-progress', 'waiting', 'answered'] as const satisfies readonly RequestState[]

export const OUTCOMES = ['granted', 'refused', 'referred', 'no-action', 'duplicate', 'withdrawn'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const REQUEST_CHANNELS = ['portal', 'email', 'post', 'phone', 'counter', 'kiosk', 'api', 'partner'] as const
export type RequestChannel = (typeof REQUEST_CHANNELS)[number]

export const URGENCIES = ['danger', 'same-day', 'normal', 'low'] as const
export type Urgency = (typeof URGENCIES)[number]

/** From each state, where a request may go. Closed ones come back by reopening only, with a reason; a cancelled one never does. */
const NEXT_STATES: Record<RequestState, readonly RequestState[]> = {
  registered: ['assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'],
  assigned: ['registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'],
  'in-progress': ['registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'],
  waiting: ['registered', 'assigned', 'in-progress', 'waiting', 'answered', 'closed', 'cancelled'],
  answered: ['in-progress', 'assigned', 'registered', 'waiting', 'answered', 'closed'],
  closed: ['in-progress'],
  cancelled: [],
}

export function canMove(from: RequestState, to: RequestState): boolean {
  return NEXT_STATES[from].includes(to)
}

export function isOpen(state: RequestState): boolean {
  return state !== 'closed' && state !== 'cancelled'
}

/** The day of a request to which no deadline applies: after all others in a list by date. */
export const NO_DUE = Temporal.PlainDate.from('9999-12-31')

export interface Request {
  id: string
  reference: string
  trackingKey: string
  typeCode: string
  typeVersionId: string
  sectorCode: string
  unitId: string
  sharedUnits: readonly string[]
  assigneeId: string | undefined
  state: RequestState
  outcome: Outcome | undefined
  subject: string
  text: string
  answers: Readonly<Record<string, string>>
  language: string
  channel: RequestChannel
  receivedOn: Temporal.PlainDate
  registeredAt: Temporal.Instant
  registeredBy: string | undefined
  requesterId: string | undefined
  notify: boolean
  urgency: Urgency
  place: string | undefined
  districtCode: string | undefined
  latitude: number | undefined
  longitude: number | undefined
  dueOn: Temporal.PlainDate | undefined
  dueKind: string | undefined
  statutoryOn: Temporal.PlainDate | undefined
  targetOn: Temporal.PlainDate | undefined
  routing: Routing
  acknowledgedAt: Temporal.Instant | undefined
  answeredAt: Temporal.Instant | undefined
  closedAt: Temporal.Instant | undefined
  reopenedCount: number
  lastActAt: Temporal.Instant
  version: number
}

/** Why a request is where it is, as it was decided. */
export interface Routing {
  because: 'rule' | 'type' | 'agent' | 'default'
  ruleId?: string | undefined
  reason?: string | undefined
  words?: readonly string[] | undefined
  districtCode?: string | undefined
  /** Words by which the type itself was recognised, when nobody chose it. */
  typeWords?: readonly string[] | undefined
}

/** What list pages show of a request. */
export interface RequestSummary {
  id: string
  reference: string
  typeCode: string
  sectorCode: string
  unitId: string
  assigneeId: string | undefined
  state: RequestState
  subject: string
  channel: RequestChannel
  receivedOn: Temporal.PlainDate
  registeredAt: Temporal.Instant
  requesterId: string | undefined
  requesterName: string | undefined
  dueOn: Temporal.PlainDate | undefined
  dueKind: string | undefined
  urgency: Urgency
  version: number
}
