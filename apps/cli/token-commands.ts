import { type Command } from 'commander'
import { ROLES, createToken, listTokens, revokeToken } from '#modules/accounts'
import { directoryOf, unitByCode } from '#modules/organisation'
import { systemActor } from '#platform/access'
import type { Config } from '#platform/config'
import { withBuilding } from './with-building.ts'

const CLI = systemActor('command-line')

export function tokenCommands(program: Command, config: () => Config): void {
  const token = program.command('token').description('tokens by which programs use the API')
  token
    .command('create')
    .description('make a token and print it alone; it cannot be shown again')
    .requiredOption('--role <role>', `what the program may do: ${ROLES.join(', ')}`)
    .option('--unit <code>', 'the unit in which the role is held; absent: the whole city')
    .option('--name <name>', 'what the program is called', 'command line')
    .option('--scopes <scopes>', 'scopes separated by commas; absent: those of the role')
    .action(async (options: { role: string; unit?: string; name: string; scopes?: string }) => {
      await withBuilding(config(), async ({ house }) => {
        const directory = await directoryOf(house)
        const unit = options.unit === undefined ? undefined : unitByCode(directory, options.unit)
        if (options.unit !== undefined && unit === undefined)
          throw new Error(`There is no unit ${options.unit}. Units: ${[...directory.units.values()].map((known) => known.code).join(', ')}`)
        const role = options.role.toUpperCase()
        if (!ROLES.some((known) => known === role)) throw new Error(`There is no role ${options.role}. Roles: ${ROLES.join(', ')}`)
        const made = await house.act(CLI, (work) =>
          createToken(work, {
            name: options.name,
            role,
            ...(unit === undefined ? {} : { unitId: unit.id }),
            ...(options.scopes === undefined ? {} : { scopes: options.scopes.split(',').map((scope) => scope.trim()) }),
          }),
        )
        if (!made.ok) throw new Error(`The token was refused: ${made.refusal.message}`)
        console.log(made.value.token)
      })
    })
  token
    .command('list')
    .description('tokens in use')
    .action(async () => {
      await withBuilding(config(), async ({ house }) => {
        const tokens = await house.act(CLI, (work) => listTokens(work))
        if (!tokens.ok) throw new Error('The tokens cannot be listed.')
        for (const item of tokens.value) console.log([item.id, item.role, item.name].join('\t'))
      })
    })
  token
    .command('revoke <id>')
    .description('take a token back')
    .action(async (id: string) => {
      await withBuilding(config(), async ({ house }) => {
        const done = await house.act(CLI, (work) => revokeToken(work, { id }))
        if (!done.ok) throw new Error('There is no such token.')
      })
    })
}
