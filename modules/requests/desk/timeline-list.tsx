import { formatDate, formatTime } from '#platform/i18n'
import { Button, Form, Icon, StatusTag, Timeline, type TimelineEntry } from '#platform/ui'
import type { Attachment } from '../request-lists.ts'
import { requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import type { ConversationEntry, SenderNote } from './parts.ts'
import type { TimelineItem } from './timeline.ts'

interface TimelineListProps {
  items: readonly TimelineItem[]
  attachments: readonly Attachment[]
  tools: DeskTools
  reference: string
  list: string | undefined
  /** Whether the reader may send again what did not leave. */
  maySend?: boolean
}

/** What happened, oldest first: the conversation in ink, the notes on their yellow, the house's own acts in grey. */
export function TimelineList({ items, tools, ...about }: TimelineListProps) {
  return <Timeline label={tools.t.page.timeline} entries={items.map((item) => entryOf(item, { tools, ...about }))} />
}

function entryOf(item: TimelineItem, about: Omit<TimelineListProps, 'items'>): TimelineEntry {
  return {
    key: item.key,
    when: whenText(item.at, about.tools),
    iso: item.at.toString(),
    kind: item.kind === 'note' ? 'note' : item.kind === 'system' ? 'system' : 'act',
    content: contentOf(item, about),
  }
}

function contentOf(item: TimelineItem, about: Omit<TimelineListProps, 'items'>) {
  const { t } = about.tools
  switch (item.kind) {
    case 'system':
      return item.text
    case 'note':
      return (
        <>
          <b>{t.history.noteOf(item.author)}</b> <span class="said">{item.text}</span>
        </>
      )
    case 'opening':
      return (
        <>
          <b>{item.title}</b>
          {item.text !== '' && <p class="said">{item.text}</p>}
          <SenderLine sender={item.sender} />
        </>
      )
    case 'contact':
      return (
        <>
          <b>{item.title}</b>
          {item.text !== '' && <p class="said">{item.text}</p>}
        </>
      )
    case 'message':
      return <MessageEntry message={item.message} author={item.author} sender={item.sender} about={about} />
  }
}

/** Whether the address is the writer's own: trouble is said aloud, the rest in passing. */
function SenderLine({ sender }: { sender: SenderNote | undefined }) {
  if (sender === undefined) return null
  return <p class={sender.isTrouble ? 'error-text' : 'hint'}>{sender.text}</p>
}

function MessageEntry({
  message,
  author,
  sender,
  about,
}: {
  message: ConversationEntry
  author: string | undefined
  sender: SenderNote | undefined
  about: Omit<TimelineListProps, 'items'>
}) {
  const { tools, attachments, reference } = about
  const { t, words } = tools
  const channel = words.channels[message.channel]
  const files = attachments.filter((file) => file.messageId === message.id)
  return (
    <>
      <b>{message.direction === 'in' ? t.messages.in(author ?? '', channel) : t.messages.out(author, channel)}</b>
      {message.isUnread && (
        <>
          {' '}
          <StatusTag tone="soon">{t.messages.unread}</StatusTag>
        </>
      )}
      <p class={message.isCancelled ? 'said muted' : 'said'}>{message.body}</p>
      {files.length > 0 && (
        <ul class="attachments" aria-label={t.messages.files}>
          {files.map((file) => (
            <li key={file.id}>
              <Icon name="attach" /> <a href={`${requestUrl(reference)}/files/${file.id}`}>{file.name}</a>
            </li>
          ))}
        </ul>
      )}
      <SenderLine sender={sender} />
      {message.state !== undefined && <p class={message.state.isTrouble ? 'error-text' : 'hint'}>{message.state.text}</p>}
      {message.again !== undefined && about.maySend === true && (
        <Form action={`${requestUrl(reference)}/again/${message.id}`} hidden={{ list: about.list }}>
          <Button variant="second" icon="refresh">
            {message.again}
          </Button>
        </Form>
      )}
      {message.letter !== undefined && (
        <p>
          <a href={message.letter.href} data-turbo="false">
            {t.messages.letter}
          </a>
        </p>
      )}
      {message.letter?.isToPost === true && !isHeld(message, tools) && (
        <Form action={message.letter.href} hidden={{ from: 'request' }}>
          <Button variant="second">{t.messages.posted}</Button>
        </Form>
      )}
      <UndoForm message={message} about={about} />
    </>
  )
}

function isHeld({ heldUntil }: ConversationEntry, { at }: DeskTools): boolean {
  return heldUntil !== undefined && Temporal.Instant.compare(heldUntil, at) > 0
}

/** The ten seconds in which an answer may be taken back: a button as long as the page was drawn in time. */
function UndoForm({ message, about }: { message: ConversationEntry; about: Omit<TimelineListProps, 'items'> }) {
  const { tools, reference, list } = about
  if (message.heldUntil === undefined || message.isCancelled || !isHeld(message, tools)) return null
  const milliseconds = message.heldUntil.epochMilliseconds - tools.at.epochMilliseconds
  return (
    <Form action={`${requestUrl(reference)}/undo/${message.id}`} hidden={{ list }} class="undo" data-hide-after={String(milliseconds)}>
      <Button variant="second" icon="undo" shortcut="z">
        {tools.t.composer.undo}
      </Button>
    </Form>
  )
}

/** "16 nov. 9 h 12"; with its year when it is another one. */
function whenText(at: Temporal.Instant, { locale, today }: DeskTools): string {
  const day = formatDate(locale, at, 'short')
  const year = at.toZonedDateTimeISO('Europe/Paris').year
  return year === today.year ? `${day} ${formatTime(locale, at).replaceAll(' ', '\u00a0')}` : formatDate(locale, at, 'medium')
}
