/** Goes to the first field of an act that opens, closes it with Escape, sends it with Ctrl Enter; without it, links and buttons do. */
export const selector = '[data-island~="act-panel"]'
export const audience = 'desk'

export function mount(root: HTMLElement): () => void {
  const frame = root.closest('turbo-frame')
  const form = root.querySelector('form')

  const close = (event: Event): void => {
    if (frame === null) return
    event.preventDefault()
    frame.replaceChildren()
    document.querySelector<HTMLElement>('.act-bar :is(a, button, summary)')?.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) close(event)
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      form?.requestSubmit()
    }
  }
  const clicked = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-close-panel]') !== null) close(event)
  }
  root.addEventListener('keydown', pressed)
  root.addEventListener('click', clicked)
  if (root.querySelector('.error-summary') === null) firstField(root)?.focus()
  root.scrollIntoView({ block: 'nearest' })
  return () => {
    root.removeEventListener('keydown', pressed)
    root.removeEventListener('click', clicked)
  }
}

function firstField(root: HTMLElement): HTMLElement | null {
  return (
    root.querySelector<HTMLElement>('[data-first]') ?? root.querySelector<HTMLElement>(':is(input, select, textarea):not([type="hidden"])')
  )
}
