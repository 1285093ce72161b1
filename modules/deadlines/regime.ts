import { z } from 'zod'

/** What the law makes of the administration's silence (CRPA L231-1, L231-4): an agreement, a refusal, or nothing at all. */
export const SILENCE_EFFECTS = ['acceptance', 'rejection', 'none'] as const
export type SilenceEffect = (typeof SILENCE_EFFECTS)[number]

/** Statutory: an acknowledgement is owed (L112-3). Courtesy: the request only asks for a document or a service (R112-4 2°), we send one all the same. */
export const ACKNOWLEDGEMENT_DUTIES = ['statutory', 'courtesy'] as const
export type AcknowledgementDuty = (typeof ACKNOWLEDGEMENT_DUTIES)[number]

/** Who decides. `referred`: another body does, the city's work is to pass the request on (L114-2). */
export const COMPETENCES = ['city', 'referred'] as const
export type Competence = (typeof COMPETENCES)[number]

/** The road open to a person whose request was refused by silence. `cada-first`: access to documents, the CADA comes before the court (CRPA L342-1). */
export const REMEDY_ROADS = ['administrative-court', 'cada-first'] as const
export type RemedyRoad = (typeof REMEDY_ROADS)[number]

const periodSchema = z.object({
  months: z.number().int().min(0).max(60).optional(),
  days: z.number().int().min(0).max(1000).optional(),
})

/** Months are added first, day to day and clamped to the month's end, then calendar days. Empty: the ordinary period of the law. */
export type Period = z.infer<typeof periodSchema>

export const regimeSchema = z.object({
  /** The city's own commitment, in working days after complete receipt. Absent: no target. */
  serviceTargetWorkingDays: z.number().int().min(0).max(400).optional(),
  silence: z.enum(SILENCE_EFFECTS),
  /** Absent or empty with a silence effect: the ordinary period (parameter `silence.ordinary-months`). Absent without one: no statutory period. */
  statutoryPeriod: periodSchema.optional(),
  acknowledgement: z.enum(ACKNOWLEDGEMENT_DUTIES),
  competence: z.enum(COMPETENCES).optional(),
  /** The text that says so, as it is shown to agents: "L231-4 2° CRPA". */
  legalBasis: z.string().max(300),
  remedy: z.enum(REMEDY_ROADS).optional(),
  /** Missing items asked for later than this after receipt move no date (town planning: one month, C. urb. R423-39, R423-41). Absent: no such window. */
  missingItemsWindow: periodSchema.optional(),
})

/** The legal block of a version of a request type: the catalogue stores it, the clock reads it. */
export type Regime = z.infer<typeof regimeSchema>
