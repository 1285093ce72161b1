import { readFileSync } from 'node:fs'
import { SETTING_NOTES } from './setting.ts'
import { SETTINGS } from './settings.ts'

const MOST_CHARACTERS = 10_000

/**
 * The settings present in the environment; a secret may stand in a file named by NAME_FILE (container secrets, systemd credentials).
 * Problems are added to `problems`; they name the variable and the path, never the content.
 */
export function readSecretFiles(env: Readonly<Record<string, string | undefined>>, problems: string[]): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, schema] of Object.entries(SETTINGS.shape)) {
    const given = present(env[name])
    const path = SETTING_NOTES.get(schema)?.secret === true ? present(env[`${name}_FILE`]) : undefined
    if (given !== undefined && path !== undefined) problems.push(`${name} and ${name}_FILE are both set: keep one of them.`)
    else if (path !== undefined) readSecret(name, path, values, problems)
    else if (given !== undefined) values[name] = given
  }
  return values
}

function readSecret(name: string, path: string, values: Record<string, string>, problems: string[]): void {
  try {
    const content = readFileSync(path, 'utf8').trim()
    if (content !== '' && content.length <= MOST_CHARACTERS) values[name] = content
    else problems.push(`${name}_FILE names ${path}, which is ${content === '' ? 'empty' : 'too long'}: write the value alone in it.`)
  } catch {
    problems.push(`${name}_FILE names ${path}, which cannot be read: check the path and who may read it.`)
  }
}

function present(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim()
}
