import { type SuggestionList, suggestionList } from '../browser/suggestion-list.ts'
import { type Suggestion, askSuggestions } from '../browser/suggestions.ts'
import { visit } from '../browser/turbo.ts'
import { fill, wordsOf } from '../browser/words.ts'

/**
 * Suggests while one types. `data-url` answers the suggestions; `data-value-name` names the hidden field that carries the chosen value;
 * `data-follow` goes to the chosen address; `data-submit` sends the form. Without it, the text typed is what is sent.
 */
export const selector = '.combobox[data-island~="combobox"]'
export const audience = 'both'

const QUIET_MS = 120

export function mount(root: HTMLElement): (() => void) | void {
  const input = root.querySelector<HTMLInputElement>('input:not([type="hidden"])')
  const url = root.dataset.url
  if (input === null || url === undefined) return
  const list = suggestionList(root, input)
  const status = statusIn(root)
  const hidden = hiddenIn(root)
  const listening = new AbortController()
  const { signal } = listening
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked: AbortController | undefined

  const ask = async (): Promise<void> => {
    asked?.abort()
    const text = input.value.trim()
    if (text === '') return list.close()
    asked = new AbortController()
    const found = await askSuggestions({ url, text, signal: asked.signal })
    if (found === 'aborted' || document.activeElement !== input) return
    list.show(found === 'failed' ? [] : found)
    status.textContent = sentence(root, found)
  }
  const choose = (suggestion: Suggestion): void => {
    list.close()
    if (root.dataset.follow !== undefined && suggestion.href !== undefined) return visit(suggestion.href)
    input.value = suggestion.text
    if (hidden !== undefined) hidden.value = suggestion.value
    root.dispatchEvent(new CustomEvent('parvis:chosen', { bubbles: true, detail: suggestion }))
    if (root.dataset.submit !== undefined) input.form?.requestSubmit()
  }
  const typed = (): void => {
    if (hidden !== undefined) hidden.value = ''
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), QUIET_MS)
  }
  const keys = (event: KeyboardEvent): void => pressed(event, { list, choose, ask })
  const left = (): void => {
    clearTimeout(timer)
    asked?.abort()
    list.close()
  }
  const clicked = (event: Event): void => {
    const suggestion = list.at(event)
    if (suggestion !== undefined) choose(suggestion)
  }
  input.addEventListener('input', typed, { signal })
  input.addEventListener('keydown', keys, { signal })
  input.addEventListener('blur', left, { signal })
  list.element.addEventListener('click', clicked, { signal })
  return () => {
    left()
    listening.abort()
    list.remove()
    status.remove()
    hidden?.remove()
  }
}

interface Acts {
  list: SuggestionList
  choose: (suggestion: Suggestion) => void
  ask: () => Promise<void>
}

function pressed(event: KeyboardEvent, { list, choose, ask }: Acts): void {
  if (event.isComposing) return
  const { pointed } = list
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (list.isOpen) list.walk(event.key === 'ArrowDown' ? 1 : -1)
    else void ask()
  } else if (event.key === 'Enter' && pointed !== undefined) {
    event.preventDefault()
    choose(pointed)
  } else if (event.key === 'Escape' && list.isOpen) {
    event.preventDefault()
    event.stopPropagation()
    list.close()
  }
}

function sentence(root: HTMLElement, found: readonly Suggestion[] | 'failed'): string {
  const word = wordsOf(root)
  if (found === 'failed') return word('failed')
  return found.length < 2 ? word(found.length === 0 ? 'none' : 'one') : fill(word('many'), found.length)
}

function statusIn(root: HTMLElement): HTMLElement {
  const status = document.createElement('div')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  status.setAttribute('data-turbo-permanent', '')
  root.append(status)
  return status
}

/** The field that carries the chosen value, made only here: without script it could contradict the text. */
function hiddenIn(root: HTMLElement): HTMLInputElement | undefined {
  if (root.dataset.valueName === undefined) return undefined
  const hidden = document.createElement('input')
  hidden.type = 'hidden'
  hidden.name = root.dataset.valueName
  hidden.value = root.dataset.value ?? ''
  hidden.setAttribute('data-turbo-permanent', '')
  root.append(hidden)
  return hidden
}
