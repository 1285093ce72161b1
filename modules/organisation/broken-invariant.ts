import { z } from 'zod'
import { type Outcome, refuse } from '#platform/outcome'

/** What each last guard of the database says when two people act at the same moment and the checks before it saw nothing yet. */
const SAID: Readonly<Record<string, readonly [message: string, field: string]>> = {
  agent_code_key: ['organisation.refusal.code-taken', 'code'],
  agent_email_key: ['organisation.refusal.email-taken', 'email'],
  unit_code_key: ['organisation.refusal.unit-code-taken', 'code'],
  site_code_key: ['organisation.refusal.site-code-taken', 'code'],
  opening_exception_pkey: ['organisation.refusal.day-taken', 'from'],
  closed_day_pkey: ['organisation.refusal.day-closed-already', 'from'],
  role_assignment_agent_id_role_code_coalesce_daterange_excl: ['organisation.refusal.role-overlaps', 'validFrom'],
  absence_agent_id_daterange_excl: ['organisation.refusal.absence-overlaps', 'startsOn'],
}

const broken = z.object({ constraint: z.string() })

/** Writes; a constraint of the organisation that stops it becomes the refusal of its field. The transaction is over then. */
export async function guarded<T>(write: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await write()
  } catch (error) {
    const said = SAID[broken.safeParse(error).data?.constraint ?? '']
    if (said === undefined) throw error
    return refuse('conflict', said[0], { field: said[1] })
  }
}
