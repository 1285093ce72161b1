import { permitted } from '#modules/accounts'
import { SESSION_PATH, timeLeft } from '#modules/accounts/desk'
import { directoryOf } from '#modules/organisation'
import { type DeskCounts, type DeskMessages, deskCounts, deskMessagesFor } from '#modules/requests'
import type { AgentActor } from '#platform/access'
import type { Tx } from '#platform/database'
import type { Call, Frame, Layout, PageReply, Route } from '#platform/http'
import { LOCALES, type Locale, civilDate } from '#platform/i18n'
import {
  AgentLayout,
  type AssetManifest,
  LiveState,
  type MenuLink,
  type QueueGroup,
  SessionWarning,
  Toast,
  UiContext,
  type Ui,
} from '#platform/ui'
import { type ComponentChildren, type VNode, h } from 'preact'
import { frameMessagesFor } from './frame-messages/index.ts'
import { queueGroups } from './queue-groups.ts'

export interface DeskLayoutOptions {
  assets: AssetManifest
  /** The house says on every page that nothing here is real. */
  demo: boolean
  /** Further counts of the navigation: mail to sort, letters to check. Read in the same transaction as the queues. */
  mail?: ((tx: Tx, actor: AgentActor) => Promise<MailCounts>) | undefined
  /** Further groups of links under the queues: administration, knowledge. */
  groups?: ((actor: AgentActor, locale: Locale) => readonly QueueGroup[]) | undefined
  /** What is said in the demonstration's banner, with its links. */
  banner?: ((locale: Locale) => ComponentChildren) | undefined
}

export interface MailCounts {
  toSort?: number | undefined
  letters?: number | undefined
}

type AnyCall = Call<unknown, unknown, unknown>

const MOST_TOPICS = 60

/** The frame of every page of the desk: search, queues with their counts, the agent's menu. */
export function deskLayout(options: DeskLayoutOptions): Layout {
  return async (page, frame, call) => {
    const ui: Ui = { locale: frame.locale, nonce: frame.nonce, assets: options.assets, demo: options.demo, csrf: frame.csrf }
    return <UiContext.Provider value={ui}>{await content(page, frame, call, options)}</UiContext.Provider>
  }
}

/** A frame or a live refresh wants the part alone; a person the whole page. */
async function content(page: PageReply, frame: Frame, call: AnyCall, options: DeskLayoutOptions): Promise<VNode> {
  if (call.request.headers['x-parvis-fragment'] === 'counts') return <Counts groups={await countedGroups(page, frame, call, options)} />
  if (call.request.headers['x-parvis-fragment'] !== undefined) return page.body
  const wanted = call.request.headers['turbo-frame']
  if (wanted !== undefined)
    return <FramePage title={page.title}>{page.status < 400 ? page.body : <InFrame id={String(wanted)}>{page.body}</InFrame>}</FramePage>
  const { actor } = call
  if (actor.kind !== 'agent') return <SignedOut page={page} frame={frame} options={options} />
  const t = deskMessagesFor(frame.locale)
  return (
    <AgentLayout
      title={page.title}
      search={{ action: '/desk/search', suggestUrl: '/desk/search/suggestions', value: searchedIn(frame.url) }}
      user={{
        name: actor.name,
        detail: (await directoryOf(call.house)).units.get(actor.unitId)?.name,
        links: menuLines(frame, t),
        signOut: { action: '/desk/sign-out' },
      }}
      queues={await groupsOf(page, frame, call, { actor, options, t })}
      demo={options.banner?.(frame.locale)}
      flash={frame.flash === undefined ? undefined : <Said text={frame.flash} />}
      wide={page.wide}
      shortcuts={[
        { keys: 'g d', text: t.shortcuts.day },
        { keys: 'g m', text: t.shortcuts.mine },
        { keys: 'Enter', text: t.shortcuts.open },
        { keys: ';;', text: t.shortcuts.templates },
        { keys: 'Ctrl Enter', text: t.shortcuts.send },
      ]}
    >
      {page.body}
      <div hidden data-island="live-counts" data-topics={topicsOf(actor).join(' ')} />
      <LiveState />
      {actor.session !== undefined && (
        <SessionWarning
          {...timeLeft(actor.session, call.at)}
          renewUrl={SESSION_PATH}
          signInUrl={`/desk/sign-in?to=${encodeURIComponent(frame.url.startsWith('/desk') ? frame.url : '/desk')}`}
        />
      )}
    </AgentLayout>
  )
}

/** What the navigation counts, by the request for the page: read while the page itself is. */
const counted = new WeakMap<object, Promise<{ counts: DeskCounts; mail: MailCounts }>>()

