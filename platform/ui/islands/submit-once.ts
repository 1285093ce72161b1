/** A second click while a form is being sent does nothing; without it, the server recognises the second sending. */
export const selector = 'form[data-island~="submit-once"]'
export const audience = 'both'

const GIVE_UP_MS = 15_000

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLFormElement)) return
  const status = document.createElement('span')
  let timer: ReturnType<typeof setTimeout> | undefined

  const free = (): void => {
    clearTimeout(timer)
    root.removeAttribute('aria-busy')
    status.remove()
  }
  const submitting = (event: SubmitEvent): void => {
    if (root.getAttribute('aria-busy') === 'true') {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    if (event.defaultPrevented) return
    root.setAttribute('aria-busy', 'true')
    status.className = 'visually-hidden'
    status.setAttribute('role', 'status')
    root.append(status)
    status.textContent = root.dataset.sending ?? ''
    timer = setTimeout(free, GIVE_UP_MS)
  }
  root.addEventListener('submit', submitting, { capture: true })
  root.addEventListener('turbo:submit-end', free)
  // Back from the history of the browser, the page is as it was left: still busy.
  window.addEventListener('pageshow', free)
  return () => {
    root.removeEventListener('submit', submitting, { capture: true })
    root.removeEventListener('turbo:submit-end', free)
    window.removeEventListener('pageshow', free)
    free()
  }
}
