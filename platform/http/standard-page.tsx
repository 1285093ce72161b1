import type { Locale } from '#platform/i18n'
import { messagesFor } from './messages/index.ts'
import { type PageReply, page } from './reply.ts'

type Kind = keyof ReturnType<typeof messagesFor>['pages']

/** The plain page for what went otherwise: what happened, what to do, and the reference to give when we failed. */
export function standardPage(
  kind: Kind,
  locale: Locale,
  about: { status: number; reference?: string | undefined; sentence?: string | undefined },
): PageReply {
  const t = messagesFor(locale)
  const words = t.pages[kind]
  return page(
    words.title,
    <div class="prose standard-page">
      <h1>{words.title}</h1>
      <p class="lead">{about.sentence ?? words.text}</p>
      {about.reference !== undefined && (
        <p>
          <code>{about.reference}</code>
        </p>
      )}
      <p>
        <a href="/">{t.home}</a>
      </p>
    </div>,
    { status: about.status },
  )
}
