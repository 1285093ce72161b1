import { type Config, arrange } from './config.ts'
import { ConfigurationError } from './configuration-error.ts'
import { crossChecks } from './cross-checks.ts'
import { unknownSettings } from './describe-settings.ts'
import { readSecretFiles } from './secret-files.ts'
import { SETTING_NOTES } from './setting.ts'
import { SETTINGS } from './settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads and checks every setting. An empty variable counts as absent (as compose files write it).
 * Throws a ConfigurationError that names all problems at once.
 */
export function loadConfig(env: Environment = process.env): Config {
  const problems: string[] = unknownSettings(env).map(({ name, nearest }) => misspelt(name, nearest))
  const values = readSecretFiles(env, problems)
  const parsed = SETTINGS.safeParse(values)
  if (!parsed.success) {
    const seen = new Set<string>()
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0])
      if (!seen.has(name)) problems.push(sentenceFor(name, values[name], issue.message))
      seen.add(name)
    }
    throw new ConfigurationError(problems)
  }
  problems.push(...crossChecks(parsed.data))
  if (problems.length > 0) throw new ConfigurationError(problems)
  return arrange(parsed.data)
}

/** A misspelt setting would silently do nothing. */
function misspelt(name: string, nearest: string | undefined): string {
  return `${name} is not a setting of Parvis${nearest === undefined ? '' : `: perhaps ${nearest}`}. "parvis doctor --settings" lists them all.`
}

function sentenceFor(name: string, value: string | undefined, wanted: string): string {
  const found = isSecret(name) || value === undefined ? 'has a value that does not fit' : `is "${shorten(value)}"`
  return `${name} ${found}: give ${wanted}, or leave it out.`
}

function isSecret(name: string): boolean {
  const schema = Object.entries(SETTINGS.shape).find(([key]) => key === name)?.[1]
  return schema !== undefined && SETTING_NOTES.get(schema)?.secret === true
}

/** One line, no control characters, an end: the value comes from outside and goes to a terminal. */
function shorten(value: string): string {
  const plain = value.replace(/[\p{Cc}\p{Cf}]/gu, '?')
  return plain.length > 60 ? `${plain.slice(0, 57)}...` : plain
}
