/** Prints the receipt on a click; without it, the browser's own key does. */
export const selector = '[data-island~="contact-recorded"]'
export const audience = 'desk'

export function mount(root: HTMLElement): () => void {
  root.addEventListener('click', clicked)
  return () => root.removeEventListener('click', clicked)
}

function clicked(event: MouseEvent): void {
  if (event.target instanceof Element && event.target.closest('[data-print]') !== null) window.print()
}
