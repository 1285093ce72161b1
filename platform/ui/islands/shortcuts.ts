/**
 * Keys of one letter, or two (`g d`), for the elements that announce one with `data-shortcut`; j and k walk the rows; ? shows the sheet.
 * Never while writing, never in a dialog, and the person can turn them off (WCAG 2.1.4). Without it, every act is a link or a button.
 */
export const selector = '[data-island~="shortcuts"]'
export const audience = 'desk'

const STORED = 'parvis.shortcuts'
const SEQUENCE_MS = 1_200

export function mount(root: HTMLElement): () => void {
  const sheet = root.closest('dialog')
  const toggle = root.querySelector<HTMLInputElement>('[data-shortcuts-switch]')
  let before = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  if (toggle !== null) toggle.checked = areOn()

  const pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.key.length !== 1) return
    if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return
    if (event.key === '?' && sheet !== null) {
      event.preventDefault()
      showSheet(sheet, root)
      return
    }
    if (!areOn()) return
    const sequence = before === '' ? event.key : `${before} ${event.key}`
    before = ''
    clearTimeout(timer)
    if (run(sequence) || run(event.key)) event.preventDefault()
    else if (startsSequence(event.key)) {
      before = event.key
      timer = setTimeout(() => {
        before = ''
      }, SEQUENCE_MS)
    }
  }
  const switched = (): void => localStorage.setItem(STORED, toggle?.checked === false ? 'off' : 'on')

  document.addEventListener('keydown', pressed)
  toggle?.addEventListener('change', switched)
  return () => {
    clearTimeout(timer)
    document.removeEventListener('keydown', pressed)
    toggle?.removeEventListener('change', switched)
  }
}

function areOn(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"]), textarea, select, [role="listbox"]',
      ) !== null)
  )
}

/** Presses what announces these keys; false when nothing does. */
function run(keys: string): boolean {
  if (keys === 'j' || keys === 'k') return walkRows(keys === 'j' ? 1 : -1)
  const element = announced().find((candidate) => candidate.dataset.shortcut === keys)
  if (element === undefined) return false
  if (element.matches('input, textarea, select')) element.focus()
  else element.click()
  return true
}

function startsSequence(key: string): boolean {
  return announced().some((element) => element.dataset.shortcut?.startsWith(`${key} `))
}

function announced(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-shortcut]')].filter((element) => element.checkVisibility())
}

/** From the row with the focus, or the one whose file is open, to the next or the one before. */
function walkRows(step: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.checkVisibility())
  if (rows.length === 0) return false
  const focused = rows.findIndex((row) => row === document.activeElement)
  const here = focused === -1 ? rows.findIndex((row) => row.getAttribute('aria-current') === 'true') : focused
  const next = here === -1 ? 0 : Math.min(Math.max(here + step, 0), rows.length - 1)
  rows[next]?.focus()
  rows[next]?.scrollIntoView({ block: 'nearest' })
  return true
}

function showSheet(sheet: HTMLDialogElement, root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>('[data-shortcuts-here]')
  const none = root.querySelector<HTMLElement>('[data-shortcuts-none]')
  const lines = announced().flatMap((element) => line(element))
  list?.replaceChildren(...lines)
  if (list !== null) list.hidden = lines.length === 0
  if (none !== null) none.hidden = lines.length > 0
  sheet.showModal()
  sheet.querySelector<HTMLElement>('h2')?.focus()
}

function line(element: HTMLElement): HTMLElement[] {
  const term = document.createElement('dt')
  for (const key of (element.dataset.shortcut ?? '').split(' ')) {
    const cap = document.createElement('kbd')
    cap.textContent = key
    if (term.childNodes.length > 0) term.append(' ')
    term.append(cap)
  }
  const name = document.createElement('dd')
  name.textContent = nameOf(element)
  return [term, name]
}

function nameOf(element: HTMLElement): string {
  const labelled =
    element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
      ? element.labels?.[0]?.textContent
      : undefined
  const own = [...element.childNodes]
    .filter((node) => !(node instanceof Element && node.matches('kbd, .count')))
    .map((node) => node.textContent)
  return (element.getAttribute('aria-label') ?? labelled ?? own.join('')).trim()
}
