import {
  correspondenceMessagesFor,
  deliveryWords,
  listMessages,
  listSenderChecks,
  markRead,
  mayGoAgain,
  messageReach,
  nextTries,
  senderWords,
} from '#modules/correspondence'
import { OUTGOING_PATH } from '#modules/correspondence/desk'
import { type ConversationEntry, type RequestPageParts } from '#modules/requests/desk'
import { type FileStore, showFile } from '#platform/files'
import { notFound } from '#platform/http'
import type { Locale } from '#platform/i18n'
import { helpful } from '#modules/knowledge'
import { listLetters } from '#modules/mailroom'

/** What other modules put on the page of a request: the conversation, the files, the letters. */
export function requestParts(files: FileStore): RequestPageParts {
  return {
    conversation: {
      async entries(tx, requestId, locale) {
        const messages = await listMessages(tx, requestId)
        const next = await nextTries(tx, messages)
        return messages.map((message) => entryOf(message, next.get(message.id), locale))
      },
      async senders(tx, requestId, locale) {
        const { first, byInbound } = await listSenderChecks(tx, requestId)
        return {
          first: first === undefined ? undefined : senderWords(first, locale),
          byMessage: new Map([...byInbound].map(([id, found]) => [id, senderWords(found, locale)])),
        }
      },
      reach: messageReach,
      markRead: (work, requestId) => markRead(work.tx, { requestId, at: work.at }),
    },
    helpful,
    async openFile(call, fileId) {
      const file = await call.house.read(call.actor, (tx) => files.find(tx, fileId))
      return file === undefined ? notFound() : showFile(call, { files, file })
    },
    async searchLetters(tx, query) {
      const page = await listLetters(tx, { states: ['read', 'doubtful', 'checked'], query, limit: 20 })
      return page.rows.map((letter) => ({
        href: `/desk/letters/${letter.id}`,
        title: letter.fields.subject ?? letter.originalName,
        under: letter.receivedOn.toString(),
      }))
    },
  }
}

type Message = Awaited<ReturnType<typeof listMessages>>[number]

function entryOf(message: Message, nextTry: Temporal.Instant | undefined, locale: Locale): ConversationEntry {
  const waits = message.state === 'queued' && message.stateReason?.startsWith('temporary') === true
  const trouble = waits || message.state === 'failed' || message.state === 'bounced' || message.state === 'uncertain'
  return {
    id: message.id,
    at: message.writtenAt,
    direction: message.direction,
    channel: message.channel,
    automatic: message.automatic,
    authorId: message.authorId,
    fromAddress: message.fromAddress,
    body: message.body,
    state: message.direction === 'in' ? undefined : { text: deliveryWords(message, nextTry, locale), isTrouble: trouble },
    again: message.channel === 'email' && mayGoAgain(message) ? correspondenceMessagesFor(locale).desk.again : undefined,
    heldUntil: message.heldUntil,
    isCancelled: message.state === 'cancelled',
    isUnread: message.direction === 'in' && message.readAt === undefined,
    letter:
      message.direction === 'out' && message.channel === 'post' && message.state !== 'cancelled'
        ? { href: `${OUTGOING_PATH}/${message.id}`, isToPost: message.state === 'queued' }
        : undefined,
    inboundId: message.inboundId,
    contactId: message.contactId,
    originalHref: message.inboundId === undefined ? undefined : `/desk/mail/${message.inboundId}`,
  }
}
