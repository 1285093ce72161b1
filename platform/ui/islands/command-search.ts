/** Ctrl K, or Cmd K, goes to the search of the desk; without it, Tab or the skip link does. */
export const selector = '[data-command-search]'
export const audience = 'desk'

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLInputElement)) return
  const keys = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    if (document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    root.focus()
    root.select()
  }
  document.addEventListener('keydown', keys)
  return () => document.removeEventListener('keydown', keys)
}
