/** Closes a menu with Escape, a click elsewhere or the focus leaving it; arrows walk its lines. Without it, its summary closes it. */
export const selector = 'details[data-island~="menu"]'
export const audience = 'both'

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLDetailsElement)) return
  const summary = root.querySelector('summary')
  const lines = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.items a[href], .items button')]

  const away = (event: Event): void => {
    if (event.target instanceof Node && !root.contains(event.target)) root.open = false
  }
  const left = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) root.open = false
  }
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && root.open) {
      event.preventDefault()
      event.stopPropagation()
      root.open = false
      summary?.focus()
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    root.open = true
    walk(lines(), event.key === 'ArrowDown' ? 1 : -1)
  }
  document.addEventListener('pointerdown', away)
  root.addEventListener('focusout', left)
  root.addEventListener('keydown', keys)
  return () => {
    document.removeEventListener('pointerdown', away)
    root.removeEventListener('focusout', left)
    root.removeEventListener('keydown', keys)
    root.open = false
  }
}

function walk(lines: readonly HTMLElement[], step: 1 | -1): void {
  const here = lines.findIndex((line) => line === document.activeElement)
  const next = here === -1 ? (step === 1 ? 0 : lines.length - 1) : (here + step + lines.length) % lines.length
  lines[next]?.focus()
}
