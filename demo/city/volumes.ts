/** Shapes of a year, in percent unless said; each list sums to 100 (section 9 of the city's specification). */

export const REQUEST_CHANNEL_SHARES = { portal: 41, phone: 19, counter: 17, email: 14, post: 7, api: 2 } as const
export type ShareChannel = keyof typeof REQUEST_CHANNEL_SHARES
export const SHARE_CHANNELS = ['portal', 'phone', 'counter', 'email', 'post', 'api'] as const

/** All contacts, those that registered a request included, at 2.91 contacts for one request. */
export const CONTACT_CHANNEL_SHARES: Record<ShareChannel, number> = { portal: 19, phone: 28, counter: 42.8, email: 7, post: 2.5, api: 0.7 }
export const CITY_CONTACTS_PER_REQUEST = 431 / 148

/** The portal's share over seven years of history, first and last. */
export const PORTAL_SHARE_OVER_YEARS = { first: 19, last: 47 } as const
export const GROWTH_PER_YEAR = 1.04

/** January to December. */
export const MONTH_SHARES = {
  all: [8.2, 7.5, 8.6, 8.0, 8.8, 10.1, 7.4, 6.9, 12.4, 8.6, 7.6, 5.9],
  family: [7.0, 6.5, 8.0, 7.0, 9.5, 13.5, 6.0, 7.5, 18.0, 7.0, 6.0, 4.0],
  titles: [9.0, 8.5, 10.5, 10.5, 11.0, 10.5, 7.0, 5.0, 7.5, 8.0, 7.0, 5.5],
  reports: [7.5, 7.0, 8.0, 8.5, 9.5, 10.0, 9.5, 8.0, 9.0, 9.0, 8.0, 6.0],
  social: [10.0, 8.5, 8.5, 7.5, 7.5, 7.5, 7.0, 5.5, 9.0, 9.5, 10.0, 9.5],
} as const
export type MonthShape = keyof typeof MONTH_SHARES

/** Monday to Sunday. */
export const WEEKDAY_SHARES = [24, 20, 18, 18, 14, 3.5, 2.5] as const

/** Hours 0-6 together, 7 to 21 one by one, 22-23 together. */
export const HOUR_SHARES = {
  all: [1.2, 2.0, 6.1, 11.8, 12.4, 10.2, 5.6, 6.4, 9.8, 9.0, 7.9, 5.6, 3.2, 2.3, 2.8, 2.4, 1.3],
  portal: [2.4, 3.1, 4.8, 7.2, 7.6, 6.7, 6.4, 6.0, 6.1, 6.0, 6.2, 6.6, 6.3, 5.7, 7.4, 7.3, 4.2],
} as const

/** In working days; `inTarget` in percent. */
export const CLOSING_DELAYS = {
  answer: { median: 0.8, p90: 4, p99: 17, inTarget: 88 },
  registration: { median: 1.6, p90: 7, p99: 26, inTarget: 84 },
  intervention: { median: 2.4, p90: 9, p99: 34, inTarget: 79 },
  decision: { median: 13, p90: 33, p99: 78, inTarget: 71 },
} as const
export type ArchetypeName = keyof typeof CLOSING_DELAYS

export const END_STATES: Record<ArchetypeName, { granted: number; refused: number; referred: number; dropped: number }> = {
  answer: { granted: 93, refused: 1, referred: 2, dropped: 4 },
  registration: { granted: 90, refused: 2, referred: 1, dropped: 7 },
  intervention: { granted: 82, refused: 3, referred: 9, dropped: 6 },
  decision: { granted: 74, refused: 15, referred: 1, dropped: 10 },
}

/** Written contacts; the first is French. */
export const LANGUAGE_SHARES = { fr: 94.0, en: 1.6, ar: 1.3, tr: 0.8, it: 0.6, pt: 0.6, uk: 0.5, es: 0.6 } as const
export type WrittenLanguage = keyof typeof LANGUAGE_SHARES

export const STAR_SHARES = [12, 7, 11, 24, 46] as const

/** People by how many requests they make: one, two to four, five to nineteen, twenty and more. */
export const PEOPLE_SHARES = { one: 61, few: 27, many: 11, twentyAndMore: 1 } as const
/** The most faithful of all. */
export const MOST_REQUESTS_OF_ONE_PERSON = 212
