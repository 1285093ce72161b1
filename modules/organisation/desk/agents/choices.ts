import { ROLES, roleName } from '#modules/accounts'
import type { Option, OptionGroup } from '#platform/ui'
import { type Directory, unitAndBelow } from '../../directory.ts'
import { isOfTheCity } from '../../role-rules.ts'
import type { AgentTools } from './agent-tools.ts'

/** Units under their directorate, for a list to choose from; `value` says what is sent. */
export function unitOptions(directory: Directory, value: 'id' | 'code'): OptionGroup[] {
  const directorates = [...directory.units.values()].filter((unit) => unit.parentId === undefined)
  return directorates.map((directorate) => ({
    label: directorate.name,
    options: unitAndBelow(directory, directorate.id).flatMap((id) => {
      const unit = directory.units.get(id)
      return unit === undefined ? [] : [{ value: unit[value], text: unit.name }]
    }),
  }))
}

export function siteOptions(directory: Directory): Option[] {
  return [...directory.sites.values()].map((site) => ({ value: site.id, text: site.name }))
}

/** All roles by name; those of the whole city carry a mark. */
export function roleOptions({ locale }: AgentTools, mark: string): Option[] {
  return ROLES.map((role) => ({ value: role, text: `${roleName(role, locale)}${isOfTheCity(role) ? mark : ''}` })).sort((a, b) =>
    a.text.localeCompare(b.text, locale),
  )
}

/** Agents at work, by name with their service, but the ones left out. */
export function agentOptions(
  { directory, unitName, locale }: AgentTools,
  about: { among?: readonly string[]; without?: string } = {},
): Option[] {
  return [...directory.agents.values()]
    .filter((agent) => agent.active && agent.id !== about.without && (about.among === undefined || about.among.includes(agent.id)))
    .map((agent) => ({ value: agent.id, text: `${agent.familyName} ${agent.givenName} (${unitName(agent.unitId)})` }))
    .sort((a, b) => a.text.localeCompare(b.text, locale))
}
