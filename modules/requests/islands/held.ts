/**
 * What an agent is writing in is not touched by a live refresh: the form keeps the version it was drawn with, so that a
 * colleague's change is told when it is sent, not passed over. A page drawn anew after a form brings its own.
 */
export const selector = '[data-held]'
export const audience = 'desk'

export function mount(root: HTMLElement): () => void {
  let pageIsDrawn = false
  const begin = (): void => {
    pageIsDrawn = true
  }
  const end = (): void => {
    pageIsDrawn = false
  }
  const hold = (event: Event): void => {
    if (event.target === root && !pageIsDrawn) event.preventDefault()
  }
  document.addEventListener('turbo:before-render', begin)
  document.addEventListener('turbo:render', end)
  document.addEventListener('turbo:before-morph-element', hold)
  return () => {
    document.removeEventListener('turbo:before-render', begin)
    document.removeEventListener('turbo:render', end)
    document.removeEventListener('turbo:before-morph-element', hold)
  }
}
