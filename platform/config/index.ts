export { type SettingLine, describeSettings } from './describe-settings.ts'
export { type Config, ConfigurationError, loadConfig } from './load-config.ts'
export { MODES, type Mode } from './settings.ts'
