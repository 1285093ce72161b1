/** Folds the queues on a small screen, where they would push the page down; without it they are open. */
export const selector = 'details[data-island~="queues"]'
export const audience = 'desk'

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLDetailsElement)) return
  const small = window.matchMedia('(max-width: 900px)')
  const fold = (): void => {
    root.open = !small.matches
  }
  fold()
  small.addEventListener('change', fold)
  return () => {
    small.removeEventListener('change', fold)
    root.open = true
  }
}
