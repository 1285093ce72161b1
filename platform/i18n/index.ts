export { LOCALES, type Locale, isLocale, negotiateLocale } from './locale.ts'
export { labelled } from './labelled.ts'
export { formatDate, formatDateTime, formatNumber, formatRelativeDays, formatTime, civilDate, DEFAULT_ZONE } from './format.ts'
