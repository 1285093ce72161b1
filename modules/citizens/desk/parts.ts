import type { Tx } from '#platform/database'
import type { StatusTone } from '#platform/ui'
import type { CitizenTools } from './citizen-tools.ts'

export const TIMELINE_KINDS = ['all', 'contacts', 'requests', 'messages'] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

/** What stands above citizens on their page: the app puts it together, of what the agent may see. */
export interface CitizenDeskParts {
  /** What happened with a person, latest first, paged by key. Nothing that the agent may not see is listed or counted. */
  timeline(
    tx: Tx,
    about: { citizenId: string; kind: TimelineKind; after: string | undefined; tools: CitizenTools },
  ): Promise<{ entries: readonly CitizenEntry[]; next: string | undefined }>
}

export interface CitizenEntry {
  key: string
  at: Temporal.Instant
  /** Ready text: "Demande", "Téléphone". */
  kind: string
  title: string
  href: string | undefined
  under: string
  tag: { tone: StatusTone; text: string } | undefined
}
