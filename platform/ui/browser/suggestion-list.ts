import type { Suggestion } from './suggestions.ts'

const KEPT = ['role', 'aria-expanded', 'aria-controls', 'aria-autocomplete', 'aria-activedescendant', 'aria-haspopup']

/** The list under a combobox: shown, walked, hidden; it knows which suggestion is pointed at. */
export interface SuggestionList {
  readonly element: HTMLElement
  readonly isOpen: boolean
  readonly pointed: Suggestion | undefined
  show: (suggestions: readonly Suggestion[]) => void
  walk: (step: 1 | -1) => void
  /** The suggestion an event happened on. */
  at: (event: Event) => Suggestion | undefined
  close: () => void
  remove: () => void
}

/** Makes a field a combobox with its list (ARIA 1.2): the focus stays in the field, `aria-activedescendant` points. */
export function suggestionList(root: HTMLElement, input: HTMLInputElement): SuggestionList {
  const element = listElement(input)
  root.append(element)
  dress(input, element)
  let suggestions: readonly Suggestion[] = []
  let active = -1

  const point = (index: number): void => {
    active = index
    for (const [at, option] of [...element.children].entries()) option.setAttribute('aria-selected', String(at === index))
    const option = element.children[index]
    if (option === undefined) return input.removeAttribute('aria-activedescendant')
    input.setAttribute('aria-activedescendant', option.id)
    option.scrollIntoView({ block: 'nearest' })
  }
  const open = (isOpen: boolean): void => {
    element.hidden = !isOpen
    input.setAttribute('aria-expanded', String(isOpen))
    if (!isOpen) point(-1)
  }
  return {
    element,
    get isOpen() {
      return !element.hidden
    },
    get pointed() {
      return element.hidden ? undefined : suggestions[active]
    },
    show(found) {
      // The same answer once more, for one letter more: what is pointed at stays pointed at.
      if (!element.hidden && areSame(found, suggestions)) return
      suggestions = found
      element.replaceChildren(...found.map((suggestion, index) => optionOf(suggestion, `${element.id}-${index}`)))
      point(-1)
      open(found.length > 0)
    },
    walk(step) {
      const from = active === -1 && step === -1 ? 0 : active
      point((from + step + suggestions.length) % suggestions.length)
    },
    at(event) {
      const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null
      return option === null ? undefined : suggestions[[...element.children].indexOf(option)]
    },
    close: () => open(false),
    remove() {
      element.remove()
      for (const name of [...KEPT, 'data-keep']) input.removeAttribute(name)
    },
  }
}

function areSame(one: readonly Suggestion[], other: readonly Suggestion[]): boolean {
  return (
    one.length === other.length &&
    one.every((suggestion, index) => suggestion.value === other[index]?.value && suggestion.text === other[index].text)
  )
}

function listElement(input: HTMLInputElement): HTMLElement {
  const list = document.createElement('ul')
  list.id = `${input.id}-list`
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '')
  list.setAttribute('data-turbo-permanent', '')
  list.hidden = true
  // Pressing on the list must not take the focus from the field.
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  return list
}

function dress(input: HTMLInputElement, list: HTMLElement): void {
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-expanded', 'false')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-haspopup', 'listbox')
  input.setAttribute('data-keep', KEPT.join(' '))
}

function optionOf(suggestion: Suggestion, id: string): HTMLElement {
  const option = document.createElement('li')
  option.id = id
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  option.append(suggestion.text)
  if (suggestion.hint !== undefined) {
    const hint = document.createElement('small')
    hint.textContent = suggestion.hint
    option.append(' ', hint)
  }
  return option
}
