/** A line of a menu. */
export interface NavLink {
  href: string
  text: string
  /** The page shown now is this one, or below it. */
  current?: boolean | undefined
}

/** A line of the desk's queues: with how many files wait there. */
export interface QueueLink extends NavLink {
  count?: number | undefined
  /** The count asks for a look: late, unassigned. */
  hot?: boolean | undefined
  shortcut?: string | undefined
}

export interface QueueGroup {
  title: string
  links: readonly QueueLink[]
}
