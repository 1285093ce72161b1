/** Escape hides a tooltip without moving the pointer or the focus (WCAG 1.4.13); CSS does the rest. */
export const selector = '[data-island~="tooltip"]'
export const audience = 'both'

export function mount(root: HTMLElement): () => void {
  const dismiss = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') root.dataset.dismissed = ''
  }
  const again = (): void => {
    delete root.dataset.dismissed
  }
  document.addEventListener('keydown', dismiss)
  root.addEventListener('pointerleave', again)
  root.addEventListener('focusout', again)
  return () => {
    document.removeEventListener('keydown', dismiss)
    root.removeEventListener('pointerleave', again)
    root.removeEventListener('focusout', again)
    again()
  }
}
