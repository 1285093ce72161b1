import type { Environment } from './load-config.ts'
import { SETTING_NOTES } from './setting.ts'
import { SETTINGS } from './settings.ts'

export interface SettingDescription {
  name: string
  fr: string
  en: string
  unit: string | undefined
  secret: boolean
  /** The value that holds when the setting is absent, or a sentence about what happens then. */
  otherwise: string
}

/** Every setting, in the order of the schema: what `parvis doctor` lists and docs/settings.md is written from. */
export function describeSettings(): SettingDescription[] {
  return Object.entries(SETTINGS.shape).map(([name, schema]) => {
    const notes = SETTING_NOTES.get(schema)
    const absent = schema.safeParse(undefined)
    const value = absent.success && absent.data !== undefined ? String(absent.data) : undefined
    return {
      name,
      fr: notes?.fr ?? '',
      en: notes?.en ?? '',
      unit: notes?.unit,
      secret: notes?.secret === true,
      otherwise: value ?? notes?.otherwise ?? '',
    }
  })
}

/** The settings as a Markdown table for docs/settings.md. */
export function settingsTable(): string {
  const rows = describeSettings().map((setting) => {
    const name = setting.secret ? `\`${setting.name}\` (or \`${setting.name}_FILE\`)` : `\`${setting.name}\``
    return `| ${name} | ${setting.otherwise}${setting.unit === undefined ? '' : ` (${setting.unit})`} | ${setting.fr} | ${setting.en} |`
  })
  return ['| Setting | When absent | Rôle | Purpose |', '|---|---|---|---|', ...rows, ''].join('\n')
}

/** Variables that look like ours and are not: a slip of the pen that would otherwise pass in silence. `nearest`: what was perhaps meant. */
export function unknownSettings(env: Environment = process.env): { name: string; nearest: string | undefined }[] {
  const known = describeSettings().flatMap((setting) => (setting.secret ? [setting.name, `${setting.name}_FILE`] : [setting.name]))
  return Object.keys(env)
    .filter((name) => name.startsWith('PARVIS_') && !name.startsWith('PARVIS_TEST_') && !known.includes(name))
    .map((name) => ({ name, nearest: known.find((other) => distance(name, other) <= 2) }))
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      next.push(Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
