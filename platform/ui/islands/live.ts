import { listenLive } from '../browser/live-connection.ts'
import { morphInto, refreshPage } from '../browser/turbo.ts'

/**
 * Keeps a part of the page true: when one of its topics changes, its address is asked again and the part is morphed.
 * Without an address of its own, the whole page is. Without this island, the page is true when it is loaded.
 */
export const selector = '[data-live]'
export const audience = 'both'

const GATHER_MS = 150

export function mount(root: HTMLElement): () => void {
  const topics = (root.dataset.live ?? '').split(' ').filter((topic) => topic !== '')
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined

  const refresh = async (): Promise<void> => {
    const address = root.dataset.liveUrl
    if (address === undefined) return refreshPage()
    asked?.abort()
    asked = new AbortController()
    const html = await fragment(address, asked.signal)
    if (html === undefined || !root.isConnected) return
    const wanted = document.createElement(root.tagName)
    wanted.innerHTML = html
    // A part that answers with itself, frame included, is unwrapped.
    const inner = root.id === '' ? null : wanted.querySelector(`#${CSS.escape(root.id)}`)
    morphInto(root, inner ?? wanted)
    root.dispatchEvent(new CustomEvent('parvis:refreshed', { bubbles: true }))
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void refresh(), GATHER_MS)
  }
  const stop = listenLive(topics, soon)
  return () => {
    stop()
    clearTimeout(timer)
    asked?.abort()
  }
}

async function fragment(address: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html', 'x-parvis-fragment': '1' }, signal })
    // Signed out meanwhile, the answer is another page: leave what is shown, the next act will say it.
    return answer.ok && !answer.redirected ? await answer.text() : undefined
  } catch {
    return undefined
  }
}
