import type { ComponentChildren } from 'preact'
import { classes } from '../class-names.ts'
import { useWords } from '../ui-context.ts'
import { Avatar } from './avatar.tsx'
import { Breadcrumb, type Crumb } from './breadcrumb.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Document, type Scheme } from './document.tsx'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Menu, type MenuAct, type MenuLink } from './menu.tsx'
import type { QueueGroup } from './navigation.ts'
import { ShortcutHelp, type ShortcutLine } from './shortcut-help.tsx'
import { SkipLinks } from './skip-links.tsx'
import { ToastRegion } from './toast.tsx'

export interface AgentLayoutProps {
  title: string
  /** Written after the title; "Parvis" unless the city wants its name. */
  site?: string | undefined
  home?: string | undefined
  search?: { action: string; value?: string | undefined; suggestUrl?: string | undefined; label?: string | undefined } | undefined
  /** Who is at the desk, with the lines of their menu; `signOut` adds the last one. Absent on the sign-in page. */
  user?:
    | {
        name: string
        detail?: string | undefined
        links: readonly (MenuLink | MenuAct)[]
        signOut?: { action: string; hidden?: Readonly<Record<string, string>> | undefined } | undefined
      }
    | undefined
  /** The call in progress. */
  call?: ComponentChildren
  queues?: readonly QueueGroup[] | undefined
  demo?: ComponentChildren
  breadcrumb?: readonly Crumb[] | undefined
  flash?: ComponentChildren
  /** The page brings its own panes and fills the whole main part (`DeskPanes`). */
  wide?: boolean | undefined
  /** Lines of the help sheet that no element of the page announces by itself. */
  shortcuts?: readonly ShortcutLine[] | undefined
  /** Topics whose changes refresh the live parts of the page. */
  scheme?: Scheme | undefined
  styles?: readonly string[] | undefined
  head?: ComponentChildren
  children: ComponentChildren
}

/** A page of the desk, as a whole document. */
export function AgentLayout(props: AgentLayoutProps) {
  const words = useWords()
  const { queues = [] } = props
  return (
    <Document
      title={props.title}
      site={props.site ?? 'Parvis'}
      density="agent"
      scheme={props.scheme}
      styles={props.styles}
      head={props.head}
    >
      <SkipLinks
        links={[
          { href: '#content', text: words.skipToContent },
          ...(queues.length === 0 ? [] : [{ href: '#navigation', text: words.skipToNavigation }]),
          ...(props.search === undefined ? [] : [{ href: '#desk-search', text: words.skipToSearch }]),
        ]}
      />
      <div class={classes('desk', queues.length === 0 && 'no-queues')}>
        <DemoBanner>{props.demo}</DemoBanner>
        <TopBar {...props} />
        {queues.length > 0 && <Queues groups={queues} />}
        <main id="content" class={classes('desk-main', props.wide === true && 'wide')} tabIndex={-1}>
          {props.breadcrumb !== undefined && <Breadcrumb items={props.breadcrumb} />}
          {props.flash}
          {props.children}
        </main>
      </div>
      <ShortcutHelp lines={props.shortcuts ?? []} />
      <ToastRegion />
    </Document>
  )
}

function TopBar({ home = '/desk', search, user, call }: AgentLayoutProps) {
  const words = useWords()
  return (
    <header class="top-bar">
      <a class="brand" href={home}>
        Parvis
      </a>
      {search !== undefined && (
        <form class="find" action={search.action} method="get" role="search">
          <Icon name="search" />
          <div
            class="combobox"
            {...(search.suggestUrl === undefined
              ? {}
              : {
                  'data-island': 'combobox',
                  'data-url': search.suggestUrl,
                  'data-follow': 'true',
                  'data-words': JSON.stringify(words.comboboxWords),
                })}
          >
            <input
              class="input"
              type="search"
              id="desk-search"
              name="q"
              value={search.value}
              aria-label={search.label ?? words.deskSearchLabel}
              placeholder={search.label ?? words.deskSearchLabel}
              autocomplete="off"
              data-command-search
              aria-keyshortcuts="Control+K"
            />
          </div>
          <Kbd aria-hidden="true">Ctrl K</Kbd>
        </form>
      )}
      <div class="right">
        {call}
        {user !== undefined && <UserMenu user={user} />}
      </div>
    </header>
  )
}

function UserMenu({ user }: { user: NonNullable<AgentLayoutProps['user']> }) {
  const words = useWords()
  const signOut: readonly MenuAct[] =
    user.signOut === undefined
      ? []
      : [{ action: user.signOut.action, hidden: user.signOut.hidden, text: words.signOut, icon: 'sign-out', apart: true, fullReload: true }]
  return (
    <Menu
      end
      label={
        <>
          <Avatar name={user.name} />
          <span class="user-name">{user.name}</span>
        </>
      }
      heading={user.detail}
      items={[...user.links, ...signOut]}
    />
  )
}

function Queues({ groups }: { groups: readonly QueueGroup[] }) {
  const words = useWords()
  return (
    <nav class="queues" id="navigation" aria-label={words.queuesNavigation} tabIndex={-1}>
      <details open data-island="queues">
        <summary>
          <Icon name="menu" /> {words.queuesNavigation}
        </summary>
        {groups.map((group) => (
          <section key={group.title}>
            <h2>{group.title}</h2>
            <ul>
              {group.links.map((link) => (
                <li key={link.href}>
                  <a
                    href={link.href}
                    aria-current={link.current === true ? 'page' : undefined}
                    data-shortcut={link.shortcut}
                    aria-keyshortcuts={link.shortcut}
                  >
                    {link.text}
                    {link.count !== undefined && <span class={classes('count', link.hot === true && 'hot')}> {link.count}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </nav>
  )
}
