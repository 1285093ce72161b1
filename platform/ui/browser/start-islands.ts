import type { Island } from './island.ts'
import { keepWhatPeopleDid } from './keep-what-people-did.ts'
import { leaveSamePageLinks } from './same-page-links.ts'

type Undo = () => void
const mounted = new Map<HTMLElement, Map<Island, Undo>>()

/**
 * Mounts the islands on every element that matches, now and whenever the page changes: a visit, a frame, a morph, a stream.
 * One observer for all of them, so that no island has to know how its element came.
 * The root element says `data-ready` once the first ones are mounted (Turbo keeps it, and says `aria-busy` during a visit): keys work from there on.
 */
export function startIslands(islands: readonly Island[]): void {
  const any = islands.map((island) => island.selector).join(',')
  const look = (): void => {
    leave()
    if (any !== '') for (const root of document.querySelectorAll<HTMLElement>(any)) enter(root, islands)
  }
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true })
  keepWhatPeopleDid()
  leaveSamePageLinks()
  look()
  document.documentElement.dataset.ready = ''
}

function enter(root: HTMLElement, islands: readonly Island[]): void {
  const here = mounted.get(root) ?? new Map<Island, Undo>()
  for (const island of islands) {
    if (here.has(island) || !root.matches(island.selector)) continue
    mounted.set(root, here)
    here.set(island, mountSafely(island, root))
  }
}

function leave(): void {
  for (const [root, here] of mounted) {
    if (root.isConnected) continue
    mounted.delete(root)
    for (const undo of here.values()) undo()
  }
}

// One island that fails must not take the others with it: the HTML under it still works.
function mountSafely(island: Island, root: HTMLElement): Undo {
  try {
    return island.mount(root) ?? nothing
  } catch (error) {
    reportError(error)
    return nothing
  }
}

function nothing(): void {}
