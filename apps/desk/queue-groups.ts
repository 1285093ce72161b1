import type { Directory } from '#modules/organisation'
import type { DeskCounts, DeskMessages, UnitCounts } from '#modules/requests'
import { queueUrl } from '#modules/requests/desk'
import type { AgentActor } from '#platform/access'
import type { QueueGroup, QueueLink } from '#platform/ui'
import type { MailCounts } from './layout.tsx'

/** Services named one by one; who sees more gets them together, and chooses one in the list's filter. */
const MOST_SERVICES = 4

interface Asked {
  actor: AgentActor
  counts: DeskCounts
  mail: MailCounts
  directory: Directory
  t: DeskMessages
  /** The list shown, as its address. */
  current: string | undefined
  path: string
}

/** The queues of an agent: their own first, then their services', then the mail to sort. */
export function queueGroups(asked: Asked): QueueGroup[] {
  const mail = mailGroup(asked)
  return [ownGroup(asked), ...serviceGroups(asked), ...(mail === undefined ? [] : [mail])]
}

function ownGroup({ counts, t, current, path }: Asked): QueueGroup {
  const link = (text: string, query: Record<string, string>, more: Partial<QueueLink>): QueueLink => ({
    href: queueUrl(query),
    text,
    current: current === queueUrl(query),
    ...more,
  })
  return {
    title: t.queues.me,
    links: [
      { href: '/desk', text: t.queues.myDay, current: path === '/desk', shortcut: 'g d' },
      link(t.queues.mine, { mine: '1' }, { count: counts.mine, shortcut: 'g m' }),
      link(t.queues.waiting, { mine: '1', state: 'waiting' }, { count: counts.waiting, shortcut: 'g w' }),
      link(t.queues.followed, { followed: '1' }, { count: counts.followed, shortcut: 'g f' }),
    ],
  }
}

function serviceGroups(asked: Asked): QueueGroup[] {
  const { actor, counts, directory, t } = asked
  const units = actor.sight.units.flatMap((id) => directory.units.get(id) ?? []).filter((unit) => unit.kind !== 'directorate')
  if (units.length === 0) return []
  if (units.length > MOST_SERVICES) return [serviceGroup(t.queues.everything, sum([...counts.units.values()]), undefined, asked)]
  const home = (id: string) => (id === actor.unitId ? 0 : 1)
  return units
    .sort((a, b) => home(a.id) - home(b.id) || a.name.localeCompare(b.name))
    .map((unit) => serviceGroup(unit.name, counts.units.get(unit.id), unit.code, asked))
}

function serviceGroup(title: string, counts: UnitCounts | undefined, unit: string | undefined, { t, current }: Asked): QueueGroup {
  const link = (text: string, query: Record<string, string>, count: number | undefined, hot: boolean): QueueLink => {
    const href = queueUrl({ ...query, unit })
    return { href, text, count, hot: hot && (count ?? 0) > 0, current: current === href }
  }
  return {
    title,
    links: [
      link(t.queues.unassigned, { unassigned: '1' }, counts?.unassigned, true),
      link(t.queues.all, {}, counts?.all, false),
      link(t.queues.late, { late: '1' }, counts?.late, true),
    ],
  }
}

function mailGroup({ mail, t, path }: Asked): QueueGroup | undefined {
  const links: QueueLink[] = [
    ...(mail.toSort === undefined
      ? []
      : [{ href: '/desk/mail', text: t.queues.toSort, count: mail.toSort, hot: mail.toSort > 0, current: path === '/desk/mail' }]),
    ...(mail.letters === undefined
      ? []
      : [{ href: '/desk/letters', text: t.queues.letters, count: mail.letters, current: path === '/desk/letters' }]),
  ]
  return links.length === 0 ? undefined : { title: t.queues.mail, links }
}

function sum(all: readonly UnitCounts[]): UnitCounts {
  return all.reduce(
    (total, one) => ({ unassigned: total.unassigned + one.unassigned, all: total.all + one.all, late: total.late + one.late }),
    { unassigned: 0, all: 0, late: 0 },
  )
}
