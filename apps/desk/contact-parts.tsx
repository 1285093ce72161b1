import { inLanguage, versionOf } from '#modules/catalogue'
import type { ContactDeskParts, ContactTools, KnownRequest } from '#modules/contacts/desk'
import {
  explain,
  messagesFor as deadlineMessagesFor,
  publicPromise,
  renderPromise,
  renderSilence,
  silenceSentence,
} from '#modules/deadlines'
import { articleForType, articleUrl, knowledgeMessagesFor } from '#modules/knowledge'
import { ArticleBody } from '#modules/knowledge/desk'
import {
  type RequestSummary,
  URGENCIES,
  type Urgency,
  deskMessagesFor,
  findRequest,
  isOpen,
  linkContact,
  listRequestsOf,
  listRequestsOfContact,
  mayAct,
  readRequestFile,
  registerRequest,
  requestMessagesFor,
  requestRefusalSentence,
  spacedCode,
  trackingCode,
} from '#modules/requests'
import { dueTag, requestUrl } from '#modules/requests/desk'
import { formatDate } from '#platform/i18n'
import { done, refuse } from '#platform/outcome'

const REQUESTS_SHOWN = 12

/** What the registry and the knowledge base bring to the contact screen. */
export function contactParts(): ContactDeskParts {
  return {
    async requestsOf(tx, { citizenId, tools }) {
      const found = await listRequestsOf(tx, { citizenId, limit: REQUESTS_SHOWN })
      return found.rows.map((row) => knownRequest(row, tools))
    },
    async answerFor(tx, { typeCode, tools }) {
      const article = await articleForType(tx, typeCode)
      if (article === undefined) return undefined
      const t = knowledgeMessagesFor(tools.locale)
      return {
        href: articleUrl(article.id),
        title: article.title,
        body: <ArticleBody article={article} today={tools.today} t={t} level="h3" />,
      }
    },
    register: (work, input) => registerRequest(work, { ...input, urgency: urgencyOf(input.urgency) }),
    async follow(work, { requestId, contactId, citizenId }) {
      const request = await findRequest(work.tx, { id: requestId })
      const isTheirs = request !== undefined && citizenId !== undefined && request.requesterId === citizenId
      if (!isTheirs || !isOpen(request.state) || !mayAct(work.actor, 'read', request))
        return refuse('invalid', 'requests.refusal.unknown', { field: 'followed' })
      await linkContact(work.tx, requestId, contactId)
      work.publish({
        name: 'request.followed-up',
        subject: { kind: 'request', id: requestId },
        unitId: request.unitId,
        data: { contactId },
      })
      return done({ reference: request.reference })
    },
    async registered(house, { actor, contactId, tools }) {
      const request = await house.read(actor, async (tx) => {
        const [summary] = await listRequestsOfContact(tx, contactId)
        return summary === undefined ? undefined : { summary, request: await findRequest(tx, { id: summary.id }) }
      })
      if (request?.request === undefined || !mayAct(actor, 'recover-tracking', request.request)) return undefined
      const { summary, request: whole } = request
      const type = await versionOf(house, whole.typeVersionId)
      if (type === undefined) return undefined
      const { directory, locale } = tools
      const { report } = await house.read(actor, (tx) => readRequestFile(tx, { request: whole, type, directory, at: tools.at }))
      const unit = directory.units.get(whole.unitId)
      const promise = publicPromise(report)
      const silence = silenceSentence(report)
      return {
        reference: whole.reference,
        href: requestUrl(whole.reference),
        subject: whole.subject,
        requester: summary.requesterName,
        registeredAt: whole.registeredAt,
        code: spacedCode(trackingCode(house.keys, whole.id, whole.trackingKey).code),
        unit: unit?.name ?? inLanguage(type.definition.title, locale),
        phone: unit?.phone ?? directory.city.phone,
        promise: promise === undefined ? undefined : renderPromise(locale, promise),
        dates: report.deadlines.flatMap((deadline) =>
          deadline.dueOn === undefined
            ? []
            : [
                {
                  term: deadlineMessagesFor(locale).kinds[deadline.kind],
                  value: formatDate(locale, deadline.dueOn),
                  why: explain(locale, deadline.explanation),
                },
              ],
        ),
        silence: silence === undefined ? [] : renderSilence(locale, silence),
      }
    },
    urgencies: URGENCIES,
    urgencyText: (urgency, locale) => requestMessagesFor(locale).urgencies[urgencyOf(urgency)],
    sentence: requestRefusalSentence,
  }
}

function urgencyOf(text: string): Urgency {
  return URGENCIES.find((urgency) => urgency === text) ?? 'normal'
}

/** A request as the person's history shows it: state and time left in words. */
export function knownRequest(row: RequestSummary, tools: Pick<ContactTools, 'locale' | 'today' | 'directory' | 'catalogue'>): KnownRequest {
  const words = requestMessagesFor(tools.locale)
  return {
    id: row.id,
    reference: row.reference,
    href: requestUrl(row.reference),
    subject: row.subject,
    state: words.states[row.state],
    isOpen: isOpen(row.state),
    due: dueTag(row, { ...tools, words: deskMessagesFor(tools.locale).tag, ended: (state) => words.states[state] }),
  }
}
