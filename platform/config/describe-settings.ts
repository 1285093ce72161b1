import { SETTINGS } from './settings.ts'

export interface SettingLine {
  name: string
  about: string
  expected: string
  secret: boolean
  initial: string
}

/** Every setting with what it is for, for `parvis doctor --settings` and docs/settings.md. */
export function describeSettings(): SettingLine[] {
  return Object.entries(SETTINGS).map(([name, setting]) => {
    const initial = setting.schema.safeParse(undefined)
    return { name, about: setting.about, expected: setting.expected, secret: setting.secret === true, initial: initial.success && initial.data !== undefined ? String(initial.data) : '' }
  })
}
