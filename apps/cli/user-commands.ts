import { type Command } from 'commander'
import { inviteAgent, openAccounts } from '#modules/accounts'
import { directoryOf } from '#modules/organisation'
import { systemActor } from '#platform/access'
import type { Config } from '#platform/config'
import type { Building } from '../building.ts'
import { withBuilding } from './with-building.ts'

const CLI = systemActor('command-line')

export function userCommands(program: Command, config: () => Config): void {
  const user = program.command('user').description('agents who sign in')
  user
    .command('list')
    .description('agents with their service')
    .action(async () => {
      await withBuilding(config(), async ({ house }) => {
        const directory = await directoryOf(house)
        for (const agent of directory.agents.values())
          console.log([agent.email, agent.name, directory.units.get(agent.unitId)?.code ?? '', agent.active ? 'active' : 'left'].join('\t'))
      })
    })
  user
    .command('invite <email>')
    .description('print the one-time link by which an agent chooses a password')
    .action(async (email: string) => {
      await withBuilding(config(), async (building) => {
        const agent = await agentAt(building, email)
        const link = await building.house.act(CLI, (work) =>
          inviteAgent(work, { accounts: accountsOf(building), agentId: agent.id, purpose: 'invitation' }),
        )
        if (!link.ok) throw new Error(`The invitation was refused: ${link.refusal.message}`)
        console.log(link.value.url)
      })
    })
}

async function agentAt(building: Building, email: string) {
  const agent = [...(await directoryOf(building.house)).agents.values()].find((known) => known.email === email.trim().toLowerCase())
  if (agent === undefined) throw new Error(`No agent has the address ${email}.`)
  return agent
}

function accountsOf(building: Building) {
  const { house, config, keys } = building
  return openAccounts({
    house,
    origin: config.origin ?? `http://localhost:${config.port}`,
    demonstration: config.mode === 'demonstration',
    secrets: keys,
  })
}
