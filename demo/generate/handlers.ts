import { AGENTS } from '../city/agents/index.ts'
import { DIRECTORATES } from '../city/directorates.ts'
import { SERVICES } from '../city/services.ts'

/** Who handles the requests of a service; nobody (undefined) where a post is unfilled. */
const HANDLERS: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'CIU-TEL': ['A36', 'A37', 'A38'],
  'CIU-COU': ['A40', 'A41'],
  'CIU-NUM': ['A39', 'A36', 'A39'],
  ACC: ['A42', 'A44', 'A46'],
  ECV: ['A48', 'A48', 'A17'],
  TIT: ['A47'],
  ELE: ['A49'],
  FAM: ['A50', 'A50', 'A19'],
  SCO: ['A51', 'A51', 'A20'],
  ASO: ['A53', 'A53', 'A23'],
  LOG: ['A23', undefined],
  ADS: ['A54', 'A54', 'A26'],
  ODP: ['A55', 'A55', 'A27'],
  PRO: ['A56', 'A29'],
  GRA: ['A57'],
  STA: ['A58', 'A58', 'A31'],
  ASC: ['A59'],
  SAL: ['A60', 'A60', 'A32'],
  MAI: ['A64'],
}

/** What these agents hold at the anchor is written in the stories: the rest of their services' open work is with a colleague. */
const STORY_HOLDERS: Readonly<Record<string, string | undefined>> = { A54: 'A05', A26: 'A05', A56: 'A29' }

const MANAGER_OF = new Map(SERVICES.map((service) => [service.code, service.managerCode]))
const DIRECTOR_OF = new Map(
  SERVICES.map((service) => [service.code, DIRECTORATES.find((item) => item.code === service.directorateCode)?.directorCode ?? 'A01']),
)
const SIGNERS = new Set(AGENTS.filter((agent) => agent.roles.some((grant) => grant.role === 'R-SIG')).map((agent) => agent.code))

export function managerOf(unitCode: string): string {
  return MANAGER_OF.get(unitCode) ?? 'A01'
}

export function handlersOf(unitCode: string): readonly (string | undefined)[] {
  return HANDLERS[unitCode] ?? [managerOf(unitCode)]
}

/** The colleague who holds an open request instead of an agent whose table the stories lay. */
export function openHolderOf(agentCode: string | undefined): string | undefined {
  if (agentCode === undefined || !(agentCode in STORY_HOLDERS)) return agentCode
  return STORY_HOLDERS[agentCode]
}

/** Who signs a decision of the service: its manager if delegated, else its director, else the director general. */
export function signerOf(unitCode: string): string {
  const manager = managerOf(unitCode)
  if (SIGNERS.has(manager)) return manager
  const director = DIRECTOR_OF.get(unitCode) ?? 'A01'
  return SIGNERS.has(director) ? director : 'A01'
}

const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  SERVICES.map((service) => [
    service.code,
    SERVICES.filter((other) => other.directorateCode === service.directorateCode && other.code !== service.code).map((other) => other.code),
  ]),
)

/** Services near this one, where requests go by mistake. */
export function neighboursOf(unitCode: string): readonly string[] {
  const neighbours = NEIGHBOURS[unitCode] ?? []
  return neighbours.length === 0 ? ['CIU-NUM'] : neighbours
}
