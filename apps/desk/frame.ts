import { permitted } from '#modules/accounts'
import { CATALOGUE_PATH, ROUTING_PATH } from '#modules/catalogue/desk'
import { countHeld } from '#modules/correspondence'
import { UNCERTAIN_PATH } from '#modules/correspondence/desk'
import { listLetters } from '#modules/mailroom'
import {
  ABSENCES_PATH,
  AGENTS_PATH,
  CLOSED_DAYS_PATH,
  IMPORT_PATH,
  ORGANISATION_PATH,
  SITES_PATH,
  managesAbsences,
} from '#modules/organisation/desk'
import type { AssetManifest, QueueGroup } from '#platform/ui'
import type { AgentActor } from '#platform/access'
import type { Locale } from '#platform/i18n'
import type { WebTools } from '../routes.ts'
import type { DeskLayoutOptions } from './layout.tsx'
import { frameMessagesFor } from './frame-messages/index.ts'
import { HEALTH_PATH, JOBS_PATH, JOURNAL_PATH, TOKENS_PATH, systemMessagesFor } from './system/index.ts'

const MOST_COUNTED = 100

/** What the frame of the desk shows besides the queues: mail to sort, letters to check, the front desk's own pages. */
export function deskFrame(tools: WebTools, assets: AssetManifest): DeskLayoutOptions {
  return {
    assets,
    demo: tools.demonstration,
    mail: async (tx, actor) => {
      if (!actor.sight.mailroom) return {}
      const letters = await listLetters(tx, { states: ['captured', 'read', 'doubtful', 'unreadable'], limit: MOST_COUNTED })
      return { toSort: await countHeld(tx), letters: letters.rows.length }
    },
    groups: (actor, locale) => [...workLinks(actor, locale), ...administrationLinks(actor, locale)],
  }
}

function workLinks(actor: AgentActor, locale: Locale): readonly QueueGroup[] {
  const t = frameMessagesFor(locale)
  const links = [
    ...(permitted(actor, 'contact.record') ? [{ href: '/desk/contact', text: t.contact, shortcut: 'g c' }] : []),
    ...(permitted(actor, 'citizen.search') ? [{ href: '/desk/citizens', text: t.citizens }] : []),
    { href: '/desk/knowledge', text: t.knowledge },
    ...(permitted(actor, 'request.process') || permitted(actor, 'post.capture')
      ? [{ href: '/desk/outgoing-letters', text: t.letters }]
      : []),
    ...(permitted(actor, 'request.process') ? [{ href: UNCERTAIN_PATH, text: t.uncertain }] : []),
  ]
  return [{ title: t.work, links }]
}

/** What one administers; nothing for who administers nothing. */
function administrationLinks(actor: AgentActor, locale: Locale): readonly QueueGroup[] {
  const t = frameMessagesFor(locale)
  const system = systemMessagesFor(locale).nav
  const links = [
    ...(permitted(actor, 'agents.edit') ? [{ href: AGENTS_PATH, text: t.agents }] : []),
    ...(permitted(actor, 'organisation.edit')
      ? [
          { href: ORGANISATION_PATH, text: t.organisation },
          { href: SITES_PATH, text: t.sites },
          { href: CLOSED_DAYS_PATH, text: t.closedDays },
          { href: IMPORT_PATH, text: t.importing },
        ]
      : []),
    ...(permitted(actor, 'catalogue.edit') ? [{ href: CATALOGUE_PATH, text: t.catalogue }] : []),
    ...(permitted(actor, 'routing.edit') ? [{ href: ROUTING_PATH, text: t.routing }] : []),
    ...(permitted(actor, 'knowledge.edit') ? [{ href: '/desk/knowledge?list=overdue', text: t.toReview }] : []),
    ...(permitted(actor, 'token.create') ? [{ href: TOKENS_PATH, text: system.tokens }] : []),
    ...(permitted(actor, 'system.health')
      ? [
          { href: HEALTH_PATH, text: system.health },
          { href: JOBS_PATH, text: system.jobs },
          ...(permitted(actor, 'request.process') ? [] : [{ href: UNCERTAIN_PATH, text: t.uncertain }]),
        ]
      : []),
    ...(permitted(actor, 'audit.read') ? [{ href: JOURNAL_PATH, text: system.journal }] : []),
    ...(managesAbsences(actor) ? [{ href: ABSENCES_PATH, text: t.absences }] : []),
  ]
  return links.length === 0 ? [] : [{ title: t.administration, links }]
}
