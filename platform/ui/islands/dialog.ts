/** Opens dialogs over the page; without it, their openers are links to a page with the same content. */
export const selector = 'dialog[data-island~="dialog"]'
export const audience = 'both'

export function mount(root: HTMLElement): (() => void) | void {
  if (!(root instanceof HTMLDialogElement)) return
  const openers = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return
    const opener = event.target.closest<HTMLElement>('[data-dialog]')
    if (opener?.dataset.dialog !== root.id || root.id === '') return
    event.preventDefault()
    openDialog(root)
  }
  // A click on the shade is a click on the dialog itself, outside its box.
  const shade = (event: MouseEvent): void => {
    if (event.target !== root) return
    const box = root.getBoundingClientRect()
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom
    if (!inside) root.close()
  }
  document.addEventListener('click', openers)
  root.addEventListener('click', shade)
  return () => {
    document.removeEventListener('click', openers)
    root.removeEventListener('click', shade)
    if (root.open) root.close()
  }
}

function openDialog(dialog: HTMLDialogElement): void {
  if (dialog.open) return
  dialog.showModal()
  const first =
    dialog.querySelector<HTMLElement>('[autofocus], .content :is(input, select, textarea):not([type="hidden"])') ??
    dialog.querySelector<HTMLElement>('h2')
  first?.focus()
}
