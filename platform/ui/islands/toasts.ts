import type { ToastRequest } from '../browser/show-toast.ts'

/** Shows short answers and takes them away after their time; without it, those the server wrote stay. */
export const selector = '[data-island~="toasts"]'
export const audience = 'both'

const TICK_MS = 250
const DEFAULT_SECONDS = 6

export function mount(root: HTMLElement): () => void {
  const left = new Map<HTMLElement, number>()
  const show = (event: CustomEvent<ToastRequest>): void => root.append(drawn(event.detail))

  // Time stands still while somebody points at the toast or is in it (WCAG 2.2.1).
  const tick = (): void => {
    for (const toast of root.querySelectorAll<HTMLElement>('.toast')) {
      if (toast.matches(':hover, :focus-within') || document.hidden) continue
      const remaining = (left.get(toast) ?? Number(toast.dataset.seconds ?? DEFAULT_SECONDS) * 1000) - TICK_MS
      left.set(toast, remaining)
      if (remaining <= 0) toast.remove()
    }
  }
  const timer = setInterval(tick, TICK_MS)
  document.addEventListener('parvis:toast', show)
  return () => {
    clearInterval(timer)
    document.removeEventListener('parvis:toast', show)
  }
}

function drawn({ text, seconds = DEFAULT_SECONDS, act }: ToastRequest): HTMLElement {
  const toast = document.createElement('div')
  toast.className = 'toast'
  toast.dataset.seconds = String(seconds)
  const words = document.createElement('span')
  words.textContent = text
  toast.append(words)
  if (act !== undefined) {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'button-link'
    button.textContent = act.text
    button.addEventListener('click', () => {
      toast.remove()
      act.run()
    })
    toast.append(button)
  }
  return toast
}
