import { permitted } from '#modules/accounts'
import { countHeld } from '#modules/correspondence'
import { listLetters } from '#modules/mailroom'
import type { AssetManifest, QueueGroup } from '#platform/ui'
import type { AgentActor } from '#platform/access'
import type { Locale } from '#platform/i18n'
import type { WebTools } from '../routes.ts'
import type { DeskLayoutOptions } from './layout.tsx'
import { frameMessagesFor } from './frame-messages/index.ts'

const MOST_COUNTED = 100

/** What the frame of the desk shows besides the queues: mail to sort, letters to check, administration for who may. */
export function deskFrame(tools: WebTools, assets: AssetManifest): DeskLayoutOptions {
  return {
    assets,
    demo: tools.demonstration,
    mail: async (tx, actor) => {
      if (!actor.sight.mailroom) return {}
      const letters = await listLetters(tx, { states: ['captured', 'read', 'doubtful', 'unreadable'], limit: MOST_COUNTED })
      return { toSort: await countHeld(tx), letters: letters.rows.length }
    },
    groups: administrationLinks,
  }
}

function administrationLinks(actor: AgentActor, locale: Locale): readonly QueueGroup[] {
  const t = frameMessagesFor(locale)
  const links = [
    ...(permitted(actor, 'contact.record') ? [{ group: 'work' as const, href: '/desk/contact', text: t.contact, shortcut: 'g c' }] : []),
    ...(permitted(actor, 'citizen.search') ? [{ group: 'work' as const, href: '/desk/citizens', text: t.citizens }] : []),
    { group: 'work' as const, href: '/desk/knowledge', text: t.knowledge },
    ...(permitted(actor, 'organisation.edit')
      ? [{ group: 'administration' as const, href: '/desk/organisation', text: t.organisation }]
      : []),
    ...(permitted(actor, 'catalogue.edit') ? [{ group: 'administration' as const, href: '/desk/catalogue', text: t.catalogue }] : []),
    ...(permitted(actor, 'routing.edit') ? [{ group: 'administration' as const, href: '/desk/catalogue/routing', text: t.routing }] : []),
    ...(permitted(actor, 'system.health') ? [{ group: 'administration' as const, href: '/desk/health', text: t.health }] : []),
    ...(permitted(actor, 'audit.read') ? [{ group: 'administration' as const, href: '/desk/journal', text: t.journal }] : []),
  ]
  return (['work', 'administration'] as const)
    .map((group) => ({ title: t[group], links: links.filter((link) => link.group === group).map(({ group: _group, ...link }) => link) }))
    .filter((group) => group.links.length > 0)
}
