import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  CONTACT_CHANNEL_SHARES,
  END_STATES,
  HOUR_SHARES,
  LANGUAGE_SHARES,
  MONTH_SHARES,
  PEOPLE_SHARES,
  REQUEST_CHANNEL_SHARES,
  STAR_SHARES,
  WEEKDAY_SHARES,
} from './volumes.ts'

test('every list of shares makes a whole', () => {
  const lists: Readonly<Record<string, readonly number[]>> = {
    requests: Object.values(REQUEST_CHANNEL_SHARES),
    contacts: Object.values(CONTACT_CHANNEL_SHARES),
    weekdays: WEEKDAY_SHARES,
    languages: Object.values(LANGUAGE_SHARES),
    stars: STAR_SHARES,
    people: Object.values(PEOPLE_SHARES),
    hours: HOUR_SHARES.all,
    'hours of the portal': HOUR_SHARES.portal,
    ...Object.fromEntries(Object.entries(MONTH_SHARES).map(([name, months]) => [`months ${name}`, months])),
    ...Object.fromEntries(Object.entries(END_STATES).map(([name, ends]) => [`ends ${name}`, Object.values(ends)])),
  }
  for (const [name, shares] of Object.entries(lists)) {
    const sum = shares.reduce((total, share) => total + share, 0)
    assert.ok(Math.abs(sum - 100) < 1e-6, `${name}: ${sum}`)
  }
})
