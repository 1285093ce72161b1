import { inLanguage } from '#modules/catalogue'
import { formatDate } from '#platform/i18n'
import { SummaryList } from '#platform/ui'
import { requestUrl } from './addresses.ts'
import type { DeskTools } from './desk-call.ts'
import type { FullView, RequestView } from './read-request.ts'
import { TimelineList } from './timeline-list.tsx'
import { AllDates } from './why.tsx'

/** The request on paper: its facts, its dates, all that happened. The browser's own command prints it. */
export function PrintedRequest({ view, full, tools }: { view: RequestView; full: FullView; tools: DeskTools }) {
  const { t, words, directory, locale } = tools
  const { request, type } = view
  return (
    <div class="column printed">
      <p class="no-print">
        <a href={requestUrl(request.reference)}>{request.reference}</a>
      </p>
      <h1>{request.subject}</h1>
      <SummaryList
        rows={[
          { term: t.search.request, value: request.reference },
          { term: t.form.type, value: inLanguage(type.definition.title, locale) },
          { term: t.page.service, value: directory.units.get(request.unitId)?.name },
          { term: t.list.state, value: words.states[request.state] },
          { term: t.page.receivedOn, value: `${formatDate(locale, request.receivedOn, 'long')}, ${words.channels[request.channel]}` },
          { term: t.page.requester, value: full.requesterName },
          ...(request.place === undefined ? [] : [{ term: t.page.place, value: request.place }]),
        ]}
      />
      <AllDates file={full.file} tools={tools} />
      <TimelineList
        items={full.timeline}
        attachments={full.file.attachments}
        tools={tools}
        reference={request.reference}
        list={undefined}
      />
      <p class="muted">{t.page.printedOn(tools.at, tools.actor.name)}</p>
    </div>
  )
}
