import type { Contact } from '#modules/contacts'
import type { RequestFile } from '../request-file.ts'
import type { ConversationEntry, SenderNote, SenderNotes } from './parts.ts'
import { type HistoryTools, actorName, historyLine, routingLine } from './history-line.ts'

/** One line of what happened to a request, whatever it was. */
export type TimelineItem = { key: string; at: Temporal.Instant } & (
  | { kind: 'opening'; title: string; text: string; sender: SenderNote | undefined }
  | { kind: 'system'; text: string }
  | { kind: 'note'; author: string; text: string }
  | { kind: 'contact'; title: string; text: string }
  | { kind: 'message'; message: ConversationEntry; author: string | undefined; sender: SenderNote | undefined }
)

/** Events, notes, messages and contacts in one order of time: what the agent reads from top to bottom. */
export function timelineOf(input: {
  file: RequestFile
  contacts: readonly Contact[]
  conversation: readonly ConversationEntry[]
  senders?: SenderNotes | undefined
  requesterName: string | undefined
  tools: HistoryTools
}): TimelineItem[] {
  const { file, tools } = input
  const items = [...openings(input), ...events(file, tools), ...notes(file, tools), ...contactItems(input), ...messages(input)]
  // Of one instant, the order above holds: the request before where it went.
  return items.sort((a, b) => Temporal.Instant.compare(a.at, b.at))
}

function openings({ file, senders, tools }: Parameters<typeof timelineOf>[0]): TimelineItem[] {
  const { request } = file
  const { t, words, directory } = tools
  const by = request.registeredBy === undefined ? undefined : directory.agents.get(request.registeredBy)?.name
  return [
    {
      key: 'opening',
      at: request.registeredAt,
      kind: 'opening',
      title: t.history.registered(words.channels[request.channel], by),
      text: request.text,
      sender: senders?.first,
    },
    { key: 'routing', at: request.registeredAt, kind: 'system', text: routingLine(request, tools) },
  ]
}

function events(file: RequestFile, tools: HistoryTools): TimelineItem[] {
  return file.history.flatMap((entry): TimelineItem[] => {
    const text = historyLine(entry, tools)
    return text === undefined ? [] : [{ key: entry.id, at: entry.at, kind: 'system', text }]
  })
}

function notes(file: RequestFile, { directory, t }: HistoryTools): TimelineItem[] {
  return file.notes.map((note) => ({
    key: note.id,
    at: note.writtenAt,
    kind: 'note',
    author: (note.authorId === undefined ? undefined : directory.agents.get(note.authorId)?.name) ?? t.history.house,
    text: note.text,
  }))
}

/**
 * The contact by which the request came says the same as its opening, and one that brought a message the same as that message: they
 * are not told twice. A later call or visit has its own line, even when whoever took it wrote no word.
 */
function contactItems({ file, contacts, conversation, tools, requesterName }: Parameters<typeof timelineOf>[0]): TimelineItem[] {
  const { t, directory } = tools
  const told = new Set(conversation.map((message) => message.contactId))
  const opening = new Set(['', file.request.text.trim(), file.request.subject.trim()])
  return contacts
    .filter((contact) => !told.has(contact.id))
    .filter((contact) => contact.result === 'request-followed' || !opening.has(contact.summary.trim()))
    .map((contact) => ({
      key: contact.id,
      at: contact.startedAt,
      kind: 'contact',
      title: t.history.contact(
        t.history.contactChannels[contact.channel],
        contact.declaredName ?? requesterName ?? t.list.unknownRequester,
        contact.agentId === undefined ? undefined : directory.agents.get(contact.agentId)?.name,
      ),
      text: contact.summary,
    }))
}

function messages({ conversation, senders, requesterName, tools }: Parameters<typeof timelineOf>[0]): TimelineItem[] {
  return conversation.map((message) => ({
    key: message.id,
    at: message.at,
    kind: 'message',
    message,
    sender: message.inboundId === undefined ? undefined : senders?.byMessage.get(message.inboundId),
    author:
      message.direction === 'in'
        ? (requesterName ?? message.fromAddress ?? tools.t.list.unknownRequester)
        : message.automatic
          ? undefined
          : actorName({ actorKind: message.authorId === undefined ? 'system' : 'agent', actorId: message.authorId }, tools),
  }))
}
