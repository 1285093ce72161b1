import { say, wordsOf } from '#platform/ui/browser'
import { type SnippetChoice, openSnippets } from './answer/snippet-list.ts'

/**
 * `;;` opens the answer texts while one writes, and the button inserts at the caret; Ctrl Enter sends. Without it, the
 * button puts the chosen text at the end of the draft.
 */
export const selector = 'form[data-island~="answer"]'
export const audience = 'desk'

const FIELD = /\{\{[^{}]+\}\}/

export function mount(root: HTMLElement): (() => void) | void {
  const area = root.querySelector<HTMLTextAreaElement>('textarea')
  const select = root.querySelector<HTMLSelectElement>('#answer-template')
  const url = root.dataset.templatesUrl
  if (!(root instanceof HTMLFormElement) || area === null || url === undefined) return
  const word = wordsOf(root)
  let known: Promise<readonly SnippetChoice[]> | undefined
  const templates = (): Promise<readonly SnippetChoice[]> => {
    known ??= askTemplates(url)
    return known
  }

  const insert = (text: string): void => {
    const start = area.selectionStart
    area.setRangeText(text, start, area.selectionEnd, 'end')
    const field = FIELD.exec(text)
    // The first field still open is selected: typing writes over it.
    if (field !== null) area.setSelectionRange(start + field.index, start + field.index + field[0].length)
    area.dispatchEvent(new Event('input', { bubbles: true }))
    area.focus()
  }
  const typed = async (event: Event): Promise<void> => {
    if (!(event instanceof InputEvent) || event.data !== ';') return
    const caret = area.selectionStart
    if (area.value.slice(caret - 2, caret) !== ';;') return
    area.setRangeText('', caret - 2, caret, 'end')
    const choices = await templates()
    if (choices.length === 0) return say(word('none'))
    openSnippets({ root, choices, title: word('title'), label: word('search'), chosen: insert, left: () => area.focus() })
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    root.requestSubmit(root.querySelector<HTMLButtonElement>('button:not([formaction])'))
  }
  const clicked = async (event: MouseEvent): Promise<void> => {
    const button = event.target instanceof Element ? event.target.closest('button[formaction]') : null
    if (button === null || select === null) return
    event.preventDefault()
    const choice = (await templates()).find((template) => template.id === select.value)
    if (choice !== undefined) insert(choice.text)
    else select.focus()
  }
  const hearTyping = (event: Event): void => void typed(event)
  const hearClick = (event: MouseEvent): void => void clicked(event)
  area.addEventListener('input', hearTyping)
  area.addEventListener('keydown', pressed)
  root.addEventListener('click', hearClick)
  return () => {
    area.removeEventListener('input', hearTyping)
    area.removeEventListener('keydown', pressed)
    root.removeEventListener('click', hearClick)
  }
}

async function askTemplates(url: string): Promise<readonly SnippetChoice[]> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' } })
    const read: unknown = answer.ok && !answer.redirected ? await answer.json() : []
    return Array.isArray(read) ? read.flatMap((item: unknown) => choiceOf(item)) : []
  } catch {
    return []
  }
}

function choiceOf(item: unknown): SnippetChoice[] {
  if (typeof item !== 'object' || item === null || !('id' in item) || !('title' in item) || !('text' in item)) return []
  return [{ id: String(item.id), title: String(item.title), text: String(item.text) }]
}
