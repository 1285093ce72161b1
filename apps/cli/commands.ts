import type { Command } from 'commander'
import type { Config } from '#platform/config'
import { auditCommands } from './audit-commands.ts'
import { demoCommands } from './demo-commands.ts'
import { doctorCommand } from './doctor-command.ts'
import { importCommand } from './import-command.ts'
import { intakeCommands } from './intake-commands.ts'
import { serveCommands } from './serve-commands.ts'
import { tokenCommands } from './token-commands.ts'
import { userCommands } from './user-commands.ts'

/** Every command of `parvis`, by what it is about. Settings are read when a command runs, so that help never fails. */
export function commands(program: Command, config: () => Config): void {
  serveCommands(program, config)
  demoCommands(program, config)
  importCommand(program, config)
  intakeCommands(program, config)
  tokenCommands(program, config)
  userCommands(program, config)
  auditCommands(program, config)
  doctorCommand(program, config)
}
