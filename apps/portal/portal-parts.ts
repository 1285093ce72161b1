import { listMessages, receiveMessage } from '#modules/correspondence'
import type { PortalMessage, PortalParts } from '#modules/requests/portal'
import { type FileStore, fileHeaders } from '#platform/files'
import { done } from '#platform/outcome'

/** What other modules put on the follow-up page of a request: the conversation and the files. */
export function portalParts(options: { files: FileStore; origin: string }): PortalParts {
  const { files, origin } = options
  return {
    origin,
    entries: async (tx, requestId, at) => (await listMessages(tx, requestId)).filter((message) => isOut(message, at)).map(entryOf),
    async receive(work, { requestId, text }) {
      const received = await receiveMessage(work, { request: { id: requestId }, channel: 'portal', text })
      return received.ok ? done({ messageId: received.value.message.id }) : received
    },
    async openFile(house, actor, fileId) {
      const file = await house.read(actor, (tx) => files.find(tx, fileId))
      if (file === undefined || file.state !== 'ready') return undefined
      return { bytes: await files.read(file), headers: fileHeaders(file) }
    },
  }
}

type Message = Awaited<ReturnType<typeof listMessages>>[number]

/** An answer that may still be taken back has not left; one that was taken back never did. */
function isOut(message: Message, at: Temporal.Instant): boolean {
  if (message.state === 'cancelled') return false
  return message.direction === 'in' || message.heldUntil === undefined || Temporal.Instant.compare(message.heldUntil, at) <= 0
}

function entryOf(message: Message): PortalMessage {
  return {
    id: message.id,
    at: message.writtenAt,
    mine: message.direction === 'in',
    automatic: message.automatic,
    authorId: message.authorId,
    subject: message.subject,
    body: message.body,
  }
}
