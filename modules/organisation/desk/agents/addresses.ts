export const AGENTS_PATH = '/desk/admin/agents'
export const ROLES_PATH = '/desk/admin/roles'
export const ABSENCES_PATH = '/desk/admin/absences'
export const MY_ABSENCES_PATH = '/desk/my-absences'
export const STEP_UP_PATH = '/desk/step-up'

export function agentUrl(id: string, act?: string): string {
  return act === undefined ? `${AGENTS_PATH}/${id}` : `${AGENTS_PATH}/${id}/${act}`
}

/** An address with its question mark, without what is empty. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]))
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`
}
