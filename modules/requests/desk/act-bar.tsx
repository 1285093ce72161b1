import { Button, ButtonLink, Form, Icon, Menu, type MenuAct, type MenuLink, type IconName } from '#platform/ui'
import type { Request } from '../request.ts'
import { requestUrl } from './addresses.ts'
import type { ActName } from './acts.ts'
import type { DeskTools } from './desk-call.ts'
import { TurboFrame } from './turbo-frame.tsx'

interface ActBarProps {
  request: Request
  acts: ReadonlySet<ActName>
  tools: DeskTools
  list: string | undefined
}

/** The commonest next act first, with its key; the others in a menu. Each is a link to its own page, or one click. */
export function ActBar({ request, acts, tools, list }: ActBarProps) {
  const { t } = tools
  const hidden = hiddenOf(request, list)
  const first = firstAct(acts)
  return (
    <TurboFrame id="act-bar" target="acts">
      <div class="act-bar" role="group" aria-label={t.acts.label}>
        {first !== undefined && (
          <Form action={requestUrl(request.reference, { act: first.act })} hidden={hidden} data-turbo-frame="_top">
            <Button icon={first.icon} shortcut={first.key}>
              {first.act === 'start' && request.state !== 'registered' && request.state !== 'assigned' ? t.acts.resume : t.acts[first.act]}
            </Button>
          </Form>
        )}
        {acts.has('answer') && (
          <ButtonLink href="#answer-text" variant="second" icon="reply" data-turbo="false">
            {t.acts.answer}
          </ButtonLink>
        )}
        {PLAIN.filter(({ act }) => acts.has(act)).map(({ act, icon, key }) => (
          <ButtonLink key={act} href={requestUrl(request.reference, { act, list })} variant="second" icon={icon} shortcut={key}>
            {t.acts[act]}
          </ButtonLink>
        ))}
        <Menu label={t.acts.more} button="second" items={menuItems({ request, acts, tools, list })} />
      </div>
    </TurboFrame>
  )
}

/** What every form of a request carries: the version it was drawn from, and since when the agent has not looked. */
export function hiddenOf(request: Pick<Request, 'version' | 'lastActAt'>, list: string | undefined): Record<string, string | undefined> {
  return { version: String(request.version), seen: request.lastActAt.toString(), list }
}

interface ShownAct<Name extends ActName> {
  act: Name
  icon: IconName
  key: string
}

const FIRST: readonly ShownAct<'take' | 'start'>[] = [
  { act: 'take', icon: 'person', key: 't' },
  { act: 'start', icon: 'arrow-right', key: 'b' },
]

const PLAIN: readonly ShownAct<'received' | 'note' | 'items' | 'close' | 'reopen'>[] = [
  { act: 'reopen', icon: 'refresh', key: 'o' },
  { act: 'received', icon: 'check', key: 'p' },
  { act: 'note', icon: 'note', key: 'n' },
  { act: 'items', icon: 'document', key: 'd' },
  { act: 'close', icon: 'check-circle', key: 'e' },
]

function firstAct(acts: ReadonlySet<ActName>): ShownAct<'take' | 'start'> | undefined {
  return FIRST.find(({ act }) => acts.has(act))
}

const IN_MENU: readonly {
  act: 'assign' | 'task' | 'extend' | 'transfer' | 'reclassify' | 'refer' | 'attach' | 'cancel'
  icon: IconName
}[] = [
  { act: 'assign', icon: 'people' },
  { act: 'task', icon: 'list' },
  { act: 'attach', icon: 'attach' },
  { act: 'extend', icon: 'clock' },
  { act: 'transfer', icon: 'transfer' },
  { act: 'reclassify', icon: 'tag' },
  { act: 'refer', icon: 'forward' },
  { act: 'cancel', icon: 'trash' },
]

function menuItems({ request, acts, tools: { t }, list }: ActBarProps): (MenuLink | MenuAct)[] {
  const hidden = Object.fromEntries(
    Object.entries(hiddenOf(request, list)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )
  const post = (act: 'release' | 'watch' | 'unwatch', icon: IconName): MenuAct[] =>
    acts.has(act) ? [{ action: requestUrl(request.reference, { act }), text: t.acts[act], icon, hidden, fullReload: true }] : []
  return [
    ...IN_MENU.filter(({ act }) => acts.has(act)).map(({ act, icon }) => ({
      href: requestUrl(request.reference, { act, list }),
      text: t.acts[act],
      icon,
      apart: act === 'cancel',
    })),
    ...post('release', 'undo'),
    ...post('watch', 'eye'),
    ...post('unwatch', 'eye'),
  ]
}

/** Who the request belongs to, in the line under the title. */
export function AssigneeText({ request, tools }: { request: Request; tools: DeskTools }) {
  const { t, actor, directory } = tools
  if (request.assigneeId === undefined) return <span>{t.page.unassigned}</span>
  if (request.assigneeId === actor.id) return <span>{t.page.assignedToYou}</span>
  return (
    <span>
      <Icon name="person" /> {t.page.assignedTo(directory.agents.get(request.assigneeId)?.name ?? '')}
    </span>
  )
}
