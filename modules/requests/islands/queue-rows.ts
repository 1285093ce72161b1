/**
 * On a wide screen a row opens its request beside the list, and the list stays where it is; `x` ticks the row's box.
 * Without it, and on a small screen, a row opens the request as a page.
 */
export const selector = '[data-island~="queue-rows"]'
export const audience = 'desk'

const WIDE = '(min-width: 901px)'

export function mount(root: HTMLElement): () => void {
  const wide = window.matchMedia(WIDE)
  const panes = root.closest('.panes')
  const frame = document.getElementById('file')

  const aim = (): void => {
    for (const link of linksIn(root)) {
      if (wide.matches && frame !== null) {
        link.dataset.turboFrame = 'file'
        link.dataset.turboAction = 'advance'
      } else {
        delete link.dataset.turboFrame
        delete link.dataset.turboAction
      }
    }
    mark()
  }
  // The address says which request is open, whatever opened it: a click, the Back button, a live refresh of the list.
  const mark = (): void => {
    for (const link of linksIn(root)) {
      const isOpen = link.pathname === location.pathname
      link.closest('li')?.classList.toggle('current', isOpen)
      if (isOpen) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
  }
  const opened = (event: Event): void => {
    if (event.target !== frame) return
    panes?.classList.replace('shows-list', 'shows-file')
    const file = document.querySelector<HTMLElement>('.pane-file > .file')
    file?.scrollTo(0, 0)
    document.title = file?.dataset.title ?? document.title
    mark()
  }
  const changes = new MutationObserver(aim)
  changes.observe(root, { childList: true })
  wide.addEventListener('change', aim)
  root.addEventListener('keydown', pressed)
  document.addEventListener('turbo:frame-load', opened)
  document.addEventListener('parvis:refreshed', aim)
  aim()
  return () => {
    changes.disconnect()
    wide.removeEventListener('change', aim)
    root.removeEventListener('keydown', pressed)
    document.removeEventListener('turbo:frame-load', opened)
    document.removeEventListener('parvis:refreshed', aim)
    for (const link of linksIn(root)) {
      delete link.dataset.turboFrame
      delete link.dataset.turboAction
    }
  }
}

/** `x` ticks the box of the row that has the focus. */
function pressed(event: KeyboardEvent): void {
  if (event.key !== 'x' || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof HTMLAnchorElement)) return
  event.target.closest('li')?.querySelector<HTMLInputElement>('[data-row-box]')?.click()
}

function linksIn(root: HTMLElement): HTMLAnchorElement[] {
  return [...root.querySelectorAll<HTMLAnchorElement>('a[data-row]')]
}
