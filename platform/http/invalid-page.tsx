import { type Locale, labelled } from '#platform/i18n'
import { issueSentence, messagesFor } from './messages/index.ts'
import { type PageReply, page } from './reply.ts'
import type { Call, FieldIssue, Route } from './route.ts'

interface Sent {
  call: Pick<Call<unknown, unknown, unknown>, 'locale' | 'request'>
  options: { origin: string }
  route: Route | undefined
}

/**
 * The page for a form that was refused and is not drawn again: what to correct, each field by the name that the reader
 * saw, and the way back to the form. A field without a name for people is not named: its raw name says nothing to them.
 */
export function invalidPage(issues: readonly FieldIssue[], { call, options, route }: Sent): PageReply {
  const { locale } = call
  const t = messagesFor(locale)
  const labels = route?.labels?.(locale) ?? {}
  const words = t.pages.invalid
  const form = formAddress(call.request.headers.referer, options.origin)
  return page(
    words.title,
    <div class="prose standard-page">
      <h1>{words.title}</h1>
      <p class="lead">{words.text}</p>
      <ul>
        {[...new Set(issues.map((issue) => faultOf(issue, { labels, locale })))].map((fault) => (
          <li key={fault}>{fault}</li>
        ))}
      </ul>
      <p>
        <a href={form ?? '/'}>{form === undefined ? t.home : t.backToForm}</a>
      </p>
    </div>,
    { status: 422 },
  )
}

function faultOf(issue: FieldIssue, { labels, locale }: { labels: Readonly<Record<string, string>>; locale: Locale }): string {
  // What a list allows are codes of ours; the reader chose among their texts.
  const spoken = issue.message === 'not-in-list' ? { ...issue, message: 'not-offered' } : issue
  const name = issue.path.split('.')[0] ?? ''
  const label = Object.hasOwn(labels, name) ? labels[name] : undefined
  const sentence = issueSentence(spoken, locale)
  return label === undefined ? sentence : labelled(locale, label, sentence)
}

/** The page of ours that the form stood on, as a path; another site is never linked. */
function formAddress(referer: string | undefined, origin: string): string | undefined {
  const from = URL.parse(referer ?? '')
  return from === null || from.origin !== URL.parse(origin)?.origin ? undefined : `${from.pathname}${from.search}`
}
