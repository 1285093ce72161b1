import assert from 'node:assert/strict'
import { test } from 'node:test'
import { VERSION_ACTS } from '../modules/knowledge/article-versions-store.ts'
import { NAMED_EVENTS } from '../apps/desk/system/messages/events/index.ts'
import { publishedEvents } from './published-events.ts'

/** Names whose end is computed, with what it may be. */
const COMPUTED: Readonly<Record<string, readonly string[]>> = {
  'article.*': VERSION_ACTS.filter((act) => act !== 'loaded').map((act) => `article.${act}`),
}

test('every event that the code publishes has its words in the journal, and no other has', () => {
  const published = publishedEvents().flatMap((name) => COMPUTED[name] ?? [name])
  assert.ok(published.length > 80)
  assert.deepEqual(published.toSorted(), [...NAMED_EVENTS].sort(), 'write the words in apps/desk/system/messages/events')
})
