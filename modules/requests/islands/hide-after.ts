/** Takes away what can only be done for some seconds; without it, the server says that it is too late. */
export const selector = '[data-hide-after]'
export const audience = 'desk'

export function mount(root: HTMLElement): () => void {
  const timer = setTimeout(() => root.remove(), Number(root.dataset.hideAfter))
  return () => clearTimeout(timer)
}
