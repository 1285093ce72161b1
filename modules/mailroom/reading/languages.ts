/** Languages whose reading model ships with the product. */
export const READING_LANGUAGES = ['fra', 'eng', 'ita'] as const
export type ReadingLanguage = (typeof READING_LANGUAGES)[number]
