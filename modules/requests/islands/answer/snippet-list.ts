import { suggestionList } from '#platform/ui/browser'

export interface SnippetChoice {
  id: string
  title: string
  text: string
}

export interface SnippetsRequest {
  root: HTMLElement
  choices: readonly SnippetChoice[]
  title: string
  label: string
  chosen: (text: string) => void
  left: () => void
}

const EXCERPT = 90

/** A dialog with one field: type some letters of a title or text, arrows choose, Enter inserts, Escape leaves. */
export function openSnippets({ root, choices, title, label, chosen, left }: SnippetsRequest): void {
  const dialog = document.createElement('dialog')
  dialog.className = 'dialog snippets'
  const heading = document.createElement('h2')
  heading.id = 'snippets-title'
  heading.textContent = title
  dialog.setAttribute('aria-labelledby', heading.id)
  const box = document.createElement('div')
  box.className = 'combobox'
  const input = document.createElement('input')
  input.type = 'search'
  input.id = 'snippets-search'
  input.className = 'input'
  input.autocomplete = 'off'
  input.setAttribute('aria-label', label)
  box.append(input)
  dialog.append(heading, box)
  root.append(dialog)
  const list = suggestionList(box, input)

  let text: string | undefined
  const show = (): void => {
    const wanted = folded(input.value)
    const found = choices.filter((choice) => folded(`${choice.title} ${choice.text}`).includes(wanted))
    list.show(found.map((choice) => ({ value: choice.id, text: choice.title, hint: choice.text.replace(/\s+/g, ' ').slice(0, EXCERPT) })))
    if (found.length > 0) list.walk(1)
  }
  const take = (id: string | undefined): void => {
    text = choices.find((choice) => choice.id === id)?.text
    dialog.close()
  }
  input.addEventListener('input', show)
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      list.walk(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      take(list.pointed?.value)
    }
  })
  list.element.addEventListener('click', (event) => take(list.at(event)?.value))
  dialog.addEventListener('close', () => {
    list.remove()
    dialog.remove()
    if (text === undefined) left()
    else chosen(text)
  })
  dialog.showModal()
  show()
  input.focus()
}

function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
}
