/** Sends a filter's form when its list changes; without it, the form's button does. */
export const selector = '[data-island~="submit-on-change"]'
export const audience = 'both'

export function mount(root: HTMLElement): () => void {
  const send = (): void => root.closest('form')?.requestSubmit()
  root.addEventListener('change', send)
  return () => root.removeEventListener('change', send)
}
