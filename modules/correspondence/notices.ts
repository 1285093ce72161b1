import { type Request, findRequest, listMissingItems } from '#modules/requests'
import { type Reaction, defineReaction } from '#platform/jobs'
import type { Work } from '#platform/database'
import { formatDate } from '#platform/i18n'
import { type LetterParts, agentSignature, letterParts, paragraphs } from './letter-text.ts'
import type { MailOffice } from './mail-office.ts'
import { writeMessage } from './write-message.ts'

/** What the requester is told when the city acts: items asked for, passed on, closed without a word. */
export function noticeReaction(office: MailOffice): Reaction {
  return defineReaction({
    name: 'correspondence.notice',
    on: ['request.items-asked', 'request.referred', 'request.closed'],
    react: async (work, event) => {
      const request = await findRequest(work.tx, { id: event.subject.id })
      if (request === undefined) return
      const parts = await letterParts(work, request, office.origin)
      if (event.name === 'request.items-asked') return missingItemsNotice(work, request, parts)
      if (event.name === 'request.referred') return referralNotice(work, { request, parts, partner: String(event.data.partner ?? '') })
      return closingNotice(work, { request, parts, outcome: String(event.data.outcome ?? '') })
    },
  })
}

async function missingItemsNotice(work: Work, request: Request, parts: LetterParts): Promise<void> {
  const items = (await listMissingItems(work.tx, request.id)).filter((item) => item.receivedAt === undefined)
  const limit = items.at(-1)?.limitOn
  if (limit === undefined) return
  const { t, facts } = parts
  await writeMessage(work, {
    request,
    kind: 'missing-items',
    subject: t.mail.missingSubject(facts),
    body: paragraphs([
      t.mail.greeting(parts.name),
      t.mail.missing(items.map((item) => `- ${item.label}`).join('\n'), formatDate(parts.locale, limit)),
      t.mail.follow(facts),
      agentSignature(parts, request.assigneeId, request.unitId),
    ]),
    automatic: true,
  })
}

async function referralNotice(work: Work, input: { request: Request; parts: LetterParts; partner: string }): Promise<void> {
  const { t, facts, directory } = input.parts
  const partner = directory.partners.find((known) => known.code === input.partner)
  await writeMessage(work, {
    request: input.request,
    kind: 'referral',
    subject: t.mail.referralSubject(facts),
    body: paragraphs([
      t.mail.greeting(input.parts.name),
      t.mail.referral(partner?.name ?? ''),
      t.mail.follow(facts),
      agentSignature(input.parts, input.request.assigneeId, input.request.unitId),
    ]),
    automatic: true,
  })
}

/** Who was answered knows; who was not is told how it ended. Duplicates and transmissions have their own words. */
async function closingNotice(work: Work, input: { request: Request; parts: LetterParts; outcome: string }): Promise<void> {
  const { t, facts } = input.parts
  const sentences: Record<string, string> = t.mail.closing
  const sentence = sentences[input.outcome]
  if (sentence === undefined || input.request.answeredAt !== undefined) return
  await writeMessage(work, {
    request: input.request,
    kind: 'closing',
    subject: t.mail.closingSubject(facts),
    body: paragraphs([
      t.mail.greeting(input.parts.name),
      sentence,
      t.mail.follow(facts),
      agentSignature(input.parts, input.request.assigneeId, input.request.unitId),
    ]),
    automatic: true,
  })
}
