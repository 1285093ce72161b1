import { formatDateTime } from '#platform/i18n'
import { Notice } from '#platform/ui'
import type { DeskTools } from './desk-call.ts'
import type { FullView } from './read-request.ts'
import type { TimelineItem } from './timeline.ts'

const MOST_LINES = 10

/** What colleagues did since the agent read the request: shown above the form whose text was kept. */
export function WhatChanged({ full, since, tools }: { full: FullView; since: Temporal.Instant; tools: DeskTools }) {
  const { t, locale } = tools
  const news = full.timeline.filter((item) => Temporal.Instant.compare(item.at, since) > 0).slice(-MOST_LINES)
  return (
    <Notice tone="warning" title={t.acts.whatChanged} announce id="what-changed">
      {news.length === 0 ? (
        <p>{t.acts.nothingSeen}</p>
      ) : (
        <ul>
          {news.map((item) => (
            <li key={item.key}>{t.acts.changed(formatDateTime(locale, item.at, 'short'), lineOf(item, tools))}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

function lineOf(item: TimelineItem, { t, words }: DeskTools): string {
  switch (item.kind) {
    case 'system':
      return item.text
    case 'note':
      return `${t.history.noteOf(item.author)} ${item.text}`
    case 'opening':
    case 'contact':
      return item.title
    case 'message': {
      const channel = words.channels[item.message.channel]
      return item.message.direction === 'in' ? t.messages.in(item.author ?? '', channel) : t.messages.out(item.author, channel)
    }
  }
}
