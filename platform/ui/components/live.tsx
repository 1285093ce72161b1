import type { ComponentChildren } from 'preact'
import { useWords } from '../ui-context.ts'

export interface LiveProps {
  id: string
  /** `request:ID`, `unit:ID`, `agent:ID`: what this part depends on. */
  topics: readonly string[]
  /** Address that answers this part alone (a fragment); absent: the whole page is asked again and morphed. */
  url?: string | undefined
  class?: string | undefined
  children: ComponentChildren
}

/** A part of a page that stays true while it is looked at. What people typed or opened in it stays. */
export function Live({ id, topics, url, class: extra, children }: LiveProps) {
  return (
    <div id={id} class={extra} data-live={topics.join(' ')} data-live-url={url}>
      {children}
    </div>
  )
}

/** Says when the page can no longer follow the changes: once a page. */
export function LiveState() {
  const words = useWords()
  return <div hidden data-island="live-state" data-words={JSON.stringify(words.liveWords)} />
}
