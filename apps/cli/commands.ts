import type { Command } from 'commander'
import type { Config } from '#platform/config'
import { serveCommands } from './serve-commands.ts'
import { demoCommands } from './demo-commands.ts'

/** Every command of `parvis`, by what it is about. Settings are read when a command runs, so that help never fails. */
export function commands(program: Command, config: () => Config): void {
  serveCommands(program, config)
  demoCommands(program, config)
}
