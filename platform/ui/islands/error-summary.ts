/** Brings the reader to the summary when the page comes back with errors; without it, `autofocus` does on a full load. */
export const selector = '[data-island~="error-summary"]'
export const audience = 'both'

export function mount(root: HTMLElement): void {
  root.focus()
}