/** Begins to read what the frame of a page will say, so that both are read together. Parts of pages have no frame. */
export function readFrameAhead(call: AnyCall, route: Pick<Route, 'audience'>, options: Pick<DeskLayoutOptions, 'mail'>): void {
  const { actor, request } = call
  if (route.audience !== 'agent' || actor.kind !== 'agent') return
  if (request.headers['x-parvis-fragment'] !== undefined || request.headers['turbo-frame'] !== undefined) return
  if (!(request.headers.accept ?? '').includes('html')) return
  const reading = readCounts(call, actor, options)
  // A page that needs no frame after all leaves it unread.
  reading.catch(() => {})
  counted.set(request, reading)
}

async function readCounts(call: AnyCall, actor: AgentActor, options: Pick<DeskLayoutOptions, 'mail'>) {
  const directory = await directoryOf(call.house)
  const unitIds = actor.sight.units.filter((id) => directory.units.get(id)?.kind !== 'directorate')
  const seesMail = permitted(actor, 'mail.sort') || permitted(actor, 'post.capture')
  return call.house.read(actor, async (tx) => {
    const [counts, mail] = await Promise.all([
      deskCounts(tx, { agentId: actor.id, unitIds, today: civilDate(call.at) }),
      seesMail && options.mail !== undefined ? options.mail(tx, actor) : {},
    ])
    return { counts, mail }
  })
}

async function groupsOf(
  page: PageReply,
  frame: Frame,
  call: AnyCall,
  about: { actor: AgentActor; options: DeskLayoutOptions; t: DeskMessages },
): Promise<QueueGroup[]> {
  const { actor, options, t } = about
  const directory = await directoryOf(call.house)
  const { counts, mail } = await (counted.get(call.request) ?? readCounts(call, actor, options))
  const own = queueGroups({ actor, counts, mail, directory, t, current: page.current, path: new URL(frame.url, 'http://desk').pathname })
  const further = options.groups?.(actor, frame.locale) ?? []
  return [
    ...own,
    ...further.map((group) => ({ ...group, links: group.links.map((link) => ({ ...link, current: link.href === page.current })) })),
  ]
}

/** What moves the counts: the agent's own requests and those of their services. */
function topicsOf(actor: AgentActor): string[] {
  return [`agent:${actor.id}`, ...actor.sight.units.slice(0, MOST_TOPICS).map((id) => `unit:${id}`)]
}

function menuLines(frame: Frame, t: DeskMessages): MenuLink[] {
  const to = frame.url.startsWith('/desk') ? frame.url : '/desk'
  return [
    { href: '/desk/my-absences', text: frameMessagesFor(frame.locale).myAbsences, icon: 'calendar' },
    { href: '/desk/my-sessions', text: t.menu.sessions, icon: 'lock' },
    ...LOCALES.filter((locale) => locale !== frame.locale).map((locale, index) => ({
      href: `/langue/${locale}?to=${encodeURIComponent(to)}`,
      text: t.menu.language[locale],
      icon: 'globe' as const,
      apart: index === 0,
    })),
  ]
}

function searchedIn(url: string): string | undefined {
  return new URL(url, 'http://desk').searchParams.get('q') ?? undefined
}

/** What the last act did, quietly, for some seconds. */
function Said({ text }: { text: string }) {
  return (
    <div class="toasts" role="status" data-island="toasts">
      <Toast>{text}</Toast>
    </div>
  )
}

/** A page that says what went otherwise, in the place where the part was awaited. */
function InFrame({ id, children }: { id: string; children: ComponentChildren }) {
  return h('turbo-frame', { id: /^[a-z-]{1,40}$/.test(id) ? id : 'none', target: '_top' }, children)
}

/** Enough of a document for a frame to be taken out of it. */
function FramePage({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <html>
      <head>
        <title>{title}</title>
      </head>
      <body>{children}</body>
    </html>
  )
}

/** Signing in, and what is said to somebody who is not. */
function SignedOut({ page, frame, options }: { page: PageReply; frame: Frame; options: DeskLayoutOptions }) {
  return (
    <AgentLayout
      title={page.title}
      demo={options.banner?.(frame.locale)}
      flash={frame.flash === undefined ? undefined : <Said text={frame.flash} />}
    >
      {page.body}
    </AgentLayout>
  )
}

async function countedGroups(page: PageReply, frame: Frame, call: AnyCall, options: DeskLayoutOptions): Promise<readonly QueueGroup[]> {
  return call.actor.kind === 'agent' ? groupsOf(page, frame, call, { actor: call.actor, options, t: deskMessagesFor(frame.locale) }) : []
}

/** The numbers of the navigation alone, for the island that keeps them true. */
function Counts({ groups }: { groups: readonly QueueGroup[] }) {
  return (
    <ul>
      {groups
        .flatMap((group) => group.links)
        .filter((link) => link.count !== undefined)
        .map((link) => (
          <li key={link.href} data-href={link.href} data-hot={link.hot === true ? 'true' : undefined}>
            {link.count}
          </li>
        ))}
    </ul>
  )
}
