import { listenLive } from '#platform/ui/browser'

/** Keeps the numbers of the queues true while one works; without it, they are true when a page is loaded. */
export const selector = '[data-island~="live-counts"]'
export const audience = 'desk'

// A busy service changes many times a minute: one look every few seconds is enough for a number at the edge of the eye.
const GATHER_MS = 2_000

export function mount(root: HTMLElement): () => void {
  const topics = (root.dataset.topics ?? '').split(' ').filter((topic) => topic !== '')
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = listenLive(topics, () => {
    timer ??= setTimeout(() => {
      timer = undefined
      void refresh()
    }, GATHER_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}

async function refresh(): Promise<void> {
  const answer = await fetch('/desk/counts', { headers: { accept: 'text/html', 'x-parvis-fragment': 'counts' } }).catch(() => undefined)
  if (answer === undefined || !answer.ok || answer.redirected) return
  const counts = new DOMParser().parseFromString(await answer.text(), 'text/html')
  for (const item of counts.querySelectorAll<HTMLElement>('[data-href]')) {
    const place = document.querySelector(`.queues a[href="${CSS.escape(item.dataset.href ?? '')}"] .count`)
    if (place === null) continue
    place.textContent = ` ${item.textContent}`
    place.classList.toggle('hot', item.dataset.hot !== undefined)
  }
}
