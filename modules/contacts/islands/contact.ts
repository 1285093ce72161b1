/**
 * Makes the contact screen quick: focus where one begins, Ctrl Enter answers on the spot, Alt and a letter choose, the person's file and the answer
 * at hand as soon as they are known, subjects suggested while typing. Without it, buttons bring the same by a page.
 */
export const selector = '[data-island~="contact"]'
export const audience = 'desk'

const QUIET_MS = 350

interface Suggested {
  value: string
  text: string
  hint: string
}

export function mount(root: HTMLElement): (() => void) | void {
  const form = root.querySelector('form')
  const path = root.dataset.path
  if (form === null || path === undefined) return
  const listening = new AbortController()
  const { signal } = listening
  let timer: ReturnType<typeof setTimeout> | undefined

  const suggest = async (text: string): Promise<void> => {
    const chips = root.querySelector<HTMLElement>('[data-suggested]')
    if (chips === null) return
    const found = text.trim().length < 4 ? [] : await askSubjects({ url: `${path}/types`, form, text, signal })
    chips.replaceChildren(...found.map((item) => chip(item)))
  }
  const typed = (event: Event): void => {
    if (event.target instanceof HTMLTextAreaElement && event.target.name === 'summary') {
      const text = event.target.value
      clearTimeout(timer)
      timer = setTimeout(() => void suggest(text), QUIET_MS)
    }
    // Another name is another person: the file beside it no longer holds.
    if (event.target instanceof HTMLInputElement && event.target.name === 'who') emptyFrame(root, 'contact-person')
  }
  const chosen = (event: Event): void => {
    if (!(event instanceof CustomEvent)) return
    const id: unknown = event.detail?.value
    if (typeof id === 'string') load(root, 'contact-person', `${path}/person?id=${encodeURIComponent(id)}`)
    root.querySelector<HTMLElement>('[name="summary"]')?.focus()
  }
  const changed = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement && event.target.name === 'type') loadSubject(root, path, event.target.value)
  }
  const clicked = (event: MouseEvent): void => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-type]') : null
    const select = form.querySelector<HTMLSelectElement>('select[name="type"]')
    if (button === null || select === null) return
    select.value = button.dataset.type ?? ''
    loadSubject(root, path, select.value)
    select.focus()
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.altKey && !event.ctrlKey && !event.metaKey && pressKey(root, event.code)) event.preventDefault()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.requestSubmit(form.querySelector<HTMLButtonElement>('.results button[value="answered"]'))
  }
  root.addEventListener('input', typed, { signal })
  root.addEventListener('parvis:chosen', chosen, { signal })
  root.addEventListener('change', changed, { signal })
  root.addEventListener('click', clicked, { signal })
  root.addEventListener('keydown', pressed, { signal })
  if (root.querySelector('.error-summary') === null) root.querySelector<HTMLElement>('[name="who"]')?.focus()
  return () => {
    clearTimeout(timer)
    listening.abort()
  }
}

/**
 * Alt and a letter, by its place on the keyboard. The same keys are access keys of the page, but browsers ask for different
 * ones with them and move the focus: here the words being typed keep it.
 */
function pressKey(root: HTMLElement, code: string): boolean {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase()
  const element = letter === undefined ? null : root.querySelector<HTMLElement>(`[accesskey="${letter}"]`)
  if (element instanceof HTMLInputElement) element.checked = true
  else element?.click()
  return element !== null
}

function loadSubject(root: HTMLElement, path: string, type: string): void {
  const query = `type=${encodeURIComponent(type)}`
  load(root, 'contact-questions', `${path}/about?${query}&part=questions`)
  load(root, 'contact-answer', `${path}/about?${query}`)
}

function load(root: HTMLElement, id: string, address: string): void {
  root.querySelector(`turbo-frame#${id}`)?.setAttribute('src', address)
}

function emptyFrame(root: HTMLElement, id: string): void {
  const frame = root.querySelector(`turbo-frame#${id}`)
  if (frame === null || (frame.childElementCount === 0 && !frame.hasAttribute('src'))) return
  frame.removeAttribute('src')
  frame.replaceChildren()
}

async function askSubjects({
  url,
  form,
  text,
  signal,
}: {
  url: string
  form: HTMLFormElement
  text: string
  signal: AbortSignal
}): Promise<Suggested[]> {
  const csrf = form.querySelector<HTMLInputElement>('input[name="csrf"]')?.value ?? ''
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ csrf, text }),
      headers: { accept: 'application/json' },
      signal,
    })
    const read: unknown = answer.ok ? await answer.json() : []
    return Array.isArray(read) ? read.flatMap((item: unknown) => suggested(item)) : []
  } catch {
    // Suggestions are a help: the list is still there.
    return []
  }
}

function suggested(item: unknown): Suggested[] {
  if (typeof item !== 'object' || item === null || !('value' in item) || !('text' in item) || !('hint' in item)) return []
  return [{ value: String(item.value), text: String(item.text), hint: String(item.hint) }]
}

function chip(item: Suggested): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button second'
  button.dataset.type = item.value
  button.textContent = item.text
  button.title = item.hint
  return button
}
